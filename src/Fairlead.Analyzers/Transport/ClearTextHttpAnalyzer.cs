using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// FLD2001: a plain-HTTP URL in a string of any form, whole or composed, or the scheme alone where an API asks for one. A string that
/// does not mention "http" costs one search; only a string that may hold a URL to another machine is bound.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ClearTextHttpAnalyzer() : FairleadAnalyzer(Descriptors.ClearTextHttp)
{
    public static readonly FairleadOption<IReadOnlyList<string>> InternalHostSuffixesOption = FairleadOption.List("internal_host_suffixes");

    private const string Scheme = "http";
    private const string SchemeAndDelimiter = "http://";

    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        context.RegisterSyntaxNodeAction(
            c => CheckString(c, symbols), SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.InterpolatedStringText);
        context.RegisterSyntaxNodeAction(c => CheckMember(c, symbols), SyntaxKind.SimpleMemberAccessExpression);
    }

    private static void CheckString(SyntaxNodeAnalysisContext context, KnownSymbols symbols)
    {
        SyntaxToken token = context.Node is InterpolatedStringTextSyntax piece ? piece.TextToken : ((LiteralExpressionSyntax)context.Node).Token;
        if (token.Text.IndexOf(Scheme, StringComparison.OrdinalIgnoreCase) < 0) return;

        string value = token.ValueText;
        bool hasUrl = value.IndexOf(SchemeAndDelimiter, StringComparison.OrdinalIgnoreCase) >= 0;
        if (!hasUrl && !EndsInScheme(value)) return;

        if (value.Equals(Scheme, StringComparison.OrdinalIgnoreCase) && PlainScheme.TryFindHost(context, symbols, out string? host))
            ReportScheme(context, token.GetLocation(), token.Text.IndexOf(Scheme, StringComparison.OrdinalIgnoreCase) + Scheme.Length, host);
        else
            CheckUrls(context, symbols, token, value, isWhole: hasUrl);
    }

    /// <summary><c>Uri.UriSchemeHttp</c> as a scheme argument, or where it starts a composed URL.</summary>
    private static void CheckMember(SyntaxNodeAnalysisContext context, KnownSymbols symbols)
    {
        SyntaxToken name = ((MemberAccessExpressionSyntax)context.Node).Name.Identifier;
        if (name.ValueText != "UriSchemeHttp") return;

        if (PlainScheme.TryFindHost(context, symbols, out string? host))
            ReportScheme(context, name.GetLocation(), name.Span.Length, host);
        else
            CheckUrls(context, symbols, name, Scheme, isWhole: false);
    }

    private static void CheckUrls(SyntaxNodeAnalysisContext context, KnownSymbols symbols, SyntaxToken token, string value, bool isWhole)
    {
        ExpressionSyntax whole = ComposedText.WholeOf(context.Node);
        if (!isWhole && whole == context.Node) return;

        ComposedText? composed = whole != context.Node && (!isWhole || LastUrlIsOpen(value))
            ? ComposedText.Create(whole, context.Node, context.SemanticModel, context.CancellationToken)
            : null;
        string text = composed?.ToString() ?? value;
        InternalHostSuffixes internalHosts = ReadInternalHosts(context);
        for (int from = 0; ClearTextUrl.TryFind(text, from, internalHosts, out ClearTextUrl found); from = found.Url.AuthorityEnd)
        {
            int? start = composed is null ? found.Url.Start : composed.PositionInPart(found.Url.Start);
            if (start is not { } valueStart || !IsFinding(context, symbols, whole, found, value)) continue;

            int valueEnd = composed?.EndInPart(found.Url.Start, found.Url.AuthorityEnd) ?? found.Url.AuthorityEnd;
            Report(context, token, value, valueStart, valueEnd, found.Url, text);
        }
    }

    private static bool IsFinding(SyntaxNodeAnalysisContext context, KnownSymbols symbols, ExpressionSyntax whole, ClearTextUrl found, string value)
    {
        if (found.Role is UrlRole.Prose or UrlRole.Pattern) return false;
        if (found.Host == HostKind.Missing)
            return value.Length == SchemeAndDelimiter.Length && UrlPrefix.StartsUrl(context.Node, context.SemanticModel, symbols, context.CancellationToken);
        if (!found.Host.LeavesTheMachine()) return false;

        UrlUse use = UrlUses.Of(whole, context.SemanticModel, symbols, context.CancellationToken);
        return use == UrlUse.Address || (use == UrlUse.Unknown && found.Role == UrlRole.Address);
    }

    private static void Report(
        SyntaxNodeAnalysisContext context, SyntaxToken token, string value, int valueStart, int valueEnd, HttpUrl url, string text)
    {
        TextSpan span = Locate(token, value, valueStart, valueEnd);
        bool port80IsHere = token.SyntaxTree!.GetText(context.CancellationToken).ToString(span).EndsWith(HttpsEdit.Port80, StringComparison.Ordinal);
        bool hasPort80 = url.PortNumber(text) == 80;
        bool hasWholeScheme = span.Length >= Scheme.Length;
        HttpsEdit? edit = hasWholeScheme && hasPort80 == port80IsHere ? new HttpsEdit(token.ValueText == value ? Scheme.Length : span.Length, hasPort80) : null;
        Report(context, Location.Create(token.SyntaxTree!, span), url.Display(text), edit);
    }

    private static void ReportScheme(SyntaxNodeAnalysisContext context, Location location, int schemeEnd, string? host)
    {
        if (host is not null && !HostClassifier.Classify(host, ReadInternalHosts(context)).LeavesTheMachine()) return;
        HttpsEdit? edit = PlainScheme.HasPort80(context.Node, context.SemanticModel) ? null : new HttpsEdit(schemeEnd, DropsPort80: false);
        Report(context, location, HttpUrl.DisplayHost(host), edit);
    }

    private static void Report(SyntaxNodeAnalysisContext context, Location location, string display, HttpsEdit? edit) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.ClearTextHttp, location, edit?.ToProperties(), display));

    /// <summary>
    /// Where a URL of the string's value stands in the source. Escapes make value and source differ, so it is found by counting; an
    /// authority that is written with escapes is reported by its scheme alone.
    /// </summary>
    private static TextSpan Locate(SyntaxToken token, string value, int valueStart, int valueEnd)
    {
        string source = token.Text;
        if (token.IsKind(SyntaxKind.IdentifierToken)) return token.Span;

        int position = source.IndexOf(Scheme, StringComparison.OrdinalIgnoreCase);
        for (int earlier = IndexOfScheme(value, 0); earlier >= 0 && earlier < valueStart && position >= 0; earlier = IndexOfScheme(value, earlier + 1))
            position = IndexOfScheme(source, position + 1);

        if (position < 0) return token.Span;
        int length = valueEnd - valueStart;
        if (string.CompareOrdinal(source, position, value, valueStart, length) != 0) length = Scheme.Length;
        return new TextSpan(token.SpanStart + position, length);
    }

    private static int IndexOfScheme(string text, int from) => text.IndexOf(Scheme, from, StringComparison.OrdinalIgnoreCase);

    private static InternalHostSuffixes ReadInternalHosts(SyntaxNodeAnalysisContext context) =>
        new(InternalHostSuffixesOption.Read(context.Options, context.Node.SyntaxTree));

    // The text goes on in another part of the expression, or holds a placeholder that string.Format fills.
    private static bool LastUrlIsOpen(string value)
    {
        for (int from = 0; HttpUrl.TryFind(value, from, out HttpUrl url); from = url.AuthorityEnd)
        {
            if (url.AuthorityEnd >= value.TrimEnd('.').Length || url.HostText(value).IndexOf('{') >= 0) return true;
        }

        return false;
    }

    private static bool EndsInScheme(string value) =>
        value.EndsWith("http", StringComparison.OrdinalIgnoreCase)
        || value.EndsWith("http:", StringComparison.OrdinalIgnoreCase)
        || value.EndsWith("http:/", StringComparison.OrdinalIgnoreCase);
}
