using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Fairlead.Generator.Model;
using Fairlead.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Generator;

/// <summary>Reads what generation depends on from a project: its files about connections, its properties and its references.</summary>
internal static class ProjectReader
{
    public static ManifestSource ReadFile(AdditionalText file, CancellationToken cancellationToken) =>
        new(file.Path, file.GetText(cancellationToken)?.ToString() ?? "");

    public static ProjectModel ReadProject(
        (Compilation Compilation, AnalyzerConfigOptionsProvider Options) source, CancellationToken cancellationToken)
    {
        _ = cancellationToken;
        AnalyzerConfigOptions options = source.Options.GlobalOptions;
        options.TryGetValue("build_property.RootNamespace", out string? rootNamespace);
        return new ProjectModel(
            ReferencesRuntime: HasType(source.Compilation, "Fairlead.IConnectionResolver"),
            RootNamespace: MemberNames.ToNamespace(rootNamespace ?? ""),
            WantsFakes: !IsSet(options, "FairleadFakes", to: "false"))
        {
            AssemblyName = source.Compilation.AssemblyName ?? "",
            DefinesEmbeddedAttribute =
                source.Compilation.Assembly.GetTypeByMetadataName("Microsoft.CodeAnalysis.EmbeddedAttribute") is not null,
            HasHttpClients = HasType(source.Compilation, "Microsoft.Extensions.DependencyInjection.IHttpClientBuilder"),
            WantsLockFile = IsSet(options, "FairleadLockFile", to: "true"),
            WantsEnvironmentExample = IsSet(options, "FairleadEnvironmentExample", to: "true"),
        };
    }

    public static EquatableArray<PublishedManifest> ReadLibraries(Compilation compilation, CancellationToken cancellationToken)
    {
        _ = cancellationToken;
        return new(ReferencedManifests.Find(compilation).Select(static manifest => manifest.Published));
    }

    private static bool HasType(Compilation compilation, string name) => compilation.GetTypeByMetadataName(name) is not null;

    private static bool IsSet(AnalyzerConfigOptions options, string property, string to) =>
        options.TryGetValue("build_property." + property, out string? value)
        && string.Equals(value, to, StringComparison.OrdinalIgnoreCase);
}
