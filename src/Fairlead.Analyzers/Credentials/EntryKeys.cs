using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// Names under which something is kept, in spite of their own name: <c>const string SecretKey = "my-secret-key"</c>, of which the program
/// only asks <c>settings[SecretKey]</c>. Syntax is enough, and is looked at only before a finding.
/// </summary>
internal static class EntryKeys
{
    private static readonly string[] Verbs =
        ["Get", "TryGet", "Contains", "Remove", "Find", "Has", "Exists", "Delete", "Lookup", "Fetch"];

    private static readonly string[] VerbsWithValue = ["Set", "Add", "TryAdd", "TrySet"];

    /// <summary>Determines whether each use of the constant or variable that gets the text asks a collection for an entry.</summary>
    public static bool IsKeyOfEntry(SyntaxNode text)
    {
        if (FindVariable(text) is not { } variable) return false;
        SyntaxNode scope = variable.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member =>
            member is BaseMethodDeclarationSyntax or TypeDeclarationSyntax) ?? variable.SyntaxTree.GetRoot();
        string name = variable.Identifier.ValueText;
        bool isUsed = false;
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax use || use.Identifier.ValueText != name) continue;
            if (!AsksForEntry(use)) return false;
            isUsed = true;
        }

        return isUsed;
    }

    private static VariableDeclaratorSyntax? FindVariable(SyntaxNode text)
    {
        SyntaxNode? node = text.Parent;
        while (node is ParenthesizedExpressionSyntax) node = node.Parent;
        return node is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } ? variable : null;
    }

    private static bool AsksForEntry(ExpressionSyntax use)
    {
        if (use.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == use) use = qualified;
        return use.Parent switch
        {
            ArgumentSyntax { Parent: BracketedArgumentListSyntax } => true,
            ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument =>
                arguments.Arguments[0] == argument
                && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method }
                && method != "GetBytes"
                && (HasVerb(method, Verbs) || (arguments.Arguments.Count > 1 && HasVerb(method, VerbsWithValue))),
            InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression } pair => pair.Expressions[0] == use,
            _ => false,
        };
    }

    private static bool HasVerb(string method, string[] verbs) => Array.Exists(verbs, verb =>
        method.StartsWith(verb, StringComparison.Ordinal) && (method.Length == verb.Length || char.IsUpper(method[verb.Length])));
}
