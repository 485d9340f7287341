using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Text;

/// <summary>The texts of expressions, as far as they are known before the program runs.</summary>
internal static class ConstantText
{
    public static string? Find(IOperation operation) => FindLiteral(operation) ?? operation switch
    {
        { Type.TypeKind: TypeKind.Enum } => null,
        { ConstantValue: { HasValue: true, Value: var constant } } => Convert.ToString(constant, CultureInfo.InvariantCulture) ?? "",
        IFieldReferenceOperation { Field: { Name: nameof(string.Empty), ContainingType.SpecialType: SpecialType.System_String } } => "",
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } => FindInitial(field),
        _ => null,
    };

    /// <summary>
    /// Finds what is written in this place, rather than referred to: a literal of any type, or a framework field in its place.
    /// </summary>
    public static string? FindLiteral(IOperation operation) => operation.Kind == OperationKind.Literal
        ? Convert.ToString(operation.ConstantValue.Value, CultureInfo.InvariantCulture) ?? ""
        : FindTextLiteral(operation);

    /// <summary>The same for texts alone.</summary>
    public static string? FindTextLiteral(IOperation operation) => operation.Kind switch
    {
        OperationKind.Literal => operation.ConstantValue.Value as string,
        OperationKind.Utf8String => ((IUtf8StringOperation)operation).Value,
        OperationKind.FieldReference => FindUriField(((IFieldReferenceOperation)operation).Field),
        _ => null,
    };

    /// <summary>Finds the text that a field or variable starts with: a literal, or a sum of them.</summary>
    public static string? FindInitial(ISymbol variable) =>
        variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value }
            ? FindInSyntax(value)
            : null;

    private static string? FindInSyntax(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        ParenthesizedExpressionSyntax { Expression: var inner } => FindInSyntax(inner),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum =>
            FindInSyntax(sum.Left) is { } left && FindInSyntax(sum.Right) is { } right ? left + right : null,
        _ => null,
    };

    private static string? FindUriField(IFieldSymbol field)
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
