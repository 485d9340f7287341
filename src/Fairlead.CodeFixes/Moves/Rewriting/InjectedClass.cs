using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>A class with its parts and constructors, as far as they are written in files that can be changed.</summary>
internal sealed class InjectedClass
{
    private InjectedClass(INamedTypeSymbol symbol, IReadOnlyList<CodePlace> parts) => (Symbol, Parts) = (symbol, parts);

    public INamedTypeSymbol Symbol { get; }

    /// <summary>The declarations; several for a partial class.</summary>
    public IReadOnlyList<CodePlace> Parts { get; }

    public string Name => Symbol.Name;

    /// <summary>The part with a primary constructor, if there is one.</summary>
    public CodePlace? Primary => Parts.FirstOrDefault(static part => ((TypeDeclarationSyntax)part.Node).ParameterList is not null);

    public IEnumerable<CodePlace> Constructors => Parts.SelectMany(static part => ((TypeDeclarationSyntax)part.Node).Members
        .OfType<ConstructorDeclarationSyntax>()
        .Where(static constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword))
        .Select(part.MoveTo));

    /// <summary>Reads a class. Returns null if a constructor of it stands in a file that is generated.</summary>
    public static async Task<InjectedClass?> ReadAsync(INamedTypeSymbol symbol, Solution solution, CancellationToken cancellationToken)
    {
        List<CodePlace> parts = [];
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            SyntaxNode node = await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
            bool canChange = solution.GetDocument(reference.SyntaxTree) is { } document and not SourceGeneratedDocument
                && await CodePlace.FindAsync(document, node, cancellationToken).ConfigureAwait(false) is { } part
                && Add(part);
            if (!canChange && node is TypeDeclarationSyntax declaration && HasConstructor(declaration)) return null;
        }
        return parts.Count == 0 ? null : new InjectedClass(symbol, parts);

        bool Add(CodePlace part)
        {
            parts.Add(part);
            return true;
        }
    }

    /// <summary>Determines whether a constructor calls another one of the class.</summary>
    public static bool IsChained(SyntaxNode constructor) =>
        constructor is ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword };

    private static bool HasConstructor(TypeDeclarationSyntax declaration) =>
        declaration.ParameterList is not null || declaration.Members.Any(SyntaxKind.ConstructorDeclaration);
}
