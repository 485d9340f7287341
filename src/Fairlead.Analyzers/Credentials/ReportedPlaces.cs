using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// The places at which credentials of one compilation are reported. All rules about written credentials ask here before they report, in the
/// order of their certainty, so that a place is reported once; and no rule leaves a value to another one that may then be silent.
/// </summary>
internal sealed class ReportedPlaces
{
    private readonly ConcurrentDictionary<SyntaxTree, List<TextSpan>> _reported = new();
    private readonly ConcurrentDictionary<SyntaxTree, List<TextSpan>> _claimed = new();

    /// <summary>Takes a place for a finding. Returns false if it has one.</summary>
    public bool TryAdd(Location place)
    {
        if (place.SourceTree is not { } tree) return true;
        List<TextSpan> spans = _reported.GetOrAdd(tree, static _ => []);
        lock (spans)
        {
            if (Overlaps(spans, place.SourceSpan)) return false;
            spans.Add(place.SourceSpan);
            return true;
        }
    }

    /// <summary>Determines whether anything is reported at a literal or in it.</summary>
    public bool HasAnyAt(SyntaxNode literal)
    {
        if (!_reported.TryGetValue(literal.SyntaxTree, out List<TextSpan>? spans)) return false;
        lock (spans) return Overlaps(spans, literal.Span);
    }

    /// <summary>
    /// Marks an expression as one whose secret is reported, perhaps where a part of it is declared, so that what the expression reaches is
    /// not reported as well.
    /// </summary>
    public void Claim(Location expression)
    {
        if (expression.SourceTree is not { } tree) return;
        List<TextSpan> spans = _claimed.GetOrAdd(tree, static _ => []);
        lock (spans) spans.Add(expression.SourceSpan);
    }

    /// <summary>Determines whether an expression is one whose secret is reported.</summary>
    public bool IsClaimed(Location expression)
    {
        if (expression.SourceTree is not { } tree || !_claimed.TryGetValue(tree, out List<TextSpan>? spans)) return false;
        lock (spans) return spans.Contains(expression.SourceSpan);
    }

    private static bool Overlaps(List<TextSpan> spans, TextSpan place) =>
        spans.Exists(span => span.OverlapsWith(place) || (place.Length == 0 && span.IntersectsWith(place)));
}
