using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Tests.Cases;

/// <summary>A way to write the same program differently, so that the same must be reported.</summary>
internal sealed class Mutation(string name, Func<SyntaxNode, SyntaxNode> apply)
{
    // Secrets of one kind: guessable, no word that a program would use for anything else.
    private static readonly string[] WeakPasswords = ["hunter2", "Tr0ub4dor", "Summer2024!", "qwerty77", "letmein9"];

    private static readonly StatementSyntax Noise = SyntaxFactory.ParseStatement(
        "if (System.Environment.TickCount % 7 == 3) { System.Threading.Thread.Yield(); }\n")!;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("literals in parentheses",
            static root => RewriteLiterals(root, static literal => SyntaxFactory.ParenthesizedExpression(literal.WithoutTrivia()))),
        new("verbatim literals",
            static root =>
                RewriteLiterals(root, static literal => Parse(literal, "@\"" + literal.Token.ValueText.Replace("\"", "\"\"") + "\""))),
        new("raw literals", static root => RewriteLiterals(root, ToRaw)),
        new("literals in two halves", static root => RewriteLiterals(root, Split)),
        new("qualified local names", QualifyLocals),
        new("another weak password", static root => RewriteLiterals(root, OtherPassword)),
        new("statements in between",
            static root => RewriteBodies(root, static body => body.WithStatements(body.Statements.Insert(0, Noise)))),
        new("bodies in try", static root => RewriteBodies(root, static body => SyntaxFactory.Block(
            SyntaxFactory.TryStatement(body, default, SyntaxFactory.FinallyClause(SyntaxFactory.Block()))))),
    ];

    public string Name { get; } = name;

    /// <summary>The mutant of a whole file, or null where there is nothing to change.</summary>
    public string? Apply(string code)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(code).GetRoot();
        string mutant = apply(root).ToFullString();
        return mutant == code ? null : mutant;
    }

    private static SyntaxNode RewriteLiterals(SyntaxNode root, Func<LiteralExpressionSyntax, ExpressionSyntax> rewrite)
    {
        // A literal that a pattern or case compares with may be a constant expression, but a parenthesis would make it a pattern of its
        // own.
        IEnumerable<LiteralExpressionSyntax> literals = root.DescendantNodes().OfType<LiteralExpressionSyntax>()
            .Where(static literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && literal.Parent is not PatternSyntax
                && literal.Token.IsKind(SyntaxKind.StringLiteralToken) && !literal.Token.ValueText.Any(char.IsControl));
        return root.ReplaceNodes(literals, (literal, _) => rewrite(literal).WithTriviaFrom(literal));
    }

    private static ExpressionSyntax Parse(LiteralExpressionSyntax literal, string text) =>
        literal.Ancestors().Any(static node => node is InterpolationSyntax) ? literal : SyntaxFactory.ParseExpression(text);

    private static ExpressionSyntax ToRaw(LiteralExpressionSyntax literal)
    {
        string value = literal.Token.ValueText;
        return value.Length == 0 || value[0] == '"' || value[^1] == '"' ? literal : Parse(literal, "\"\"\"\"" + value + "\"\"\"\"");
    }

    private static ExpressionSyntax Split(LiteralExpressionSyntax literal)
    {
        string value = literal.Token.ValueText;
        int half = value.Length / 2;
        if (value.Length < 2 || char.IsSurrogatePair(value, half - 1) || IsPartOfText(literal)) return literal;
        return SyntaxFactory.ParenthesizedExpression(SyntaxFactory.BinaryExpression(
            SyntaxKind.AddExpression, CreateLiteral(value[..half]), CreateLiteral(value[half..])));
    }

    // Templates and separators, and what is joined or filled in, are looked at as parts already; a sum as a part has parts of its own.
    private static bool IsPartOfText(LiteralExpressionSyntax literal) =>
        literal.Parent
            is ArgumentSyntax
            {
                Parent.Parent: InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Join" or "Format" },
                },
            };

    private static ExpressionSyntax OtherPassword(LiteralExpressionSyntax literal)
    {
        int index = Array.IndexOf(WeakPasswords, literal.Token.ValueText);
        return index < 0 ? literal : CreateLiteral(WeakPasswords[(index + 1) % WeakPasswords.Length]);
    }

    private static LiteralExpressionSyntax CreateLiteral(string value) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(value));

    /// <summary>A local called <c>password</c> becomes <c>legacyPassword</c>: an adjective does not change what it is.</summary>
    private static SyntaxNode QualifyLocals(SyntaxNode root)
    {
        HashSet<string> locals = [.. root.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Where(static variable => variable.Parent?.Parent is LocalDeclarationStatementSyntax)
            .Select(static variable => variable.Identifier.ValueText)
            .Where(static name => name.Length > 2 && char.IsLower(name[0]))];
        locals.ExceptWith(root.DescendantTokens()
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken) && IsOtherThanLocal(token))
            .Select(static token => token.ValueText));
        IEnumerable<SyntaxToken> names = root.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && locals.Contains(token.ValueText));
        return root.ReplaceTokens(names, static (token, _) => SyntaxFactory.Identifier(
            token.LeadingTrivia, "legacy" + char.ToUpperInvariant(token.ValueText[0]) + token.ValueText[1..], token.TrailingTrivia));
    }

    // The same word as a member, parameter or label is left alone, and then so is the local; so is one that names the member of a tuple.
    private static bool IsOtherThanLocal(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax member } name => member.Name == name,
        IdentifierNameSyntax { Parent: NameColonSyntax
            or NameEqualsSyntax
            or MemberBindingExpressionSyntax
            or AnonymousObjectMemberDeclaratorSyntax } => true,
        IdentifierNameSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax } } => true,
        IdentifierNameSyntax => false,
        VariableDeclaratorSyntax variable => variable.Parent?.Parent is not LocalDeclarationStatementSyntax,
        _ => true,
    };

    private static SyntaxNode RewriteBodies(SyntaxNode root, Func<BlockSyntax, BlockSyntax> rewrite)
    {
        IEnumerable<BlockSyntax> bodies = root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(static method => method.Body is { Statements.Count: > 0 }
                && !method.DescendantNodes().OfType<LocalFunctionStatementSyntax>().Any())
            .Select(static method => method.Body!);
        return root.ReplaceNodes(bodies, (body, _) => rewrite(body));
    }
}
