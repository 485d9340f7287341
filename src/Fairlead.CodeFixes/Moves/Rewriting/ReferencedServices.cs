using Fairlead.Analyzers.Types;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>What a project may reference that decides how it can be given services.</summary>
internal static class ReferencedServices
{
    public static readonly TypeNameSet Configuration = new(["Microsoft.Extensions.Configuration.IConfiguration"]);

    public static readonly TypeNameSet Container = new(["Microsoft.Extensions.DependencyInjection.ServiceCollection"]);

    public static readonly TypeNameSet HostBuilder = new(["Microsoft.Extensions.Hosting.HostApplicationBuilder"]);

    public static readonly TypeNameSet UserSecrets = new(["Microsoft.Extensions.Configuration.UserSecretsConfigurationExtensions"]);

    public static readonly TypeNameSet EnvironmentVariables = new(["Microsoft.Extensions.Configuration.EnvironmentVariablesExtensions"]);

    public static readonly TypeNameSet Fakes = new(["Fairlead.Testing.FakeConnectionResolver"]);
}
