using Fairlead.Analyzers.Text;
using Fairlead.Core.Text;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport;

/// <summary>FLD2001: a plain-HTTP URL in a text of any form, whole or composed, or the scheme alone where an API asks for one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ClearTextHttpAnalyzer() : FairleadAnalyzer(Descriptors.ClearTextHttp)
{
    public static readonly FairleadOption<IReadOnlyList<string>> InternalHostSuffixesOption = FairleadOption.List("internal_host_suffixes");

    private const string Scheme = "http";
    private const string SchemeAndDelimiter = "http://";

    protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols) =>
        context.RegisterTextAction(c =>
        {
            if (c.Text.Value.IndexOf(SchemeAndDelimiter, StringComparison.OrdinalIgnoreCase) >= 0) CheckUrls(c, symbols);
            else if (c.Text.IsLiteral && c.Text.Value.Equals(Scheme, StringComparison.OrdinalIgnoreCase)) CheckScheme(c, symbols);
        });

    private static void CheckUrls(TextContext context, KnownSymbols symbols)
    {
        InternalHostSuffixes internalHosts = ReadInternalHosts(context);
        ComposedText text = context.Text.Resolve(NamedHost.Of);
        for (int from = 0; ClearTextUrl.TryFind(text.Value, from, internalHosts, out ClearTextUrl found); from = found.Url.AuthorityEnd)
        {
            TextPiece piece = text.PieceAt(found.Url.Start);
            if (!piece.IsWritten || !IsFinding(text, found, symbols)) continue;

            // An authority that is written with escapes is reported by its scheme alone.
            TextSpan place = text.FindBeginning(SourceSpan.FromBounds(found.Url.Start, found.Url.AuthorityEnd))
                ?? text.FindBeginning(new SourceSpan(found.Url.Start, Scheme.Length))
                ?? piece.Syntax.Span;
            Report(context, place, found.Url.Display(text.Value), hasPort80: found.Url.PortNumber(text.Value) == 80);
        }
    }

    private static bool IsFinding(ComposedText text, ClearTextUrl found, KnownSymbols symbols)
    {
        if (found.Role is UrlRole.Prose or UrlRole.Pattern) return false;
        if (found.Host == HostKind.Missing)
            return text.IsLiteral && text.Value.Length == SchemeAndDelimiter.Length && UrlPrefix.StartsUrl(text.Operation, symbols);
        if (!found.Host.LeavesTheMachine()) return false;

        UrlUse use = UrlUses.Of(text.Operation, symbols);
        return use == UrlUse.Address || (use == UrlUse.Unknown && found.Role == UrlRole.Address);
    }

    private static void CheckScheme(TextContext context, KnownSymbols symbols)
    {
        IOperation scheme = context.Text.Operation;
        if (!PlainScheme.TryFindHost(scheme, symbols, out string? host)) return;
        if (host is not null && !HostClassifier.Classify(host, ReadInternalHosts(context)).LeavesTheMachine()) return;

        Report(context, context.Text.PieceAt(0).Syntax.Span, NetworkUrl.DisplayHost(host), PlainScheme.HasPort80(scheme));
    }

    private static void Report(TextContext context, TextSpan place, string display, bool hasPort80)
    {
        SyntaxTree tree = context.Text.Operation.Syntax.SyntaxTree;
        string source = tree.GetText(context.CancellationToken).ToString(place);
        int schemeEnd = source.IndexOf(Scheme, StringComparison.OrdinalIgnoreCase) + Scheme.Length;
        bool port80IsHere = source.EndsWith(HttpsEdit.Port80, StringComparison.Ordinal);
        HttpsEdit? edit = schemeEnd >= Scheme.Length && hasPort80 == port80IsHere ? new HttpsEdit(schemeEnd, hasPort80) : null;
        context.ReportDiagnostic(
            Diagnostic.Create(Descriptors.ClearTextHttp, Location.Create(tree, place), edit?.ToProperties(), display));
    }

    private static InternalHostSuffixes ReadInternalHosts(TextContext context) =>
        new(InternalHostSuffixesOption.Read(context.Options, context.Text.Operation.Syntax.SyntaxTree));
}
