using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Text;

/// <summary>
/// Calls a rule once for each text that code writes: a literal that stands alone, or a whole expression that composes one. A rule
/// looks at <see cref="StringExpression.Value"/> first, which costs nothing for a literal.
/// </summary>
internal static class TextActions
{
    private static readonly ImmutableArray<OperationKind> Texts =
    [
        OperationKind.Literal, OperationKind.Utf8String, OperationKind.Binary, OperationKind.Invocation, OperationKind.InterpolatedString,
        OperationKind.InterpolatedStringAddition, OperationKind.Invalid,
    ];

    /// <param name="context">Where a rule is registered.</param>
    /// <param name="check">Called for each text.</param>
    /// <param name="withUriFields">Whether fields such as <c>Uri.UriSchemeHttp</c> are texts that stand alone; in a composition they always
    /// count.</param>
    public static void RegisterTextAction(
        this RuleContext context, Action<TextContext> check, bool withUriFields = false)
    {
        context.RegisterOperationAction(
            c =>
            {
                if (StringExpression.Find(c.Operation) is { } text) check(new TextContext(text, c));
            },
            withUriFields ? Texts.Add(OperationKind.FieldReference) : Texts);

        // The operations of a method leave out what stands before the bodies of its lambdas and local functions.
        context.RegisterSyntaxNodeAction(
            c =>
            {
                if (!MayWriteText(c.Node)) return;
                foreach (IOperation operation in FindSignatureOperations(c))
                {
                    if (StringExpression.Find(operation) is { } text) check(new TextContext(text, c));
                }
            },
            SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression);
    }

    /// <summary>Determines whether a signature has default values or attributes, which hardly any of a lambda has.</summary>
    private static bool MayWriteText(SyntaxNode function) => function switch
    {
        LocalFunctionStatementSyntax local =>
            local.AttributeLists.Count > 0 || local.TypeParameterList is not null || MayWriteText(local.ParameterList),
        ParenthesizedLambdaExpressionSyntax lambda => lambda.AttributeLists.Count > 0 || MayWriteText(lambda.ParameterList),
        _ => false,
    };

    private static bool MayWriteText(ParameterListSyntax parameters)
    {
        foreach (ParameterSyntax parameter in parameters.Parameters)
        {
            if (parameter.Default is not null || parameter.AttributeLists.Count > 0) return true;
        }
        return false;
    }

    private static IEnumerable<IOperation> FindSignatureOperations(NodeContext context) => context.Node.ChildNodes()
        .Where(static child => child is ParameterListSyntax or TypeParameterListSyntax or AttributeListSyntax)
        .SelectMany(static child => child.DescendantNodes())
        .Where(static node => node is EqualsValueClauseSyntax or AttributeSyntax)
        .SelectMany(node => context.SemanticModel.GetOperation(node, context.CancellationToken)?.DescendantsAndSelf() ?? []);
}
