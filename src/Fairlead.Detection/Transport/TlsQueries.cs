using Fairlead.Core.Text;
using Fairlead.Detection.Text;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>The options of a URL: <c>postgres://orders/db?sslmode=disable</c>, <c>jdbc:mysql://orders/db?useSSL=false</c>.</summary>
internal static class TlsQueries
{
    /// <summary>Looks at the whole query that a separator is in, and gives where it ends.</summary>
    public static int Scan(string text, int separator, int from, InternalHostSuffixes internalHosts, ref List<TransportFinding>? findings)
    {
        int query = FindStartOfQuery(text, separator, from);
        int end = separator;
        while (end < text.Length && text[end] > ' ' && text[end] is not ('"' or '\'' or '<' or '>' or '`' or ')' or '\\')) end++;
        if (query >= 0
            && FindAuthorityBefore(text, query, from) is { } authority
            && Judge(text, authority, query, end, internalHosts) is { } finding)
            (findings ??= []).Add(finding);
        return end;
    }

    private static int FindStartOfQuery(string text, int separator, int from)
    {
        for (int i = separator; i >= from && text[i] > ' '; i--)
        {
            if (text[i] == '?') return i;
        }
        return -1;
    }

    /// <summary>
    /// Scheme and authority. Returns null if no URL comes before, or one of the web, whose parameters are the site's own.
    /// </summary>
    private static (SourceSpan Scheme, SourceSpan Authority)? FindAuthorityBefore(string text, int query, int from)
    {
        int delimiter = text.LastIndexOf(NetworkUrl.Delimiter, query, query - from, StringComparison.Ordinal);
        if (delimiter <= from || text.IndexOf(' ', delimiter, query - delimiter) >= 0) return null;
        int scheme = delimiter;
        while (scheme > from && (char.IsLetterOrDigit(text[scheme - 1]) || text[scheme - 1] is '+' or '-')) scheme--;
        var name = SourceSpan.FromBounds(scheme, delimiter);
        if (name.Length == 0 || Matches(text, name, "http") || Matches(text, name, "https")) return null;

        int start = delimiter + NetworkUrl.Delimiter.Length, end = start;
        while (end < query && text[end] is not ('/' or ';')) end++;
        return (name, SourceSpan.FromBounds(start, end));
    }

    private static TransportFinding? Judge(
        string text, (SourceSpan Scheme, SourceSpan Authority) url, int query, int end, InternalHostSuffixes internalHosts)
    {
        var weak = new WeakTlsOptions();
        bool hasPassword = UrlCredentials.HasPassword(text, url.Authority);
        foreach (UrlParameter parameter in UrlParameter.FindAll(text, query, end))
        {
            hasPassword |= Matches(text, parameter.Name, "password") && parameter.Value.Length > 0;
            if (TlsOptionTable.Find(text, parameter.Name.Start, parameter.Name.End) is not { } option) continue;
            TlsWeakness weakness = option.GetWeakness(text.Substring(parameter.Value.Start, parameter.Value.Length));
            weak.Add(new WeakTlsOption(option, weakness, parameter.Name, parameter.Value));
        }

        if (weak.Worst is not { } worst || IsStatedByScheme(text, url.Scheme, worst.Weakness, hasPassword, query, end)) return null;
        int host = text.LastIndexOf('@', Math.Max(url.Authority.End - 1, 0), url.Authority.Length) + 1;
        var server = SourceSpan.FromBounds(Math.Max(host, url.Authority.Start), url.Authority.End);
        if (!ServerNames.Classify(text, server, internalHosts).LeavesTheMachine()) return null;

        TransportFinding finding = TlsFindings.Create(
            worst.Option, worst.Weakness, worst.Span, text.Substring(worst.Span.Start, worst.Span.Length), hasPassword,
            TlsFindings.Display(text.Substring(server.Start, server.Length)));
        return weak.AddFix(finding, text, text[url.Scheme.Start] is 'm' or 'M' ? "VERIFY_IDENTITY" : "verify-full");
    }

    /// <summary>Where the scheme is clear text, it says more than the option; but for one that says plainly that TLS is off.</summary>
    private static bool IsStatedByScheme(string text, SourceSpan scheme, TlsWeakness weakness, bool hasPassword, int query, int end) =>
        ClearTextSchemeTable.Find(text, scheme.Start, scheme.End) is not null
        && !TlsOptionTable.TurnsTlsOn(text, query, end)
        && (hasPassword || weakness != TlsWeakness.Off);

    private static bool Matches(string text, SourceSpan span, string word) =>
        span.Length == word.Length && string.Compare(text, span.Start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
