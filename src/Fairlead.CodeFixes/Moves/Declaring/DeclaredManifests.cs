using Fairlead.Analyzers.Transport;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;
using Fairlead.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Declaring;

/// <summary>A manifest, or a file of connection types, as it is or as it is going to be.</summary>
/// <param name="Document">The file; null for a manifest that is new.</param>
/// <param name="Path">Its path.</param>
/// <param name="Text">Its text.</param>
internal sealed record DeclaredFile(DocumentId? Document, string Path, string Text)
{
    public bool IsManifest => ManifestFileNames.IsManifest(Path);

    public string Name => ManifestFileNames.GetFileName(Path);
}

/// <summary>Everything that a project's files and its libraries declare, as one value: a change gives another one.</summary>
internal sealed class DeclaredManifests
{
    private readonly IReadOnlyList<PublishedManifest> _libraries;
    private readonly InternalHostSuffixes _internalHosts;
    private readonly Lazy<ProjectManifest> _read;
    private readonly Lazy<IReadOnlyList<(int File, Problem Problem)>> _insecure;

    private DeclaredManifests(
        IReadOnlyList<DeclaredFile> files, IReadOnlyList<PublishedManifest> libraries, InternalHostSuffixes internalHosts)
    {
        (Files, _libraries, _internalHosts) = (files, libraries, internalHosts);
        _read = new(() => ProjectManifest.Read([.. Files.Select(static file => new ManifestSource(file.Path, file.Text))], _libraries));
        _insecure = new(() => ManifestTransportScanner.Scan(Manifest, _internalHosts));
    }

    public IReadOnlyList<DeclaredFile> Files { get; }

    public ProjectManifest Project => _read.Value;

    public ManifestDocument Manifest => Project.Manifest;

    public ConnectionTypeTable Types => Project.Types;

    /// <summary>What the libraries' connections and the project's own are, in the order in which they count.</summary>
    public IEnumerable<ManifestConnection> Connections => Manifest.Connections.Concat(Manifest.LibraryConnections);

    /// <summary>Clear text and unverified TLS, which is reported apart from the other problems.</summary>
    public IReadOnlyList<(int File, Problem Problem)> Insecure => _insecure.Value;

    public int CountProblems() => Project.Problems.Sum(static file => file.Count);

    public static async Task<DeclaredManifests> ReadAsync(Project project, Compilation compilation, CancellationToken cancellationToken)
    {
        var files = new List<DeclaredFile>();
        foreach (TextDocument document in project.AdditionalDocuments)
        {
            string path = document.FilePath ?? document.Name;
            if (!ManifestFileNames.IsAboutConnections(path)) continue;
            SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            files.Add(new DeclaredFile(document.Id, path, text.ToString()));
        }

        IEnumerable<PublishedManifest> libraries = ReferencedManifests.Find(compilation).Select(static library => library.Published);
        return new DeclaredManifests(files, [.. libraries], ReadInternalHosts(project));
    }

    public DeclaredManifests With(int file, string text) =>
        With([.. Files.Select((old, index) => index == file ? old with { Text = text } : old)]);

    public DeclaredManifests WithNew(string path, string text) => With([.. Files, new DeclaredFile(null, path, text)]);

    /// <summary>Writes what differs from a solution into it.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, ProjectId project, CancellationToken cancellationToken)
    {
        foreach (DeclaredFile file in Files)
        {
            if (file.Document is null)
            {
                solution = solution.AddAdditionalDocument(
                    DocumentId.CreateNewId(project), file.Name, SourceText.From(file.Text), filePath: file.Path);
            }
            else if (solution.GetAdditionalDocument(file.Document) is { } document)
            {
                SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                if (text.ToString() != file.Text)
                    solution = solution.WithAdditionalDocumentText(document.Id, SourceText.From(file.Text, text.Encoding));
            }
        }
        return solution;
    }

    private DeclaredManifests With(IReadOnlyList<DeclaredFile> files) => new(files, _libraries, _internalHosts);

    private static InternalHostSuffixes ReadInternalHosts(Project project)
    {
        AnalyzerOptions options = project.AnalyzerOptions;
        AdditionalText? manifest = options.AdditionalFiles.FirstOrDefault(static file => ManifestFileNames.IsManifest(file.Path));
        return manifest is null
            ? new InternalHostSuffixes(InternalHosts.SuffixesOption.Read(options.AnalyzerConfigOptionsProvider.GlobalOptions))
            : InternalHosts.Read(options, manifest);
    }
}
