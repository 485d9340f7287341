using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes;

/// <summary>Adds a using directive to a file, as a change of its text.</summary>
internal static class UsingDirectives
{
    /// <summary>Creates the change that adds a using directive among those at the top of a file, or above its first declaration.</summary>
    public static TextChange Add(string name, CompilationUnitSyntax root, SourceText text)
    {
        string directive = $"using {name};";
        string lineEnd = text.ToString().IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        if (root.Usings.FirstOrDefault(existing => Follows(existing, name)) is { } next) return Insert(next.SpanStart, directive + lineEnd);
        if (root.Usings.LastOrDefault() is { } last) return Insert(last.Span.End, lineEnd + directive);
        if (root.Externs.LastOrDefault() is { } alias) return Insert(alias.Span.End, lineEnd + directive);

        // A comment at the top is the file's; one that documents belongs to the declaration.
        SyntaxToken first = root.GetFirstToken(includeZeroWidth: true);
        SyntaxTrivia documentation = first.LeadingTrivia.FirstOrDefault(static trivia => trivia.HasStructure
            && trivia.GetStructure() is DocumentationCommentTriviaSyntax);
        int position = documentation.IsKind(SyntaxKind.None) ? first.SpanStart : documentation.FullSpan.Start;
        int lineStart = text.Lines.GetLineFromPosition(position).Start;
        return Insert(lineStart, directive + lineEnd + lineEnd);
    }

    /// <summary>
    /// Determines whether a directive is sorted behind one of a namespace: by name, System before all others, static and named ones after.
    /// </summary>
    private static bool Follows(UsingDirectiveSyntax directive, string name)
    {
        if (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)) return false;
        if (directive.Alias is not null || directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword)) return true;
        string other = directive.Name?.ToString() ?? "";
        bool isSystem = other == "System" || other.StartsWith("System.", StringComparison.Ordinal);
        return !isSystem && string.CompareOrdinal(other, name) > 0;
    }

    private static TextChange Insert(int position, string inserted) => new(new TextSpan(position, 0), inserted);
}
