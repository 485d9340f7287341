using System.Globalization;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.Analyzers.Transport;

/// <summary>The text of an expression as far as it is known before the program runs.</summary>
internal static class StaticText
{
    /// <summary>A constant's text, that of a variable or read-only field which only ever has one, or <see cref="HttpUrl.Unknown"/>.</summary>
    public static string Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: var constant })
            return Convert.ToString(constant, CultureInfo.InvariantCulture) ?? "";

        return model.GetSymbolInfo(expression, cancellation).Symbol switch
        {
            IFieldSymbol { ContainingType.Name: "Uri", Name: "UriSchemeHttp" } => "http",
            IFieldSymbol { ContainingType.Name: "Uri", Name: "UriSchemeHttps" } => "https",
            IFieldSymbol { ContainingType.Name: "Uri", Name: "SchemeDelimiter" } => "://",
            IFieldSymbol { IsReadOnly: true } field => InitialText(field, cancellation) ?? ByName(field.Name),
            ILocalSymbol local when !IsReassigned(local, expression) => InitialText(local, cancellation) ?? ByName(local.Name),
            { } symbol => ByName(symbol.Name),
            null => HttpUrl.Unknown.ToString(),
        };
    }

    // loopbackAddress, IPAddress.Loopback, OnionHost: the program says what kind of host it means.
    private static string ByName(string name) =>
        Mentions(name, "localhost") || Mentions(name, "loopback") ? "localhost"
        : Mentions(name, "onion") ? "host.onion"
        : HttpUrl.Unknown.ToString();

    private static bool Mentions(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string? InitialText(ISymbol symbol, CancellationToken cancellation) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: string text } }
            ? text
            : null;

    private static bool IsReassigned(ILocalSymbol local, SyntaxNode use)
    {
        SyntaxNode? member = use.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (member is null) return true;

        foreach (SyntaxNode node in member.DescendantNodes())
        {
            ExpressionSyntax? target = node switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left,
                ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } argument => argument.Expression,
                _ => null,
            };
            if (target is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name) return true;
        }

        return false;
    }
}
