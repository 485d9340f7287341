using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>The names of the members that <c>[ConnectionId]</c> marks in a file, or whose parameters it marks; found by syntax.</summary>
internal static class MarkedNames
{
    private const string AttributeName = "ConnectionId";

    /// <summary>Finds the names. Returns null if the file gives the attribute another name, under which anything may be marked.</summary>
    public static IReadOnlyCollection<string>? Find(SyntaxTree tree)
    {
        HashSet<string>? names = null;
        string text = tree.GetText().ToString();
        for (int at = text.IndexOf(AttributeName, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(AttributeName, at + 1, StringComparison.Ordinal))
        {
            SyntaxNode? node = tree.GetRoot().FindToken(at).Parent;
            if (node?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Alias: not null }) return null;
            if (node?.FirstAncestorOrSelf<AttributeListSyntax>()?.Parent is { } declaration)
                (names ??= new HashSet<string>(StringComparer.Ordinal)).UnionWith(GetNames(declaration));
        }
        return names ?? (IReadOnlyCollection<string>)[];
    }

    private static IEnumerable<string> GetNames(SyntaxNode declaration) => declaration switch
    {
        // A record makes a property of it, too.
        ParameterSyntax { Parent: var owners } parameter =>
            GetNames(owners is BaseParameterListSyntax ? owners.Parent! : owners!).Append(parameter.Identifier.ValueText),
        BaseFieldDeclarationSyntax fields => fields.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        IndexerDeclarationSyntax => ["this[]"],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        LocalFunctionStatementSyntax function => [function.Identifier.ValueText],
        AnonymousFunctionExpressionSyntax => [""],
        DelegateDeclarationSyntax => [WellKnownMemberNames.DelegateInvokeName],
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        ConstructorDeclarationSyntax constructor => [constructor.Identifier.ValueText],
        _ => [],
    };
}
