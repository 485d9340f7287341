using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Documents a new parameter where all others are documented: the compiler warns of those that are left out.</summary>
internal static class ParameterDocumentation
{
    /// <summary>Creates the change. Returns null where no parameter is documented.</summary>
    public static TextChange? Create(CodePlace declaration, RewriteContext context, string name)
    {
        XmlElementSyntax? last = declaration.Node.GetLeadingTrivia()
            .Select(static trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>()
            .SelectMany(static comment => comment.Content.OfType<XmlElementSyntax>())
            .LastOrDefault(static element => element.StartTag.Name.LocalName.ValueText == "param");
        if (last is null) return null;

        TextLine line = declaration.Text.Lines.GetLineFromPosition(last.Span.End);
        if (!line.ToString().TrimStart().StartsWith("///", StringComparison.Ordinal)) return null;
        string meaning = context.Service.IsConfiguration ? "The configuration." : "The connections.";
        string indentation = CodeLayout.GetIndentation(declaration.Text, line.Start);
        return CodeLayout.Insert(
            line.EndIncludingLineBreak, $"{indentation}/// <param name=\"{name}\">{meaning}</param>{declaration.LineEnd}");
    }
}
