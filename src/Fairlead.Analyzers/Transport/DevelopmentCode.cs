using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// Code that says of itself that it only runs on a developer's machine: below a condition that asks for it, after a guard that leaves
/// otherwise, in a method named so, or in a part of the file that only debug builds have. Looks at names in the syntax: hosts, settings and
/// variables are called what they are.
/// </summary>
internal static class DevelopmentCode
{
    private static readonly HashSet<string> DevelopmentWords = new(StringComparer.Ordinal)
        { "development", "dev", "debug", "debugger", "debugging", "localhost", "loopback", "emulator", "local", "localdev", "devmode" };

    private static readonly HashSet<string> DevelopmentTexts = new(StringComparer.OrdinalIgnoreCase)
        { "Development", "Dev", "Local", "Debug", "localhost", "127.0.0.1", "::1" };

    private static readonly HashSet<string> ProductionWords = new(StringComparer.Ordinal) { "production", "prod", "live" };

    public static bool Contains(IOperation operation) => Contains(operation.Syntax);

    public static bool Contains(SyntaxNode node)
    {
        for (SyntaxNode child = node; child.Parent is { } parent; child = parent)
        {
            if (ConditionalCode.IsOnlyReachedIf(child, parent, Evaluate)) return true;
            switch (parent)
            {
                case SwitchExpressionArmSyntax arm when child == arm.Expression && IsDevelopmentLabel(arm.Pattern):
                case SwitchSectionSyntax section when section.Labels.All(static label => IsDevelopmentLabel(label)):
                case MethodDeclarationSyntax method
                    when IsDevelopmentMember(method.Identifier.ValueText) || HasDebugCondition(method.AttributeLists):
                case LocalFunctionStatementSyntax function when IsDevelopmentMember(function.Identifier.ValueText):
                    return true;
            }
        }
        return IsInDebugBuild(node);
    }

    /// <summary>Determines whether code only runs outside of development: below <c>if (env.IsProduction())</c>.</summary>
    public static bool IsExcludedBy(SyntaxNode node)
    {
        for (SyntaxNode child = node; child.Parent is { } parent and not MemberDeclarationSyntax; child = parent)
        {
            if (ConditionalCode.IsOnlyReachedIf(child, parent, static condition => !Evaluate(condition))) return true;
        }
        return false;
    }

    /// <summary>Whether a condition is true on a developer's machine alone, false there alone, or says nothing of it.</summary>
    public static bool? Evaluate(ExpressionSyntax condition) => ConditionalCode.Evaluate(condition, EvaluatePart);

    private static bool? EvaluatePart(ExpressionSyntax condition)
    {
        switch (condition)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equal:
                return EvaluateEquality(equal.Left, equal.Right);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } different:
                return !EvaluateEquality(different.Left, different.Right);
            case IsPatternExpressionSyntax { Pattern: var pattern } test:
                return pattern switch
                {
                    ConstantPatternSyntax constant => EvaluateEquality(test.Expression, constant.Expression),
                    UnaryPatternSyntax { Pattern: ConstantPatternSyntax constant } =>
                        !EvaluateEquality(test.Expression, constant.Expression),
                    _ => null,
                };
            case InvocationExpressionSyntax call:
                return EvaluateCall(call);
            default:
                return FindName(condition) is { } name ? EvaluateName(name) : null;
        }
    }

    private static bool? EvaluateEquality(ExpressionSyntax left, ExpressionSyntax right)
    {
        if (right.IsKind(SyntaxKind.TrueLiteralExpression)) return Evaluate(left);
        if (right.IsKind(SyntaxKind.FalseLiteralExpression)) return !Evaluate(left);
        return EvaluateText(left) ?? EvaluateText(right);
    }

    private static bool? EvaluateCall(InvocationExpressionSyntax call)
    {
        if (FindName(call.Expression) is not { } name) return null;
        if (EvaluateName(name) is { } said) return said;
        // IsEnvironment("Development"), name.Equals("dev", …), host.Contains("localhost")
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            if (EvaluateText(argument.Expression) is { } text) return text;
        }
        return call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && ConditionalCode.FindText(receiver) is not null
            ? EvaluateText(receiver)
            : null;
    }

    private static bool? EvaluateText(ExpressionSyntax expression) => expression switch
    {
        // Environments.Development
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } =>
            name is "Development" or "Dev" or "Local" or "Debug" ? true : name == "Production" ? false : null,
        _ => ConditionalCode.FindText(expression) is not { } text
            ? null
            : DevelopmentTexts.Contains(text)
            ? true
            : ProductionWords.Contains(text.ToLowerInvariant())
            ? false
            : null,
    };

    private static bool? EvaluateName(string name)
    {
        List<string> words = IdentifierWords.Split(name);
        if (words.Count == 0 || words[0] is "not" or "ignore" or "allow" or "trust") return null;
        if (words.Exists(DevelopmentWords.Contains)) return !words.Contains("not") && !words.Contains("non");
        return words.Exists(ProductionWords.Contains) && words.Count <= 3 ? words.Contains("not") || words.Contains("non") : null;
    }

    private static string? FindName(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsAttached", Expression: var of }
            ? FindName(of)
            : ConditionalCode.FindName(expression);

    private static bool IsDevelopmentLabel(SyntaxNode label) => label switch
    {
        CaseSwitchLabelSyntax { Value: var value } => EvaluateText(value) == true,
        ConstantPatternSyntax { Expression: var value } => EvaluateText(value) == true,
        _ => false,
    };

    // ConfigureDevelopmentServices, CreateDevClient
    private static bool IsDevelopmentMember(string name)
    {
        List<string> words = IdentifierWords.Split(name);
        return words.Exists(static word => word is "development" or "dev" or "debug" or "localhost" or "emulator");
    }

    private static bool HasDebugCondition(SyntaxList<AttributeListSyntax> attributes) =>
        attributes.Any(static list => list.Attributes.Any(static attribute =>
            attribute.Name.ToString() is "Conditional" or "System.Diagnostics.Conditional"
                && attribute.ArgumentList?.ToString().Contains("\"DEBUG\"") == true));

    private static bool IsInDebugBuild(SyntaxNode node)
    {
        SyntaxNode root = node.SyntaxTree.GetRoot();
        if (!root.ContainsDirectives) return false;
        var open = new Stack<bool>();
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < node.SpanStart;
            directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax condition:
                    open.Push(EvaluateDebug(condition.Condition) == true);
                    break;
                case ElifDirectiveTriviaSyntax condition when open.Count > 0:
                    open.Pop();
                    open.Push(EvaluateDebug(condition.Condition) == true);
                    break;
                case ElseDirectiveTriviaSyntax otherwise when open.Count > 0:
                    open.Pop();
                    open.Push(otherwise.GetRelatedDirectives().OfType<IfDirectiveTriviaSyntax>()
                        .Any(static candidate => EvaluateDebug(candidate.Condition) == false));
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }
        return open.Contains(true);
    }

    private static bool? EvaluateDebug(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => EvaluateDebug(inner),
        PrefixUnaryExpressionSyntax { Operand: var operand } => !EvaluateDebug(operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both =>
            EvaluateDebug(both.Left) == true || EvaluateDebug(both.Right) == true ? true : null,
        IdentifierNameSyntax { Identifier.ValueText: var name } =>
            name is "DEBUG" or "DEV" or "DEVELOPMENT" or "LOCAL" ? true : name is "RELEASE" or "PRODUCTION" ? false : null,
        _ => null,
    };
}
