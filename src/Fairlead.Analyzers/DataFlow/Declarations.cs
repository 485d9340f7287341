using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.DataFlow;

/// <summary>The values in declarations in source, as operations. Nothing is known of what is only referenced.</summary>
internal static class Declarations
{
    /// <summary>Finds what a field, property or optional parameter starts with.</summary>
    public static IOperation? FindInitialValue(ISymbol symbol, Compilation compilation, CancellationToken cancellationToken) =>
        FindSyntax(symbol, cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer: { } initializer } => GetOperation(initializer, compilation, cancellationToken),
            PropertyDeclarationSyntax { Initializer: { } initializer } => GetOperation(initializer, compilation, cancellationToken),
            ParameterSyntax { Default: { } initializer } => GetOperation(initializer, compilation, cancellationToken),
            _ => null,
        };

    /// <summary>Finds the body of a method, accessor or local function.</summary>
    public static IOperation? FindBody(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken) =>
        FindSyntax(method.PartialImplementationPart ?? method, cancellationToken) is { } declaration
            and (BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or ArrowExpressionClauseSyntax)
            ? GetOperation(declaration, compilation, cancellationToken)
            : null;

    /// <summary>Finds the body of a local function in the tree at hand, so that it shares the variables around it.</summary>
    public static IOperation? FindLocalBody(IMethodSymbol method, IOperation use) =>
        use.GetRoot().Descendants().OfType<ILocalFunctionOperation>()
            .FirstOrDefault(
                descendant => SymbolEqualityComparer.Default.Equals(descendant.Symbol.OriginalDefinition, method.OriginalDefinition))?.Body;

    /// <summary>Finds the body of what some code calls or names: of a local function the one in the tree at hand, if it is there.</summary>
    public static IOperation? FindBodyAt(IOperation use, IMethodSymbol method, CancellationToken cancellationToken) =>
        (method.MethodKind == MethodKind.LocalFunction ? FindLocalBody(method, use) : null)
        ?? (use.SemanticModel?.Compilation is { } compilation ? FindBody(method.OriginalDefinition, compilation, cancellationToken) : null);

    /// <summary>Finds what the body of a function returns; functions inside it return for themselves.</summary>
    public static IEnumerable<IOperation> FindReturnedValues(IOperation? body)
    {
        if (body is null) yield break;
        var pending = new Stack<IOperation>();
        pending.Push(body);
        while (pending.Count > 0)
        {
            IOperation operation = pending.Pop();
            if (operation is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value }) yield return value;
            foreach (IOperation child in operation.ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation)) pending.Push(child);
            }
        }
    }

    // The driver hands out the models that it has already.
#pragma warning disable RS1030
    public static SemanticModel GetSemanticModel(Compilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    private static SyntaxNode? FindSyntax(ISymbol symbol, CancellationToken cancellationToken) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);

    private static IOperation? GetOperation(SyntaxNode node, Compilation compilation, CancellationToken cancellationToken) =>
        compilation.ContainsSyntaxTree(node.SyntaxTree)
            ? GetSemanticModel(compilation, node.SyntaxTree).GetOperation(node, cancellationToken)
            : null;
}
