using System.Collections.Immutable;
using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;
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
            WantsLockFile = IsSet(options, "FairleadLockFile", to: "true"),
            WantsEnvironmentExample = IsSet(options, "FairleadEnvironmentExample", to: "true"),
        };
    }

    private static bool IsSet(AnalyzerConfigOptions options, string property, string to) =>
        options.TryGetValue("build_property." + property, out string? value) && string.Equals(value, to, StringComparison.OrdinalIgnoreCase);

    public ManifestModel Parse((ImmutableArray<ManifestSource> Files, ProjectModel Project) source, CancellationToken cancellationToken)
    {
        if (!source.Files.Any(static file => ManifestFile.IsManifest(file.Path)) || !source.Project.ReferencesRuntime) return ManifestModel.Empty;

        ProjectManifest project = ProjectManifest.ReadVersion(source.Files, earlier: _last);
        _last = project;
        cancellationToken.ThrowIfCancellationRequested();
        return ModelBuilder.Build(project.Manifest, source.Project);
    }
}
