using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves;

/// <summary>
/// Changes of the texts of a solution that are collected before any is made. All positions are those of the solution as it was. A step that
/// may fail half-way works on a copy.
/// </summary>
internal sealed class PlannedEdits
{
    private readonly Dictionary<DocumentId, List<TextChange>> _changes = [];
    private readonly HashSet<(DocumentId Document, string Namespace)> _usings = [];

    public PlannedEdits Copy()
    {
        var copy = new PlannedEdits();
        foreach (KeyValuePair<DocumentId, List<TextChange>> document in _changes) copy._changes[document.Key] = [.. document.Value];
        copy._usings.UnionWith(_usings);
        return copy;
    }

    /// <summary>Adds a change. Returns false if another one is already planned at that place.</summary>
    public bool TryAdd(DocumentId document, TextChange change)
    {
        if (!_changes.TryGetValue(document, out List<TextChange>? changes)) _changes[document] = changes = [];
        if (changes.Contains(change)) return true;
        if (changes.Exists(other => change.Span.Length > 0 && other.Span.Length > 0 && change.Span.OverlapsWith(other.Span))) return false;
        changes.Add(change);
        return true;
    }

    /// <summary>Adds a using directive where the file has none for the namespace.</summary>
    public void AddUsing(DocumentId document, string space) => _usings.Add((document, space));

    /// <summary>Determines whether something is already planned for a span.</summary>
    public bool Touches(DocumentId document, TextSpan span) =>
        _changes.TryGetValue(document, out List<TextChange>? changes)
        && changes.Exists(change => change.Span.OverlapsWith(span) || change.Span == span);

    /// <summary>Makes the changes.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (DocumentId id in _changes.Keys.Union(_usings.Select(static added => added.Document)))
        {
            if (solution.GetDocument(id) is not { } document) continue;
            SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            IEnumerable<TextChange> changes = _changes.TryGetValue(id, out List<TextChange>? planned) ? planned : [];
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is CompilationUnitSyntax root)
            {
                IEnumerable<string> spaces = _usings.Where(added => added.Document == id).Select(static added => added.Namespace)
                    .OrderBy(static space => space, StringComparer.Ordinal);
                changes = changes.Concat(spaces.Select(space => UsingDirectives.Add(space, root, text)));
            }

            // Changes at one place come in the order in which they were planned.
            solution = solution.WithDocumentText(id, text.WithChanges(Merge(changes)));
        }
        return solution;
    }

    private static IEnumerable<TextChange> Merge(IEnumerable<TextChange> changes) => changes
        .GroupBy(static change => change.Span.Length > 0 ? (change.Span.Start, change.Span.Length) : (change.Span.Start, 0))
        .Select(static group => new TextChange(
            new TextSpan(group.Key.Item1, group.Key.Item2), string.Concat(group.Select(static change => change.NewText))))
        .OrderBy(static change => change.Span.Start)
        .ThenBy(static change => change.Span.Length);
}
