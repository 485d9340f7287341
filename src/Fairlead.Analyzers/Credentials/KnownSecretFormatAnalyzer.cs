using Fairlead.Detection.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Credentials;

/// <summary>FLD1001: a literal, or constants that add up to one text, in a known secret format.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class KnownSecretFormatAnalyzer() : FairleadAnalyzer(Descriptors.KnownSecretFormat)
{
    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        context.RegisterOperationAction(
            static c =>
            {
                if (MayHoldSecret(c.Operation)) Report(c.Operation, c.ReportDiagnostic);
            },
            OperationKind.Literal, OperationKind.Utf8String, OperationKind.Binary, OperationKind.InterpolatedString);

        // The operations of a method leave out what stands before the bodies of its lambdas and local functions.
        context.RegisterSyntaxNodeAction(CheckSignature, SyntaxKind.LocalFunctionStatement,
            SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.SimpleLambdaExpression);
    }

    private static void CheckSignature(SyntaxNodeAnalysisContext context)
    {
        foreach (SyntaxNode child in context.Node.ChildNodes())
        {
            if (child is not (ParameterListSyntax or AttributeListSyntax)) continue;
            foreach (SyntaxNode node in child.DescendantNodes())
            {
                if (node is not (EqualsValueClauseSyntax or AttributeSyntax)) continue;
                IOperation? root = context.SemanticModel.GetOperation(node, context.CancellationToken);
                foreach (IOperation operation in root?.DescendantsAndSelf() ?? [])
                {
                    if (MayHoldSecret(operation)) Report(operation, context.ReportDiagnostic);
                }
            }
        }
    }

    /// <summary>
    /// The answer for nearly every operation, without an allocation. Implicit literals repeat a default value at each call that omits it;
    /// parts of a composition are looked at with the whole of it; and a constant one has been joined by the compiler.
    /// </summary>
    private static bool MayHoldSecret(IOperation operation)
    {
        if (operation.IsImplicit || TextComposition.IsPart(operation)) return false;
        return operation switch
        {
            ILiteralOperation { ConstantValue.Value: string value } => SecretScanner.Scan(value).Count > 0,
            IUtf8StringOperation { Value: var value } => SecretScanner.Scan(value).Count > 0,
            _ when !TextComposition.IsComposition(operation) => false,
            { ConstantValue: { HasValue: true, Value: string value } } => SecretScanner.Scan(value).Count > 0,
            _ => true,
        };
    }

    private static void Report(IOperation operation, Action<Diagnostic> report) =>
        TextComposition.ForEachConstantText(operation, text =>
        {
            foreach (SecretMatch match in SecretScanner.Scan(text.Value))
            {
                if (text.Locate(match.Span) is { } location)
                    report(Diagnostic.Create(Descriptors.KnownSecretFormat, location, match.Pattern.Title));
            }
        });
}
