using System.Collections.Immutable;
using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Parses a project's manifests into the values that are generated: a pure function of what was read.</summary>
internal static class Parser
{
    public static ManifestModel Parse(
        ((ImmutableArray<ManifestSource> Files, ProjectModel Project) Own, EquatableArray<PublishedManifest> Libraries) source,
        CancellationToken cancellationToken)
    {
        (ImmutableArray<ManifestSource> files, ProjectModel model) = source.Own;
        bool hasManifest = source.Libraries.Count > 0 || files.Any(static file => ManifestFileNames.IsManifest(file.Path));
        if (!hasManifest || !model.ReferencesRuntime) return ManifestModel.Empty;

        ProjectManifest project = ProjectManifest.Read(files, source.Libraries);
        cancellationToken.ThrowIfCancellationRequested();
        return ManifestModelBuilder.Build(project, model);
    }
}
