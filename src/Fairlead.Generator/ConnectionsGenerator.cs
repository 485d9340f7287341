using System.Collections.Immutable;
using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator;

/// <summary>
/// Generates typed accessors for the connections of a project's manifests, and registers them with those of its libraries. The manifest
/// analyzer reports the problems of manifests, so a problem that moves by a line generates nothing anew. Only a missing manifest is
/// reported here.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ConnectionsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Read
        IncrementalValueProvider<ImmutableArray<ManifestSource>> files = context.AdditionalTextsProvider
            .Where(static file => ManifestFileNames.IsAboutConnections(file.Path))
            .Select(ProjectReader.ReadFile).WithTrackingName(TrackingNames.Files)
            .Collect();
        IncrementalValueProvider<ProjectModel> project = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(ProjectReader.ReadProject).WithTrackingName(TrackingNames.Project);
        IncrementalValueProvider<EquatableArray<PublishedManifest>> libraries = context.CompilationProvider
            .Select(ProjectReader.ReadLibraries).WithTrackingName(TrackingNames.Libraries);

        // Parse
        IncrementalValueProvider<ManifestModel> manifest = files.Combine(project).Combine(libraries)
            .Select(Parser.Parse).WithTrackingName(TrackingNames.Manifest);

        // Model
        IncrementalValuesProvider<ConnectionModel> connections = manifest
            .SelectMany(static (manifest, _) => manifest.Connections).WithTrackingName(TrackingNames.Connections);
        IncrementalValueProvider<IndexModel?> index = manifest
            .Select(static (manifest, _) => manifest.Index).WithTrackingName(TrackingNames.Index);
        IncrementalValueProvider<RequirementsModel?> requirements = manifest
            .Select(static (manifest, _) => manifest.Requirements).WithTrackingName(TrackingNames.Requirements);
        IncrementalValueProvider<UnreadManifestModel?> unreadManifest = context.CompilationProvider
            .Combine(files).Combine(context.AnalyzerConfigOptionsProvider)
            .Select(UnreadManifest.Find).WithTrackingName(TrackingNames.UnreadManifest);

        // Emit
        context.RegisterSourceOutput(connections, ConnectionEmitter.Emit);
        context.RegisterSourceOutput(index, IndexEmitter.Emit);
        context.RegisterSourceOutput(unreadManifest, UnreadManifest.Report);
        context.RegisterImplementationSourceOutput(requirements, RequirementsEmitter.Emit);
    }
}
