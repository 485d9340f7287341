using Fairlead;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds Fairlead to a host.</summary>
public static class FairleadHostApplicationBuilderExtensions
{
    private const string Section = "Fairlead";

    /// <summary>
    /// Adds <see cref="IConnectionResolver"/>, and binds <see cref="FairleadOptions"/> to the configuration's section <c>Fairlead</c>,
    /// which is validated when the host starts. May be called again, to configure more.
    /// </summary>
    /// <param name="builder">The host's builder.</param>
    public static FairleadBuilder AddFairlead(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<FairleadOptions>().Bind(builder.Configuration.GetSection(Section)).ValidateOnStart();
        return builder.Services.AddFairlead();
    }
}
