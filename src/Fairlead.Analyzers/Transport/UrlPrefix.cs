using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// A bare <c>"http://"</c> is a finding only where something is put behind it: by a StringBuilder, by <c>Insert</c>, or through the
/// constant that it is the value of.
/// </summary>
internal static class UrlPrefix
{
    public static bool StartsUrl(SyntaxNode literal, SemanticModel model, KnownSymbols symbols, CancellationToken cancellation) => literal.Parent switch
    {
        ArgumentSyntax argument => IsAppended(argument, model, symbols, cancellation),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => IsPutBeforeSomething(variable),
        _ => false,
    };

    private static bool IsAppended(ArgumentSyntax argument, SemanticModel model, KnownSymbols symbols, CancellationToken cancellation) =>
        model.GetOperation(argument, cancellation) is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }
        && (method.Name == "Insert" || (method.Name == "Append" && SymbolEqualityComparer.Default.Equals(method.ContainingType, symbols.StringBuilder)))
        && method.ContainingType is { SpecialType: SpecialType.System_String } or { Name: "StringBuilder" };

    // By name within the type or method that declares it: a constant that another type uses is that type's business.
    private static bool IsPutBeforeSomething(VariableDeclaratorSyntax variable)
    {
        SyntaxNode? scope = variable.Ancestors().FirstOrDefault(static node => node is BlockSyntax or TypeDeclarationSyntax);
        string name = variable.Identifier.ValueText;
        return scope is not null && scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => use.Identifier.ValueText == name && IsFollowed(use));
    }

    private static bool IsFollowed(IdentifierNameSyntax use) => use.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => sum.Left == use,
        InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } interpolation => text.Contents.Last() != interpolation,
        _ => false,
    };
}
