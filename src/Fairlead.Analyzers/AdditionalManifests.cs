using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Fairlead.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers;

/// <summary>
/// The manifests and connection types among a project's additional files, read as one, and what the libraries that it references publish.
/// </summary>
internal sealed class AdditionalManifests
{
    // The compiler remembers what a text gave, for all rules that ask. What several files give together is read anew by each rule.
    private static readonly SourceTextValueProvider<ProjectManifest> OfOneFile =
        new(static text => ProjectManifest.Read([new ManifestSource("connections.json", text.ToString())]));

    private readonly IReadOnlyList<AdditionalText> _files;
    private readonly ProjectManifest _project;

    private AdditionalManifests(
        IReadOnlyList<AdditionalText> files, ProjectManifest project, IReadOnlyList<ReferencedManifest> libraries) =>
        (_files, _project, Libraries) = (files, project, libraries);

    /// <summary>The libraries of the manifest, in its order.</summary>
    public IReadOnlyList<ReferencedManifest> Libraries { get; }

    /// <summary>False where only libraries declare connections.</summary>
    public bool HasOwnManifest => _project.HasOwnManifest;

    public ManifestDocument Manifest => _project.Manifest;

    /// <summary>The built-in connection types and the project's own.</summary>
    public ConnectionTypeTable Types => _project.Types;

    /// <summary>False when a file's JSON is broken: parts may be missing that it does hold.</summary>
    public bool IsComplete => _project.IsComplete;

    /// <summary>Finds what the project's files and the libraries that it references say. Returns null if there is no manifest.</summary>
#pragma warning disable RS1012 // reads what the compilation remembers; the rule that asks registers the actions
    public static AdditionalManifests? Find(RuleContext context)
#pragma warning restore RS1012
    {
        List<AdditionalText> files = [.. FindFiles(context.Options)];
        IReadOnlyList<ReferencedManifest> libraries = ReferencedManifests.Find(context.Compilation);
        if (files.Count == 1 && libraries.Count == 0 && ManifestFileNames.IsManifest(files[0].Path))
        {
            return files[0].GetText(context.CancellationToken) is { } text
                && context.Start.TryGetValue(text, OfOneFile, out ProjectManifest? only)
                ? new AdditionalManifests(files, only, libraries)
                : null;
        }
        return libraries.Count > 0 || files.Any(static file => ManifestFileNames.IsManifest(file.Path))
            ? Read(files, libraries, context.CancellationToken)
            : null;
    }

    /// <summary>The same, where also a project of connection types alone is looked at.</summary>
    public static AdditionalManifests Read(AnalyzerOptions options, CancellationToken cancellationToken) =>
        Read([.. FindFiles(options)], [], cancellationToken);

    public static bool IsAboutConnections(AdditionalText file) => ManifestFileNames.IsAboutConnections(file.Path);

    /// <summary>The file that problems of the project as a whole are reported in; null if it has no manifest of its own.</summary>
    public AdditionalText? MainFile => _files.FirstOrDefault(static file => ManifestFileNames.IsManifest(file.Path));

    /// <summary>Gets the namespace that the generator gives to the project's own connections.</summary>
    public string GetNamespace(AnalyzerOptions options, Compilation compilation)
    {
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.RootNamespace", out string? root);
        return Manifest.GetNamespace(MemberNames.ToNamespace(root ?? ""), compilation.AssemblyName ?? "");
    }

    /// <summary>Gets the file of a place in the manifest.</summary>
    public AdditionalText GetFile(int file) => _files[file];

    public IReadOnlyList<Core.Rules.Problem> GetProblems(AdditionalText file)
    {
        for (int i = 0; i < _files.Count; i++)
        {
            if (_files[i] == file) return _project.Problems[i];
        }
        return [];
    }

    /// <summary>Gets where something in the manifest is written, for a rule that finds it from elsewhere.</summary>
    public Location GetLocation(int file, SourceSpan span, CancellationToken cancellationToken) =>
        _files[file].GetLocation(_files[file].GetText(cancellationToken)!, span.ToTextSpan());

    private static IEnumerable<AdditionalText> FindFiles(AnalyzerOptions options) => options.AdditionalFiles.Where(IsAboutConnections);

    private static AdditionalManifests Read(
        List<AdditionalText> files, IReadOnlyList<ReferencedManifest> libraries, CancellationToken cancellationToken)
    {
        List<ManifestSource> sources =
            [.. files.Select(file => new ManifestSource(file.Path, file.GetText(cancellationToken)?.ToString() ?? ""))];
        return new AdditionalManifests(
            files, ProjectManifest.Read(sources, [.. libraries.Select(static library => library.Published)]), libraries);
    }
}
