using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>Findings about options that decide about TLS.</summary>
internal static class TlsFindings
{
    public static TransportFinding Create(
        TlsOption option, TlsWeakness weakness, SourceSpan place, string pair, bool sendsCredentials, string? server)
    {
        if (weakness == TlsWeakness.Off && sendsCredentials)
            return TransportFinding.CreateForCredentials(place, "A password", server);
        if (weakness == TlsWeakness.Off && option.OffRule == RuleTable.ClearTextProtocol)
            return new TransportFinding(option.OffRule, place, $"Traffic sent with '{pair}'", "SSL");
        return new TransportFinding(RuleTable.UnverifiedTls, place, weakness switch
        {
            TlsWeakness.Off => $"'{pair}' turns TLS off",
            TlsWeakness.Optional => $"'{pair}' falls back to clear text if the server, or someone in between, refuses TLS",
            _ => $"'{pair}' accepts any certificate",
        }, weakness == TlsWeakness.NotVerified ? "verify the certificate" : "require TLS and verify the server");
    }

    /// <summary>Gets a server as a message names it: never the user information, path or query, which may hold a secret.</summary>
    public static string Display(string server)
    {
        int delimiter = server.IndexOf(NetworkUrl.Delimiter, StringComparison.Ordinal);
        int start = delimiter < 0 ? 0 : delimiter + NetworkUrl.Delimiter.Length;
        int end = server.IndexOfAny(['/', '?', '#'], start);
        if (end < 0) end = server.Length;
        int host = end > start ? Math.Max(start, server.LastIndexOf('@', end - 1, end - start) + 1) : start;
        string scheme = QuotedName.LooksLikeName(server.Substring(0, Math.Max(0, delimiter))) ? server.Substring(0, start) : "";
        return scheme + NetworkUrl.ShowHost(server.Substring(host, end - host));
    }
}
