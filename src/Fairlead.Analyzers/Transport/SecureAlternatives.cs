using Fairlead.Detection.Text.Urls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// Whether a setting decides about TLS, and the secure branch is there to be taken: in <c>secure ? "https://…" : "http://…"</c>, an if or a
/// switch, or by what a variable gets later.
/// </summary>
internal static class SecureAlternatives
{
    /// <summary>
    /// Determines whether another branch has the secure scheme before the same host, or before one that is filled in as this is.
    /// </summary>
    public static bool HasSecureScheme(SyntaxNode literal, string text, NetworkUrl url)
    {
        if (url.Scheme.Secure is not { } secure) return false;
        string host = GetHost(text, url.Host.Start);
        return FindOtherBranches(literal).Concat(FindLaterValues(literal)).Any(branch => JoinTexts(branch) is var other
            && other.IndexOf(secure + NetworkUrl.Delimiter, StringComparison.OrdinalIgnoreCase) is >= 0 and var start
            && GetHost(other, start + secure.Length + NetworkUrl.Delimiter.Length) == host);
    }

    /// <summary>
    /// Determines whether another branch gives the same member another value; of a conditional expression, whether the other value is none
    /// of the weak ones.
    /// </summary>
    public static bool HasSecureMember(SyntaxNode use, string member, SyntaxNode weak, IEnumerable<SyntaxNode> allWeak)
    {
        string written = weak.ToString();
        return FindOtherBranches(weak).Any(branch => use.Span.Contains(branch.Span)
            ? !allWeak.Any(other => branch.Span.Contains(other.Span))
            : branch.DescendantTokens()
                .Any(token => token.ValueText == member && token.Parent?.FirstAncestorOrSelf<StatementSyntax>() is { } other
                && !other.DescendantNodes().Any(node => node.ToString() == written)));
    }

    /// <summary>
    /// Finds what a variable that starts with a value gets where a condition holds:
    /// <c>var scheme = "http://"; if (secure) scheme = "https://";</c>
    /// </summary>
    private static IEnumerable<SyntaxNode> FindLaterValues(SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<VariableDeclaratorSyntax>()
            is not { Parent.Parent: LocalDeclarationStatementSyntax { Parent: { } scope } } variable)
            return [];
        string name = variable.Identifier.ValueText;
        return scope.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(candidate => candidate.Left is IdentifierNameSyntax target
                && target.Identifier.ValueText == name
                && candidate.FirstAncestorOrSelf<IfStatementSyntax>() is { } branch
                && scope.Contains(branch))
            .Select(static candidate => candidate.Right);
    }

    private static IEnumerable<SyntaxNode> FindOtherBranches(SyntaxNode node)
    {
        for (SyntaxNode branch = node; branch.Parent is { } parent and not MemberDeclarationSyntax; branch = parent)
        {
            foreach (SyntaxNode other in FindOtherBranches(branch, parent)) yield return other;
        }
    }

    private static IEnumerable<SyntaxNode> FindOtherBranches(SyntaxNode branch, SyntaxNode parent) => parent switch
    {
        ConditionalExpressionSyntax choice
            when branch != choice.Condition => [choice.WhenTrue == branch ? choice.WhenFalse : choice.WhenTrue],
        IfStatementSyntax { Else: { } otherwise } choice when branch == choice.Statement => [otherwise],
        ElseClauseSyntax { Parent: IfStatementSyntax choice } => [choice.Statement],
        SwitchSectionSyntax { Parent: SwitchStatementSyntax choice } => choice.Sections.Where(section => section != parent),
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => choice.Arms.Where(arm => arm != parent),
        _ => [],
    };

    /// <summary>Joins the tokens of a branch alone, with literals in pieces put together.</summary>
    private static string JoinTexts(SyntaxNode branch) =>
        string.Concat(branch.DescendantTokens().Select(static token => token.Text)).Replace("\"+\"", "").Replace("\"+@\"", "");

    /// <summary>Gets what is written of a host; of a filled-in one nothing is.</summary>
    private static string GetHost(string text, int start)
    {
        int end = text.IndexOfAny([':', '/', '?', '{', '"', NetworkUrl.Unknown], start);
        return text.Substring(start, (end < 0 ? text.Length : end) - start);
    }
}
