using Fairlead.Analyzers.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// A bare <c>"http://"</c> is a finding only where something is put behind it: by a StringBuilder, by <c>Insert</c>, or through the
/// constant that it is the value of.
/// </summary>
internal static class UrlPrefixes
{
    public static bool StartsUrl(IOperation literal) => literal.Parent switch
    {
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } => IsAppended(method),
        _ => FindHolder(literal.Syntax) is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
            && IsPutBeforeSomething(variable),
    };

    private static SyntaxNode? FindHolder(SyntaxNode literal) =>
        literal.Ancestors().FirstOrDefault(static node => node is not ParenthesizedExpressionSyntax);

    private static bool IsAppended(IMethodSymbol method)
    {
        bool toBuilder = KnownTypes.IsStringBuilder(method.ContainingType);
        return method.Name == "Append" ? toBuilder
            : method.Name == "Insert" && (toBuilder || method.ContainingType.SpecialType == SpecialType.System_String);
    }

    // By name within the type or method that declares it: a constant that another type uses is that type's business.
    private static bool IsPutBeforeSomething(VariableDeclaratorSyntax variable)
    {
        SyntaxNode? scope = variable.Ancestors().FirstOrDefault(static node => node is BlockSyntax or TypeDeclarationSyntax);
        string name = variable.Identifier.ValueText;
        return scope is not null
            && scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => use.Identifier.ValueText == name && IsFollowed(use));
    }

    private static bool IsFollowed(IdentifierNameSyntax use) => use.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => sum.Left == use,
        InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } interpolation => text.Contents.Last() != interpolation,
        _ => false,
    };
}
