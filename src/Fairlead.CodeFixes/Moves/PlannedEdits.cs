using System.Collections.Immutable;
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
    private readonly List<MovedText> _moves = [];
    private ImmutableDictionary<PlanKey, object> _memory = ImmutableDictionary<PlanKey, object>.Empty;

    public PlannedEdits Copy()
    {
        var copy = new PlannedEdits { _memory = _memory };
        foreach (KeyValuePair<DocumentId, List<TextChange>> document in _changes) copy._changes[document.Key] = [.. document.Value];
        copy._usings.UnionWith(_usings);
        copy._moves.AddRange(_moves);
        return copy;
    }

    /// <summary>Adds a change. Returns false if another one is already planned at that place.</summary>
    public bool TryAdd(DocumentId document, TextChange change)
    {
        if (!_changes.TryGetValue(document, out List<TextChange>? changes)) _changes[document] = changes = [];
        if (changes.Contains(change)) return true;
        if (changes.Exists(other => Conflicts(change.Span, other.Span))) return false;
        changes.Add(change);
        return true;
    }

    /// <summary>Adds changes that only make sense together: all, or none if one of them can't be made.</summary>
    public bool TryAdd(DocumentId document, IReadOnlyList<TextChange> changes)
    {
        if (_changes.TryGetValue(document, out List<TextChange>? planned)
            && planned.Exists(other => changes.Any(change => change != other && Conflicts(change.Span, other.Span))))
            return false;
        return changes.All(change => TryAdd(document, change));
    }

    /// <summary>Puts a longer change in the place of one that is planned already. Returns false if it is not planned.</summary>
    public bool TryReplace(DocumentId document, TextChange planned, TextChange change)
    {
        if (!_changes.TryGetValue(document, out List<TextChange>? changes) || changes.IndexOf(planned) is not (>= 0 and var index))
            return false;
        changes[index] = change;
        return true;
    }

    /// <summary>Moves text, with the changes that are planned in it. Returns what stands for it in the text of another change.</summary>
    /// <param name="document">The file.</param>
    /// <param name="removed">The span that goes away.</param>
    /// <param name="moved">The part of it that is moved.</param>
    /// <param name="left">What stays in its place.</param>
    public string Move(DocumentId document, TextSpan removed, TextSpan moved, string left = "")
    {
        // No text of a program has this character.
        string placeholder = $"\u0001{_moves.Count}\u0001";
        _moves.Add(new MovedText(document, removed, moved, left, placeholder));
        return placeholder;
    }

    /// <summary>Finds what a step has made of a part of the code, so that another one can use it. Returns null if nothing has.</summary>
    public T? Recall<T>(PlanKey key)
        where T : class => _memory.TryGetValue(key, out object? made) ? (T)made : null;

    /// <summary>Keeps what a step has made of a part of the code.</summary>
    public void Remember(PlanKey key, object made) => _memory = _memory.SetItem(key, made);

    /// <summary>Adds a using directive where the file has none for the namespace.</summary>
    public void AddUsing(DocumentId document, string space) => _usings.Add((document, space));

    /// <summary>Determines whether something is already planned for a span.</summary>
    public bool Touches(DocumentId document, TextSpan span) =>
        _changes.TryGetValue(document, out List<TextChange>? changes)
        && changes.Exists(change => change.Span.OverlapsWith(span) || change.Span == span);

    /// <summary>Determines whether a span goes away.</summary>
    public bool Removes(DocumentId document, TextSpan span) =>
        _changes.TryGetValue(document, out List<TextChange>? changes)
        && changes.Exists(change => change.NewText!.Length == 0 && change.Span.Contains(span));

    /// <summary>Makes the changes.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        List<(MovedText Move, string Text)> moved = [];
        foreach (MovedText move in _moves)
        {
            SourceText text = await solution.GetDocument(move.Document)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            moved.Add((move, move.Read(text, GetChanges(move.Document))));
        }

        IEnumerable<DocumentId> documents = _changes.Keys
            .Union(_usings.Select(static added => added.Document)).Union(_moves.Select(static move => move.Document));
        foreach (DocumentId id in documents)
        {
            if (solution.GetDocument(id) is not { } document) continue;
            SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            IEnumerable<TextChange> changes = GetChanges(id)
                .Where(change => !_moves.Exists(move => move.Document == id && move.Moved.Contains(change.Span)))
                .Concat(_moves.Where(move => move.Document == id).Select(static move => new TextChange(move.Removed, move.Left)))
                .Select(change => moved.Aggregate(change, static (filled, move) =>
                    new TextChange(filled.Span, filled.NewText!.Replace(move.Move.Placeholder, move.Text))));
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is CompilationUnitSyntax root)
            {
                changes = UsingDirectives.Add(
                    _usings.Where(added => added.Document == id).Select(static added => added.Namespace), root, text).Concat(changes);
            }

            // Changes at one place come in the order in which they were planned.
            solution = solution.WithDocumentText(id, text.WithChanges(Merge(changes)));
        }
        return solution;
    }

    private List<TextChange> GetChanges(DocumentId document) =>
        _changes.TryGetValue(document, out List<TextChange>? changes) ? changes : [];

    /// <summary>Spans conflict where one has a part of the other, or an insertion stands amid what goes away.</summary>
    private static bool Conflicts(TextSpan change, TextSpan other) => change.Length > 0 && other.Length > 0
        ? change.OverlapsWith(other)
        : IsAmid(change.Start, other) || IsAmid(other.Start, change);

    private static bool IsAmid(int position, TextSpan span) => position > span.Start && position < span.End;

    /// <summary>Text that moves elsewhere.</summary>
    private sealed record MovedText(DocumentId Document, TextSpan Removed, TextSpan Moved, string Left, string Placeholder)
    {
        /// <summary>Reads the text as it is after the changes in it.</summary>
        public string Read(SourceText text, IEnumerable<TextChange> changes) => text.GetSubText(Moved)
            .WithChanges(Merge(changes.Where(change => Moved.Contains(change.Span))
                .Select(change => new TextChange(new TextSpan(change.Span.Start - Moved.Start, change.Span.Length), change.NewText!))))
            .ToString();
    }

    private static IEnumerable<TextChange> Merge(IEnumerable<TextChange> changes) => changes
        .GroupBy(static change => change.Span.Length > 0 ? (change.Span.Start, change.Span.Length) : (change.Span.Start, 0))
        .Select(static group => new TextChange(
            new TextSpan(group.Key.Item1, group.Key.Item2), string.Concat(group.Select(static change => change.NewText))))
        .OrderBy(static change => change.Span.Start)
        .ThenBy(static change => change.Span.Length);
}

/// <summary>A part of the code, and what a step has made there.</summary>
/// <param name="Document">The file; null for something that a solution has once.</param>
/// <param name="Span">The declaration, statement or function.</param>
/// <param name="Purpose">What was made.</param>
internal readonly record struct PlanKey(DocumentId? Document, TextSpan Span, string Purpose);
