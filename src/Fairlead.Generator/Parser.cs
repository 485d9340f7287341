using System.Collections.Immutable;
using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Fairlead.Generator.Model;
using Fairlead.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Generator;

/// <summary>From files and project to what is generated.</summary>
internal sealed class Parser
{
    /// <summary>What was read last. Whichever version it is, reading on from it gives the same.</summary>
    private ProjectManifest? _last;

    public static ManifestSource Read(AdditionalText file, CancellationToken cancellationToken) =>
        new(file.Path, file.GetText(cancellationToken)?.ToString() ?? "");

    public static ProjectModel DescribeProject((Compilation Compilation, AnalyzerConfigOptionsProvider Options) source, CancellationToken _)
    {
        AnalyzerConfigOptions options = source.Options.GlobalOptions;
        options.TryGetValue("build_property.RootNamespace", out string? rootNamespace);
        return new ProjectModel(
            ReferencesRuntime: source.Compilation.GetTypeByMetadataName("Fairlead.IConnectionResolver") is not null,
            RootNamespace: MemberNames.ToNamespace(rootNamespace ?? ""),
            WantsFakes: !IsSet(options, "FairleadFakes", to: "false"))
        {
            AssemblyName = source.Compilation.AssemblyName ?? "",
            DefinesEmbeddedAttribute = source.Compilation.Assembly.GetTypeByMetadataName("Microsoft.CodeAnalysis.EmbeddedAttribute") is not null,
            HasHttpClients = source.Compilation.GetTypeByMetadataName("Microsoft.Extensions.DependencyInjection.IHttpClientBuilder") is not null,
            WantsLockFile = IsSet(options, "FairleadLockFile", to: "true"),
            WantsEnvironmentExample = IsSet(options, "FairleadEnvironmentExample", to: "true"),
        };
    }

    private static bool IsSet(AnalyzerConfigOptions options, string property, string to) =>
        options.TryGetValue("build_property." + property, out string? value) && string.Equals(value, to, StringComparison.OrdinalIgnoreCase);

    public static EquatableArray<PublishedManifest> FindLibraries(Compilation compilation, CancellationToken _) =>
        new(ReferencedManifests.Find(compilation).Select(static manifest => manifest.Published));

    public ManifestModel Parse(
        ((ImmutableArray<ManifestSource> Files, ProjectModel Project) Own, EquatableArray<PublishedManifest> Libraries) source,
        CancellationToken cancellationToken)
    {
        (ImmutableArray<ManifestSource> files, ProjectModel model) = source.Own;
        bool hasManifest = source.Libraries.Count > 0 || files.Any(static file => ManifestFileNames.IsManifest(file.Path));
        if (!hasManifest || !model.ReferencesRuntime) return ManifestModel.Empty;

        ProjectManifest project = ProjectManifest.ReadVersion(files, source.Libraries, earlier: _last);
        _last = project;
        cancellationToken.ThrowIfCancellationRequested();
        return ModelBuilder.Build(project, model);
    }
}
