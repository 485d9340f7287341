using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Text;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>
/// A connection in clear text, or one over TLS that is not what it seems, as a text spells it: what is wrong, where, and the arguments of
/// the rule's message. It never quotes user information, a path or a query.
/// </summary>
internal sealed record TransportFinding(Rule Rule, SourceSpan Span, params string[] Arguments)
{
    /// <summary>
    /// FLD2001 or FLD2002 by the scheme, and FLD2006 where credentials go along. Returns null if clear text to the host is not a finding.
    /// </summary>
    public static TransportFinding? FindClearText(
        ClearTextScheme scheme, HostKind host, SourceSpan place, string display, string? credentials) =>
        !host.IsClearTextFinding(sendsCredentials: credentials is not null) ? null
        : credentials is not null ? CreateForCredentials(place, credentials, display)
        : scheme.IsHttp ? new TransportFinding(RuleTable.ClearTextHttp, place, display)
        : new TransportFinding(RuleTable.ClearTextProtocol, place, $"'{display}'", scheme.Advice);

    /// <summary>FLD2006.</summary>
    /// <param name="place">Where the connection is made.</param>
    /// <param name="credentials">What is sent, as the message begins with it.</param>
    /// <param name="server">The server that it is sent to; null if the text doesn't say.</param>
    public static TransportFinding CreateForCredentials(SourceSpan place, string credentials, string? server) =>
        new(RuleTable.CredentialsOverClearText, place, credentials, server is null ? "to the server" : $"to '{server}'");

    /// <summary>What makes the connection secure; empty where that is not for the text to say.</summary>
    public IReadOnlyList<SecureText> Fix { get; init; } = [];

    /// <summary>The name of the fix, such as <c>Use https</c>.</summary>
    public string FixTitle { get; init; } = "";
}
