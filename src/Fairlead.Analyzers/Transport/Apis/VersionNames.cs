using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>
/// Protocol versions that code only translates: in a table or a conversion, the same version stands beside or before them as a text, a
/// number or a member of another enumeration. Which version is used is for somebody else to say.
/// </summary>
internal static class VersionNames
{
    private static readonly Dictionary<string, HashSet<string>> NamesOf = new(StringComparer.Ordinal)
    {
        ["Ssl2"] = ParseNames("ssl2 sslv2 ssl20 12 2"),
        ["Ssl3"] = ParseNames("ssl3 sslv3 ssl30 30 48 768 0x0300 0x300"),
        ["Tls"] = ParseNames("tls tls1 tlsv1 tls10 tlsv10 version10 10 192 769 0x0301 0x301"),
        ["Tls11"] = ParseNames("tls11 tlsv11 version11 11 768 770 0x0302 0x302"),
    };

    /// <summary>Determines whether a member of an enumeration is translated where it stands.</summary>
    public static bool AreTranslated(SyntaxNode mention)
    {
        if (FindMember(mention) is not { } member || !NamesOf.TryGetValue(member, out HashSet<string>? names)) return false;
        for (SyntaxNode child = mention; child.Parent is { } parent and not MemberDeclarationSyntax; child = parent)
        {
            if (FindNaming(child, parent).Any(node => Mentions(node, names))) return true;
        }
        return false;
    }

    private static string? FindMember(SyntaxNode mention) => mention switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => name,
        IdentifierNameSyntax { Identifier.ValueText: var name } => name,
        _ => null,
    };

    /// <summary>Finds what says in the code around a value for what it stands.</summary>
    private static IEnumerable<SyntaxNode> FindNaming(SyntaxNode child, SyntaxNode parent) => parent switch
    {
        SwitchExpressionArmSyntax arm when child == arm.Expression => [arm.Pattern],
        SwitchSectionSyntax section when child is StatementSyntax => section.Labels,
        IfStatementSyntax branch when child == branch.Statement => [branch.Condition],
        ConditionalExpressionSyntax choice when child == choice.WhenTrue => [choice.Condition],
        // { "tls1.1", SslProtocols.Tls11 }, (0x0302, SslProtocols.Tls11), new("TLS 1.1", SslProtocols.Tls11)
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } pair =>
            pair.Expressions.Where(expression => expression != child && IsName(expression)),
        BaseArgumentListSyntax or TupleExpressionSyntax => parent.ChildNodes().OfType<ArgumentSyntax>()
            .Where(argument => argument != child && IsName(argument.Expression)),
        // ["tls1.1"] = SslProtocols.Tls11, Name = "TLS 1.1", Protocol = SslProtocols.Tls11
        AssignmentExpressionSyntax assignment when child == assignment.Right =>
            assignment.Parent is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression } initializer
                ? [assignment.Left, .. initializer.Expressions.OfType<AssignmentExpressionSyntax>()
                    .Where(other => other != assignment && IsName(other.Right)).Select(static other => other.Right)]
                : assignment.Left is ElementAccessExpressionSyntax { ArgumentList: var keys } ? [keys] : [],
        _ => [],
    };

    private static bool IsName(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax or MemberAccessExpressionSyntax || ConditionalCode.FindText(expression) is not null;

    private static bool Mentions(SyntaxNode node, HashSet<string> names) => node.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
        .Any(expression => FindWritten(expression) is { } written && names.Contains(Normalize(written)));

    private static string? FindWritten(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } => name,
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression, Token.Text: var number } => number,
        _ => ConditionalCode.FindText(expression),
    };

    // "TLS 1.1", "tlsv1_1", "TLSv1.1", 0x0302
    private static string Normalize(string written) =>
        new([.. written.Where(static c => char.IsLetterOrDigit(c)).Select(char.ToLowerInvariant)]);

    private static HashSet<string> ParseNames(string list) => new(list.Split(' '), StringComparer.Ordinal);
}
