using System.Reflection;
using System.Runtime.InteropServices;

[assembly: AssemblyFixture(typeof(Fairlead.Package.Tests.LocalFeed))]

namespace Fairlead.Package.Tests;

/// <summary>The packages as they ship, in a folder of their own, for consumers to restore from. Needs no network.</summary>
public sealed class LocalFeed : IAsyncLifetime
{
    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>
    /// Where the package has its assemblies compiled ahead of time for the system that it was made on; null where that is none of these.
    /// </summary>
    public static string? PrecompiledFolder { get; } = RuntimeInformation.RuntimeIdentifier == "linux-x64" ? "tools/linux-x64" : null;

    /// <summary>The version of all packages, given as a release gives it.</summary>
    public const string Version = "0.1.0";

    public string Root { get; } = Directory.CreateTempSubdirectory("fairlead-feed-").FullName;

    public string Packages => Path.Combine(Root, "feed");

    public async ValueTask InitializeAsync()
    {
        string[] projects =
        [
            "src/Fairlead.Package", "src/Fairlead.Abstractions", "src/Fairlead", "src/Fairlead.Aws", "src/Fairlead.Azure",
            "src/Fairlead.Google", "src/Fairlead.Store", "src/Fairlead.Vault",
            "src/Fairlead.Testing",
        ];
        foreach (string project in projects)
        {
            (await DotNet.RunAsync(RepositoryFiles.GetFullPath(""),
                ["pack", project, "--no-restore", "-c", "Release", "-o", Packages, $"-p:Version={Version}"])).Succeeded();
        }
    }

    /// <summary>
    /// A new folder that restores our packages from the feed, everything else from the packages that this repository's own
    /// restore has left in the global folder, and installs both into the feed's folder, so that no stale copy can be picked up.
    /// </summary>
    public string CreateConsumerDirectory()
    {
        string directory = Directory.CreateDirectory(Path.Combine(Root, $"consumer-{Guid.NewGuid():N}")).FullName;
        File.WriteAllText(Path.Combine(directory, "nuget.config"), $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(Root, "installed")}" />
              </config>
              <packageSources>
                <clear />
                <add key="fairlead" value="{Packages}" />
                <add key="restored" value="{Metadata("NuGetPackageRoot")}" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="fairlead"><package pattern="Fairlead*" /><package pattern="Acme*" /></packageSource>
                <packageSource key="restored"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        return directory;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Metadata(string key) =>
        typeof(LocalFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
