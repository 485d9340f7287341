using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Tells how a file declares its local variables: by their types, or by <c>var</c>.</summary>
internal static class LocalTypes
{
    /// <summary>Gets the type as this file writes it in a declaration.</summary>
    public static string Write(CodePlace place, PlannedEdits edits, string space, string name) =>
        PrefersVar(place.Node.SyntaxTree.GetRoot()) ? "var" : TypeReferences.Write(place, edits, space, name);

    /// <summary>Creations say their type already, so only other declarations count.</summary>
    private static bool PrefersVar(SyntaxNode root)
    {
        int implicitly = 0, explicitly = 0;
        foreach (SyntaxNode node in root.DescendantNodes(static node => node is not ExpressionSyntax))
        {
            if (node is not LocalDeclarationStatementSyntax { IsConst: false, Declaration: var declaration }) continue;
            ExpressionSyntax? value = declaration.Variables[0].Initializer?.Value;
            if (!declaration.Type.IsVar) explicitly += declaration.Type is PredefinedTypeSyntax ? 0 : 1;
            else if (value is not (ObjectCreationExpressionSyntax or LiteralExpressionSyntax)) implicitly++;
        }
        return implicitly > explicitly;
    }
}
