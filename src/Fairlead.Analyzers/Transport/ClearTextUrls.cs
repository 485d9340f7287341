using Fairlead.Analyzers.Text;
using Fairlead.Core.Text;
using Fairlead.Detection.Text.Urls;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport;

/// <summary>The clear-text URLs of a text: FLD2001 and FLD2002, and FLD2006 for those that credentials are sent to.</summary>
internal static class ClearTextUrls
{
    public static void Check(TextContext context, TestFiles tests)
    {
        if (!NetworkUrl.TryFind(context.Text.Value, 0, out _) || tests.Contains(context.Text.Operation.Syntax.SyntaxTree)) return;

        InternalHostSuffixes internalHosts = TransportDiagnostics.ReadInternalHosts(context);
        StringExpression text = context.Text.Resolve(HostExpressions.FindHost);
        for (int from = 0; ClearTextUrl.TryFind(text.Value, from, internalHosts, out ClearTextUrl found); from = found.Next)
        {
            StringPiece piece = text.GetPieceAt(found.Url.Start);
            if ((!piece.IsWritten && !IsSchemeConstant(piece)) || found.IsStatedByOption(text.Value) || !IsFinding(text, piece, found)) continue;

            // An authority that is written with escapes is reported by its scheme alone.
            TextSpan? place = piece.IsWritten
                ? text.FindBeginning(SourceSpan.FromBounds(found.Url.Start, found.Url.AuthorityEnd))
                    ?? text.FindBeginning(new SourceSpan(found.Url.Start, found.Url.Scheme.Name.Length))
                : null;
            Report(context, text, found, place ?? piece.Syntax.Span, canEdit: piece.IsWritten);
        }
    }

    /// <summary>A constant that is only the scheme is no URL, so nothing is reported where it is declared.</summary>
    private static bool IsSchemeConstant(StringPiece piece) =>
        !piece.IsUnknown && piece.Value.IndexOf(NetworkUrl.Delimiter, StringComparison.Ordinal) < 0;

    private static void Report(TextContext context, StringExpression text, ClearTextUrl found, TextSpan place, bool canEdit)
    {
        ClearTextScheme scheme = found.Url.Scheme;
        ClientAnalysis use = ClientAnalysis.FromAddress(text.Operation);
        if (DevelopmentCode.Contains(text.Operation) || (!scheme.IsHttp && use.TurnsTlsOn())) return;

        SourceText source = text.Operation.Syntax.SyntaxTree.GetText(context.CancellationToken);
        TextEdits? edit = canEdit && use.AcceptsSecureScheme(scheme)
            ? SchemeEdits.Create(scheme, source, place, found.Url.FindPortNumber(text.Value))
            : null;
        string display = found.Url.ToDisplay(text.Value);
        string? credentials = UrlCredentials.Describe(text.Value, found.Url) ?? use.FindCredentials();
        if (found.Host != HostKind.Missing && !found.Host.IsClearTextFinding(sendsCredentials: credentials is not null)) return;
        if (credentials is not null) TransportDiagnostics.ReportCredentials(context, place, edit, credentials, display);
        else TransportDiagnostics.ReportScheme(context, place, edit, scheme, display);
    }

    private static bool IsFinding(StringExpression text, StringPiece piece, ClearTextUrl found)
    {
        if (found.Role is UrlRole.Prose or UrlRole.Pattern) return false;
        bool isPrefix = found.Host == HostKind.Missing
            && found.Url.Start == 0
            && text.Value.Length == found.Url.Host.Start
            && UrlPrefixes.StartsUrl(text.Operation);
        if (!isPrefix && !found.Host.LeavesTheMachine()) return false;
        if (AirflowUris.AsksForHttps(text.Value, found.Url) && AirflowVariables.IsAssigned(text.Operation)) return false;
        if (SecureAlternatives.HasSecureScheme(piece.Syntax, text.Value, found.Url) || ChosenClearText.Contains(piece.Syntax)) return false;
        if (isPrefix) return true;

        UrlUse use = UrlDestinations.GetUse(text.Operation);
        return use == UrlUse.Address
            || (use == UrlUse.Unknown
                && found.Role == UrlRole.Address
                && !UrlVariableAnalysis.IsKeptFromConnections(text.Operation));
    }
}
