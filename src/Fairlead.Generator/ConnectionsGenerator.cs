using System.Collections.Immutable;
using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator;

/// <summary>
/// Generates typed accessors for the connections of a project's manifests, and registers them with those of its libraries. Says nothing
/// about what is wrong with them: the manifest analyzer does, so that a problem that moves by a line generates nothing anew. Only a
/// manifest that is missing is reported here.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ConnectionsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ManifestSource> texts = context.AdditionalTextsProvider
            .Where(static file => ManifestFileNames.IsManifest(file.Path) || ManifestFileNames.DeclaresTypes(file.Path))
            .Select(Parser.Read).WithTrackingName(TrackingNames.Texts);

        IncrementalValueProvider<ProjectModel> project = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(Parser.DescribeProject).WithTrackingName(TrackingNames.Project);

        IncrementalValueProvider<EquatableArray<PublishedManifest>> libraries = context.CompilationProvider
            .Select(Parser.FindLibraries).WithTrackingName(TrackingNames.Libraries);

        IncrementalValueProvider<ManifestModel> manifest = texts.Collect()
            .Combine(project)
            .Combine(libraries)
            .Select(new Parser().Parse).WithTrackingName(TrackingNames.Manifest);

        IncrementalValuesProvider<ConnectionSource> connections = manifest
            .SelectMany(static (manifest, _) => manifest.Connections).WithTrackingName(TrackingNames.Connections);

        IncrementalValueProvider<IndexModel?> index = manifest
            .Select(static (manifest, _) => manifest.Index).WithTrackingName(TrackingNames.Index);

        IncrementalValueProvider<RequirementsModel?> requirements = manifest
            .Select(static (manifest, _) => manifest.Requirements).WithTrackingName(TrackingNames.Requirements);

        IncrementalValuesProvider<UnreadManifestModel> unread = context.CompilationProvider
            .Combine(texts.Collect().Select(static (files, _) => files.Any(static file => ManifestFileNames.IsManifest(file.Path))))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(UnreadManifest.Find)
            .SelectMany(static (use, _) => use is null ? ImmutableArray<UnreadManifestModel>.Empty : [use]);

        var writer = new SpareWriter();
        context.RegisterSourceOutput(connections, (context, connection) => ConnectionEmitter.Emit(context, connection, writer));
        context.RegisterSourceOutput(index, (context, index) => IndexEmitter.Emit(context, index, writer));
        context.RegisterSourceOutput(unread, UnreadManifest.Report);
        context.RegisterImplementationSourceOutput(requirements, RequirementsEmitter.Emit);
    }
}
