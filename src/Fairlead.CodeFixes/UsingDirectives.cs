using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes;

/// <summary>Adds using directives to a file, as changes of its text.</summary>
internal static class UsingDirectives
{
    /// <summary>
    /// Creates the changes that add directives among those that the file has, in its namespace or at its top, or else above its first
    /// declaration. Namespaces that have one already get no other.
    /// </summary>
    public static IReadOnlyList<TextChange> Add(IEnumerable<string> names, CompilationUnitSyntax root, SourceText text)
    {
        SyntaxList<UsingDirectiveSyntax> existing = FindList(root);
        bool systemFirst = IsSystemFirst(existing);
        string[] added =
        [
            .. names.Distinct().Where(name => !root.Usings.Concat(existing).Any(directive => IsFor(directive, name)))
                .OrderBy(name => systemFirst && !IsSystem(name)).ThenBy(static name => name, StringComparer.Ordinal),
        ];
        if (added.Length == 0) return [];
        string lineEnd = FindLineEnd(text);
        return existing.Count > 0
            ? [.. added.Select(name => AddAmong(existing, name, systemFirst, text, lineEnd))]
            : [AddToFile(string.Concat(added.Select(name => $"using {name};{lineEnd}")), root, text, lineEnd)];
    }

    /// <summary>Finds how the lines of a file end.</summary>
    public static string FindLineEnd(SourceText text)
    {
        TextLine first = text.Lines[0];
        return first.EndIncludingLineBreak - first.End == 2 ? "\r\n" : "\n";
    }

    private static SyntaxList<UsingDirectiveSyntax> FindList(CompilationUnitSyntax root) =>
        root.Usings.Count == 0 && root.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax { Usings: { Count: > 0 } inner }
            ? inner
            : root.Usings;

    private static TextChange AddAmong(
        SyntaxList<UsingDirectiveSyntax> existing, string name, bool systemFirst, SourceText text, string lineEnd)
    {
        if (existing.FirstOrDefault(directive => Follows(directive, name, systemFirst)) is { } next)
            return Insert(next.SpanStart, $"using {name};{lineEnd}{GetIndentation(next, text)}");
        UsingDirectiveSyntax last = existing.Last();
        return Insert(last.Span.End, $"{lineEnd}{GetIndentation(last, text)}using {name};");
    }

    private static TextChange AddToFile(string directives, CompilationUnitSyntax root, SourceText text, string lineEnd)
    {
        if (root.Externs.LastOrDefault() is { } alias)
            return Insert(text.Lines.GetLineFromPosition(alias.Span.End).EndIncludingLineBreak, directives);

        // A comment at the top is the file's; one that documents belongs to the declaration.
        SyntaxToken first = root.GetFirstToken(includeZeroWidth: true);
        SyntaxTrivia documentation = first.LeadingTrivia.FirstOrDefault(static trivia => trivia.HasStructure
            && trivia.GetStructure() is DocumentationCommentTriviaSyntax);
        int position = documentation.IsKind(SyntaxKind.None) ? first.SpanStart : documentation.FullSpan.Start;
        return Insert(text.Lines.GetLineFromPosition(position).Start, directives + lineEnd);
    }

    /// <summary>
    /// Determines whether a directive is sorted behind one of a namespace: by name, System before all others unless the file does
    /// otherwise, static and named ones after.
    /// </summary>
    private static bool Follows(UsingDirectiveSyntax directive, string name, bool systemFirst)
    {
        if (directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)) return false;
        if (directive.Alias is not null || directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword)) return true;
        string other = directive.Name?.ToString() ?? "";
        if (systemFirst && IsSystem(other) != IsSystem(name)) return IsSystem(name);
        return string.CompareOrdinal(other, name) > 0;
    }

    private static bool IsSystemFirst(SyntaxList<UsingDirectiveSyntax> directives)
    {
        bool hasOther = false;
        foreach (UsingDirectiveSyntax directive in directives.Where(static directive => directive.Alias is null))
        {
            bool isSystem = IsSystem(directive.Name?.ToString() ?? "");
            if (isSystem && hasOther) return false;
            hasOther |= !isSystem;
        }
        return true;
    }

    private static bool IsFor(UsingDirectiveSyntax directive, string name) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.Name?.ToString() == name;

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static string GetIndentation(SyntaxNode node, SourceText text)
    {
        int start = text.Lines.GetLineFromPosition(node.SpanStart).Start;
        return text.ToString(TextSpan.FromBounds(start, node.SpanStart)).Trim().Length == 0
            ? text.ToString(TextSpan.FromBounds(start, node.SpanStart))
            : "";
    }

    private static TextChange Insert(int position, string inserted) => new(new TextSpan(position, 0), inserted);
}
