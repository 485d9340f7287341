using System.Globalization;
using Microsoft.CodeAnalysis;
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

    /// <summary>What is written in this place, rather than referred to: a literal, or a framework field in its place.</summary>
    public static string? OfLiteral(IOperation operation) => operation switch
    {
        ILiteralOperation { ConstantValue.Value: var value } => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        IUtf8StringOperation { Value: var value } => value,
        IFieldReferenceOperation { Field: { ContainingType.Name: nameof(Uri) } field } => OfUriField(field.Name),
        _ => null,
    };

    /// <summary>The literal that a field or variable starts with.</summary>
    public static string? Initial(ISymbol variable) =>
        variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax
        {
            Initializer.Value: LiteralExpressionSyntax { Token.Value: string text },
        }
            ? text
            : null;

    private static string? OfUriField(string name) => name switch
    {
        nameof(Uri.UriSchemeHttp) => Uri.UriSchemeHttp,
        nameof(Uri.UriSchemeHttps) => Uri.UriSchemeHttps,
        nameof(Uri.UriSchemeFtp) => Uri.UriSchemeFtp,
        "UriSchemeWs" => "ws",
        "UriSchemeTelnet" => "telnet",
        nameof(Uri.UriSchemeNntp) => Uri.UriSchemeNntp,
        nameof(Uri.SchemeDelimiter) => Uri.SchemeDelimiter,
        _ => null,
    };
}
