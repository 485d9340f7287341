using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>
/// Finds where a solution uses something by its name: first in the texts, and only what has the name is then looked at. Binding whole
/// files would make every light bulb wait.
/// </summary>
internal static class SymbolUses
{
    /// <summary>Finds a name in a project and in those that reference it.</summary>
    public static async Task<IReadOnlyList<(Document Document, SyntaxToken Token)>> FindAsync(
        Project project, string name, CancellationToken cancellationToken)
    {
        List<(Document, SyntaxToken)> found = [];
        foreach (Document document in FindDocuments(project))
        {
            SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            IReadOnlyList<int> positions = FindPositions(text.ToString(), name);
            if (positions.Count == 0) continue;
            SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            if (root is null) continue;
            foreach (int position in positions)
            {
                SyntaxToken token = root.FindToken(position);
                if (token.SpanStart <= position && token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name)
                    found.Add((document, token));
            }
        }
        return found;
    }

    /// <summary>
    /// Finds the expressions <c>new(…)</c> that may create a type: in files that name it, or something that is declared with it.
    /// </summary>
    public static async Task<IReadOnlyList<(Document Document, BaseObjectCreationExpressionSyntax Creation)>>
        FindImplicitCreationsAsync(
            Project project, IReadOnlyList<(Document Document, SyntaxToken Token)> usesOfType, string typeName,
            CancellationToken cancellationToken)
    {
        string[] names = [typeName, .. usesOfType.Select(static use => FindDeclaredName(use.Token)).OfType<string>().Distinct()];
        List<(Document, BaseObjectCreationExpressionSyntax)> found = [];
        foreach (Document document in FindDocuments(project))
        {
            string text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            if (text.IndexOf("new(", StringComparison.Ordinal) < 0 && text.IndexOf("new (", StringComparison.Ordinal) < 0) continue;
            if (!names.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0)) continue;
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) continue;
            found.AddRange(root.DescendantNodes().OfType<ImplicitObjectCreationExpressionSyntax>()
                .Select(creation => (document, (BaseObjectCreationExpressionSyntax)creation)));
        }
        return found;
    }

    /// <summary>Determines whether two symbols are the same declaration, seen from different projects.</summary>
    public static bool AreSame(ISymbol? one, ISymbol other) => one is not null
        && (SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other.OriginalDefinition)
            || (one.Name == other.Name && one.Kind == other.Kind && one.ContainingAssembly?.Name == other.ContainingAssembly?.Name
                && one.OriginalDefinition.GetDocumentationCommentId() is { } id
                && id == other.OriginalDefinition.GetDocumentationCommentId()));

    private static IEnumerable<Document> FindDocuments(Project project) => project.Solution.GetProjectDependencyGraph()
        .GetProjectsThatTransitivelyDependOnThisProject(project.Id).Prepend(project.Id)
        .Select(project.Solution.GetProject)
        .Where(static candidate => candidate?.Language == LanguageNames.CSharp)
        .SelectMany(static candidate => candidate!.Documents);

    private static List<int> FindPositions(string text, string name)
    {
        List<int> positions = [];
        int i = -name.Length;
        while ((i = text.IndexOf(name, i + name.Length, StringComparison.Ordinal)) >= 0)
        {
            bool startsWord = i == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[i - 1]);
            int end = i + name.Length;
            bool endsWord = end == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[end]);
            if (startsWord && endsWord) positions.Add(i);
        }
        return positions;
    }

    /// <summary>Finds the name of what is declared with a type.</summary>
    private static string? FindDeclaredName(SyntaxToken type)
    {
        foreach (SyntaxNode node in type.Parent!.AncestorsAndSelf())
        {
            switch (node)
            {
                case VariableDeclarationSyntax variables: return variables.Variables[0].Identifier.ValueText;
                case PropertyDeclarationSyntax property: return property.Identifier.ValueText;
                case MethodDeclarationSyntax method: return method.Identifier.ValueText;
                case LocalFunctionStatementSyntax function: return function.Identifier.ValueText;
                case DelegateDeclarationSyntax declared: return declared.Identifier.ValueText;
                case ConstructorDeclarationSyntax constructor: return constructor.Identifier.ValueText;
                case BaseTypeDeclarationSyntax declaration: return declaration.Identifier.ValueText;
                case StatementSyntax or AccessorDeclarationSyntax: return null;
            }
        }
        return null;
    }
}
