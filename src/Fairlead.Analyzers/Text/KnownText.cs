using System.Globalization;
using System.Runtime.CompilerServices;
using Fairlead.Core;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Text;

/// <summary>What an expression says, as far as that is known before the program runs.</summary>
internal static class KnownText
{
    public static string? Of(IOperation operation) => OfLiteral(operation) ?? operation switch
    {
        { Type.TypeKind: TypeKind.Enum } => null,
        { ConstantValue: { HasValue: true, Value: var constant } } => Convert.ToString(constant, CultureInfo.InvariantCulture) ?? "",
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } => Initial(field),
        _ => null,
    };

    /// <summary>What is written in this place, rather than referred to: a literal of any type, or a framework field in its place.</summary>
    public static string? OfLiteral(IOperation operation) => operation.Kind == OperationKind.Literal
        ? Convert.ToString(operation.ConstantValue.Value, CultureInfo.InvariantCulture) ?? ""
        : OfTextLiteral(operation);

    /// <summary>The same for texts alone.</summary>
    [MethodImpl(HotCode.OptimizedAtOnce)]
    public static string? OfTextLiteral(IOperation operation) => operation.Kind switch
    {
        OperationKind.Literal => operation.ConstantValue.Value as string,
        OperationKind.Utf8String => ((IUtf8StringOperation)operation).Value,
        OperationKind.FieldReference => OfUriField(((IFieldReferenceOperation)operation).Field),
        _ => null,
    };

    /// <summary>The text that a field or variable starts with: a literal, or a sum of them.</summary>
    public static string? Initial(ISymbol variable) =>
        variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value } ? OfSyntax(value) : null;

    private static string? OfSyntax(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        ParenthesizedExpressionSyntax { Expression: var inner } => OfSyntax(inner),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => OfSyntax(sum.Left) is { } left && OfSyntax(sum.Right) is { } right ? left + right : null,
        _ => null,
    };

    [MethodImpl(HotCode.OptimizedAtOnce)]
    private static string? OfUriField(IFieldSymbol field)
    {
        string? text = field.Name switch
        {
            nameof(Uri.UriSchemeHttp) => Uri.UriSchemeHttp,
            nameof(Uri.UriSchemeHttps) => Uri.UriSchemeHttps,
            nameof(Uri.UriSchemeFtp) => Uri.UriSchemeFtp,
            nameof(Uri.UriSchemeNntp) => Uri.UriSchemeNntp,
            "UriSchemeWs" => "ws",
            "UriSchemeTelnet" => "telnet",
            nameof(Uri.SchemeDelimiter) => Uri.SchemeDelimiter,
            _ => null,
        };
        return text is not null && field.ContainingType.Name == nameof(Uri) ? text : null;
    }
}
