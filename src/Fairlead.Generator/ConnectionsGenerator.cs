using System.Runtime.CompilerServices;
using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator;

/// <summary>
/// Generates typed accessors for the connections of a project's manifests. Says nothing about what is wrong with them: the manifest
/// analyzer does, so that a problem that moves by a line generates nothing anew.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ConnectionsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ManifestSource> texts = context.AdditionalTextsProvider
            .Where(static file => ManifestFile.IsManifest(file.Path) || ManifestFile.DeclaresTypes(file.Path))
            .Select(Parser.Read).WithTrackingName(TrackingNames.Texts);

        IncrementalValueProvider<ProjectModel> project = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(Parser.DescribeProject).WithTrackingName(TrackingNames.Project);

        IncrementalValueProvider<ManifestModel> manifest = texts.Collect()
            .Combine(project)
            .Select(Parser.Parse).WithComparer(new SameObject()).WithTrackingName(TrackingNames.Manifest);

        IncrementalValuesProvider<ConnectionModel> connections = manifest
            .SelectMany(static (manifest, _) => manifest.Connections).WithTrackingName(TrackingNames.Connections);

        IncrementalValueProvider<IndexModel?> index = manifest
            .Select(static (manifest, _) => manifest.Index).WithTrackingName(TrackingNames.Index);

        IncrementalValueProvider<RequirementsModel?> requirements = manifest
            .Select(static (manifest, _) => manifest.Requirements).WithTrackingName(TrackingNames.Requirements);

        context.RegisterSourceOutput(connections, new ConnectionEmitter().Emit);
        context.RegisterSourceOutput(index, IndexEmitter.Emit);
        context.RegisterImplementationSourceOutput(requirements, RequirementsEmitter.Emit);
    }

    /// <summary>A thousand connections need not be compared as a whole: each is by itself, one step further.</summary>
    private sealed class SameObject : IEqualityComparer<ManifestModel>
    {
        public bool Equals(ManifestModel x, ManifestModel y) => ReferenceEquals(x, y);

        public int GetHashCode(ManifestModel obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
