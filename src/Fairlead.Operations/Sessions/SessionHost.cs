using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Fairlead.Operations.Sessions;

/// <summary>The host environment that the program would have.</summary>
internal sealed class SessionHost(string environmentName, string folder) : IHostEnvironment
{
    public const string Development = "Development";

    private static readonly string[] Variables = ["DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT"];

    public string EnvironmentName { get; set; } = environmentName;

    public string ApplicationName { get; set; } = Path.GetFileName(folder);

    public string ContentRootPath { get; set; } = folder;

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

    /// <summary>
    /// Finds the name of the environment: what the variables say, or the deployment that was asked for. Without either this is a
    /// developer's machine.
    /// </summary>
    public static string FindEnvironmentName(SessionOptions options)
    {
        string? set = Variables.Select(name => options.Variables.GetValueOrDefault(name))
            .FirstOrDefault(static name => !string.IsNullOrEmpty(name));
        if (set is not null) return set;
        string? deployment = options.Deployment ?? options.Variables.GetValueOrDefault(Resolution.ActiveDeployment.Variable);
        return string.IsNullOrEmpty(deployment) || string.Equals(deployment, Development, StringComparison.OrdinalIgnoreCase)
            ? Development : deployment;
    }
}
