using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Writes code so that it asks for a connection in place of what it had written out.</summary>
internal sealed class CodeRewriter(Solution solution, PlannedEdits edits)
{
    /// <summary>Plans the changes of a move. Returns why they can't be made, or null.</summary>
    public async Task<string?> TryRewriteAsync(WrittenConnection written, MoveTarget target, CancellationToken cancellationToken)
    {
        if (target.Connection is not { } connection) return "the project does not reference the package 'Fairlead'";
        foreach (Replacement replacement in written.Replacements)
        {
            Document document = solution.GetDocument(replacement.Document.Id)!;
            if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return "no code";
            if (ConnectionSource.FindInScope(model, (ExpressionSyntax)replacement.Expression) is not { } source)
                return "no connections can be had at this place";
            string code = string.Concat(replacement.Code.Select(piece => piece.IsReference ? Refer(piece, source, connection) : piece.Text));
            if (!edits.TryAdd(document.Id, new TextChange(replacement.Expression.Span, code))) return "another fix changes this place";
            if (source.NeedsUsing) edits.AddUsing(document.Id, ConnectionSource.Namespace);
        }
        return null;
    }

    private static string Refer(CodePiece piece, ConnectionSource source, ManifestConnection connection)
    {
        if (piece == CodePiece.ConnectionString) return $"{source.Name}.{connection.MemberName}.Get().ToConnectionString()";
        string property = connection.Fields.First(field => field.Name == piece.Text).Title;
        return source.IsGenerated
            ? $"{source.Name}.{connection.MemberName}.Get().{property}.Reveal()"
            : $"{source.Name}.Get(\"{connection.Id}\").Password!.Reveal()";
    }
}
