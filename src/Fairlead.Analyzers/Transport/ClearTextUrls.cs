using Fairlead.Analyzers.Text;
using Fairlead.Analyzers.Transport.Apis;
using Fairlead.Core.Text;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport;

/// <summary>The clear-text URLs of a text: FLD2001 and FLD2002, and FLD2006 for those that credentials are sent to.</summary>
internal static class ClearTextUrls
{
    public static void Check(TextContext context, KnownSymbols symbols)
    {
        if (!NetworkUrl.TryFind(context.Text.Value, 0, out _)) return;

        InternalHostSuffixes internalHosts = TransportReport.ReadInternalHosts(context);
        ComposedText text = context.Text.Resolve(NamedHost.Of);
        for (int from = 0; ClearTextUrl.TryFind(text.Value, from, internalHosts, out ClearTextUrl found); from = found.Next)
        {
            TextPiece piece = text.PieceAt(found.Url.Start);
            if (!piece.IsWritten || found.IsToldByOption(text.Value) || !IsFinding(text, piece, found, symbols)) continue;

            // An authority that is written with escapes is reported by its scheme alone.
            TextSpan place = text.FindBeginning(SourceSpan.FromBounds(found.Url.Start, found.Url.AuthorityEnd))
                ?? text.FindBeginning(new SourceSpan(found.Url.Start, found.Url.Scheme.Name.Length))
                ?? piece.Syntax.Span;
            Report(context, text, found, place, symbols);
        }
    }

    private static void Report(TextContext context, ComposedText text, ClearTextUrl found, TextSpan place, KnownSymbols symbols)
    {
        ClearTextScheme scheme = found.Url.Scheme;
        ClientUse use = ClientUse.Of(text.Operation, symbols);
        if (DevelopmentCode.Contains(text.Operation) || (!scheme.IsHttp && use.TurnsTlsOn())) return;

        SourceText source = text.Operation.Syntax.SyntaxTree.GetText(context.CancellationToken);
        SourceEdit? edit = use.TakesSecureSchemeOf(scheme) ? SchemeEdit.Of(scheme, source, place, found.Url.PortNumber(text.Value)) : null;
        string display = found.Url.Display(text.Value);
        string? credentials = UrlCredentials.WhatIs(text.Value, found.Url) ?? use.FindCredentials();
        if (found.Host != HostKind.Missing && !found.Host.IsClearTextFinding(sendsCredentials: credentials is not null)) return;
        if (credentials is not null) TransportReport.Credentials(context, place, edit, credentials, display);
        else TransportReport.Scheme(context, place, edit, scheme, display);
    }

    private static bool IsFinding(ComposedText text, TextPiece piece, ClearTextUrl found, KnownSymbols symbols)
    {
        if (found.Role is UrlRole.Prose or UrlRole.Pattern) return false;
        bool isPrefix = found.Host == HostKind.Missing && found.Url.Start == 0 && text.Value.Length == found.Url.Host.Start && UrlPrefix.StartsUrl(text.Operation, symbols);
        if (!isPrefix && !found.Host.LeavesTheMachine()) return false;
        if (AirflowUri.AsksForHttps(text.Value, found.Url) && AirflowUriUse.IsIn(text.Operation)) return false;
        if (SettingChoice.IsOfScheme(piece.Syntax, text.Value, found.Url)) return false;
        if (isPrefix) return true;

        UrlUse use = UrlUses.Of(text.Operation, symbols);
        return use == UrlUse.Address
            || (use == UrlUse.Unknown && found.Role == UrlRole.Address && !HeldUrl.IsKeptFromConnections(text.Operation, symbols));
    }
}
