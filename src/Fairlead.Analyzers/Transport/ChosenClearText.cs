using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// Code that only runs where a setting of the program's own turns TLS off: below <c>if (!options.UseSsl)</c>, behind
/// <c>if (useTls) return …</c>, in a <c>case SecurityMode.None</c>. Looks at names in the syntax, as <see cref="DevelopmentCode"/> does.
/// </summary>
internal static class ChosenClearText
{
    private const int LongestKey = 60;

    private static readonly string[] TextTests = ["StartsWith", "EndsWith", "Contains", "Equals", "IndexOf", "IsMatch"];

    private static readonly HashSet<string> TlsWords = new(StringComparer.Ordinal)
    {
        "tls", "ssl", "https", "secure", "secured", "encrypted", "encrypt", "encryption", "starttls", "ftps", "ldaps", "wss", "amqps",
        "mqtts", "smtps", "security",
    };

    private static readonly HashSet<string> ClearTextWords =
        new(StringComparer.Ordinal) { "insecure", "unsecure", "unsecured", "plaintext", "cleartext", "unencrypted" };

    private static readonly HashSet<string> Negations =
        new(StringComparer.Ordinal) { "no", "not", "non", "without", "disable", "disabled", "disables", "skip", "off" };

    // What is checked is another question than whether anything is encrypted.
    private static readonly HashSet<string> CheckWords = new(StringComparer.Ordinal)
        { "verify", "verification", "validate", "validation", "certificate", "certificates", "cert", "trust", "errors", "ignore" };

    private static readonly HashSet<string> NoTls = new(StringComparer.OrdinalIgnoreCase)
        { "None", "Disabled", "Disable", "Off", "Plain", "PlainText", "ClearText", "Insecure", "Unencrypted", "Never", "False", "Http" };

    private static readonly HashSet<string> ClearTextSchemes = new(StringComparer.OrdinalIgnoreCase)
        { "http", "ws", "ftp", "ldap", "amqp", "mqtt", "redis", "smtp", "tcp" };

    public static bool Contains(SyntaxNode node)
    {
        for (SyntaxNode child = node; child.Parent is { } parent; child = parent)
        {
            if (ConditionalCode.IsOnlyReachedIf(child, parent, Evaluate)) return true;
            switch (parent)
            {
                case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm when child == arm.Expression
                    && IsNoTls(choice.GoverningExpression, arm.Pattern):
                case SwitchSectionSyntax { Parent: SwitchStatementSyntax { Expression: var governing } } section
                    when child is StatementSyntax && section.Labels.All(label => IsNoTls(governing, label)):
                    return true;
                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return false;
            }
        }
        return false;
    }

    /// <summary>Evaluates whether a condition is true where TLS is off. Returns null if it is about something else.</summary>
    private static bool? Evaluate(ExpressionSyntax condition) => ConditionalCode.Evaluate(condition, EvaluatePart);

    private static bool? EvaluatePart(ExpressionSyntax condition)
    {
        switch (condition)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equal:
                return EvaluateEquality(equal.Left, equal.Right);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } different:
                return !EvaluateEquality(different.Left, different.Right);
            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } test:
                return EvaluateEquality(test.Expression, constant.Expression);
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax constant } } test:
                return !EvaluateEquality(test.Expression, constant.Expression);
            case InvocationExpressionSyntax call:
                return EvaluateCall(call);
            default:
                return ConditionalCode.FindName(condition) is { } name ? EvaluateName(name) : null;
        }
    }

    // options.UseSsl.GetValueOrDefault(), configuration.GetValue<bool>("UseSsl")
    private static bool? EvaluateCall(InvocationExpressionSyntax call)
    {
        if (ConditionalCode.FindName(call.Expression) is not { } name) return null;
        if (EvaluateName(name) is { } said) return said;
        // url.StartsWith("https") tests a text, and no setting.
        if (Array.Exists(TextTests, test => name.StartsWith(test, StringComparison.Ordinal))) return null;
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (ConditionalCode.FindText(argument.Expression) is { Length: < LongestKey } key && EvaluateName(key) is { } known) return known;
        }
        return call.Expression is MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: "GetValueOrDefault" }
            ? EvaluatePart(receiver)
            : null;
    }

    private static bool? EvaluateEquality(ExpressionSyntax left, ExpressionSyntax right)
    {
        if (right.IsKind(SyntaxKind.TrueLiteralExpression)) return EvaluatePart(left);
        if (right.IsKind(SyntaxKind.FalseLiteralExpression)) return !EvaluatePart(left);
        if (ConditionalCode.FindText(right) is { } scheme)
        {
            if (ClearTextSchemes.Contains(scheme)) return true;
            return scheme.Length > 1 && ClearTextSchemes.Contains(scheme.Substring(0, scheme.Length - 1)) ? false : null;
        }
        if (right is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } || !IsAboutTls(left, right)) return null;
        return NoTls.Contains(member);
    }

    private static bool IsNoTls(ExpressionSyntax governing, SyntaxNode label)
    {
        ExpressionSyntax? value = label switch
        {
            CaseSwitchLabelSyntax { Value: var constant } => constant,
            ConstantPatternSyntax { Expression: var constant } => constant,
            _ => null,
        };
        return value is not null
            && (value.IsKind(SyntaxKind.FalseLiteralExpression)
                ? EvaluatePart(governing) == false
                : EvaluateEquality(governing, value) == true);
    }

    // options.TlsMode == TlsMode.None
    private static bool IsAboutTls(ExpressionSyntax left, ExpressionSyntax right) =>
        IdentifierWords.Split(ConditionalCode.FindName(left) ?? "").Exists(TlsWords.Contains)
        || (right is MemberAccessExpressionSyntax { Expression: var type }
            && IdentifierWords.Split(ConditionalCode.FindName(type) ?? "").Exists(TlsWords.Contains));

    private static bool? EvaluateName(string name)
    {
        List<string> words = IdentifierWords.Split(name);
        bool isTls = words.Exists(TlsWords.Contains), isClearText = words.Exists(ClearTextWords.Contains) || IsPlainText(words);
        if (isTls == isClearText || words.Exists(CheckWords.Contains)) return null;
        return isClearText != words.Exists(Negations.Contains);
    }

    private static bool IsPlainText(List<string> words)
    {
        int text = words.IndexOf("text");
        return text > 0 && words[text - 1] is "plain" or "clear";
    }
}
