using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>The declarations that nothing uses any more once a draft's code stands in its places.</summary>
internal sealed class UnusedDeclarations(ReadingContext context, WrittenPlaces places, ConnectionDraft draft)
{
    public async Task<IReadOnlyList<Removal>> FindAsync()
    {
        var removed = new List<ValueHolder>(places.Holders);
        foreach (ValueHolder holder in FindNamed())
        {
            if (removed.Exists(other => SymbolEqualityComparer.Default.Equals(other.Symbol, holder.Symbol))) continue;
            if (holder.IsPublicApi(context) || draft.Covers(holder.Value)) continue;
            IReadOnlyList<ExpressionSyntax> uses = await HolderUses.FindAsync(holder, context).ConfigureAwait(false);
            if (uses.All(use => draft.Covers(use) || removed.Exists(other => other.Value.Span.Contains(use.Span)
                && other.Value.SyntaxTree == use.SyntaxTree))) removed.Add(holder);
        }
        return
        [
            .. removed.Select(holder => new Removal(context.GetDocument(holder.Declaration.SyntaxTree), holder.Declaration))
                .OrderBy(static removal => removal.Document.FilePath ?? removal.Document.Name, StringComparer.Ordinal)
                .ThenBy(static removal => removal.Declaration.SpanStart),
        ];
    }

    /// <summary>What the replaced code names, and the values of constants that go.</summary>
    private IEnumerable<ValueHolder> FindNamed()
    {
        foreach (ExpressionSyntax replaced in draft.Replaced.Concat(places.Holders.Select(static holder => holder.Value)).ToArray())
        {
            foreach (IdentifierNameSyntax name in replaced.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            {
                if (context.FindSymbol(name) is { } symbol && ValueHolder.Find(symbol, context) is { } holder) yield return holder;
            }
        }
    }
}
