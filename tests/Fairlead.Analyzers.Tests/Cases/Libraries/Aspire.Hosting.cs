namespace Aspire.Hosting
{
    public interface IDistributedApplicationBuilder
    {
    }

    public static class ParameterResourceBuilderExtensions
    {
        public static object AddParameter(
            this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false,
            bool secret = false) => builder;
    }
}
