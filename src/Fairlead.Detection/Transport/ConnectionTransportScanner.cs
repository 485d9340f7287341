using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Text;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>Scans one connection for weak transport, with the fields that it has in one deployment.</summary>
internal sealed class ConnectionTransportScanner(ManifestConnection connection, ManifestFields fields, InternalHostSuffixes internalHosts)
{
    /// <summary>What extras do that are called otherwise elsewhere.</summary>
    private static readonly Dictionary<string, string> OptionsByExtra = new(StringComparer.Ordinal)
    {
        ["verify"] = "verifycertificate", ["allow_insecure"] = "tlsinsecure", ["no_host_key_check"] = "trustall",
    };

    /// <summary>Values that verify, by the enums that have them.</summary>
    private static readonly string[] SecureValues = ["verify-full", "VERIFY_IDENTITY", "mandatory", "https"];

    /// <summary>Extras that name the server of types without a host.</summary>
    private static readonly string[] ServerExtras = ["bootstrap.servers", "fully_qualified_namespace", "account_url", "endpoint_url"];

    private readonly string? _server = fields.Host ?? ServerExtras
        .Select(name => fields.Extra.FirstOrDefault(extra => extra.Name == name)?.Value.Text)
        .FirstOrDefault(static server => server is not null);

    private bool SendsPassword => fields.Login is not null || IsSet("sasl.username");

    public IEnumerable<(ManifestPlace Place, TransportFinding Finding)> FindAll()
    {
        List<(ManifestPlace, TransportFinding)> findings = [];
        List<HostKind> hosts = _server is null
            ? [HostKind.Unknown]
            : [.. _server.Split(',').Select(server => ServerNames.Classify(server, internalHosts))];
        bool leavesTheMachine = hosts.Exists(HostKindExtensions.LeavesTheMachine);
        if (fields.Host is { } host && fields.Mentioned.FindPlace("host") is { } place) CheckText(host, place, findings);
        foreach (JsonMember extra in fields.Extra)
        {
            if (fields.Mentioned.FindPlace(ExtraDeclaration.GetPath(extra.Name)) is not { } at) continue;
            // What is sent through a proxy keeps the scheme of where it goes.
            if (extra.Value.Kind == JsonKind.String && extra.Name != "proxy") CheckText(extra.Value.Text!, at, findings);
            if (!leavesTheMachine) continue;
            if (FindInOption(extra) is { } finding) findings.Add((at, finding));
            findings.AddRange(FindWeakCiphers(extra).Select(weak => (at with { Span = weak.Span }, weak)));
        }
        if (FindInScheme(hosts) is { } ofScheme) findings.Add(ofScheme);
        return findings;
    }

    private string? ServerDisplay => _server is null ? null : TlsFindings.Display(_server.Split(',')[0]);

    /// <summary>The URLs and connection strings of a value.</summary>
    private void CheckText(string text, ManifestPlace place, List<(ManifestPlace, TransportFinding)> findings)
    {
        for (int from = 0; ClearTextUrl.TryFind(text, from, internalHosts, out ClearTextUrl found); from = found.Next)
        {
            if (found.Role != UrlRole.Address || !found.Host.LeavesTheMachine() || found.IsStatedByOption(text)) continue;
            string display = found.Url.ToDisplay(text);
            string? credentials = UrlCredentials.Describe(text, found.Url) ?? (SendsPassword ? "A password" : null);
            var span = SourceSpan.FromBounds(found.Url.Start, found.Url.AuthorityEnd);
            if (TransportFinding.FindClearText(found.Url.Scheme, found.Host, span, display, credentials) is not { } finding) continue;
            Add(finding with { Fix = found.Url.FindFixes(text), FixTitle = $"Use {found.Url.Scheme.Secure}" }, text, place, findings);
        }

        if (text.IndexOf('=') < 0) return;
        List<TransportFinding>? ofOptions = null;
        TlsScanner.Scan(text, internalHosts, ref ofOptions);
        foreach (TransportFinding finding in ofOptions ?? []) Add(finding, text, place, findings);
    }

    /// <summary>Finds the scheme beside a host that is only a name.</summary>
    private (ManifestPlace, TransportFinding)? FindInScheme(List<HostKind> hosts)
    {
        bool isScheme = connection.Type.Uri?.SchemeSource == "schema" || connection.Type == GenericConnectionTypes.Generic;
        if (!isScheme || fields.Host is null || fields.Host.IndexOf(NetworkUrl.Delimiter, StringComparison.Ordinal) >= 0) return null;
        if (fields.Schema is not { } schema || fields.Mentioned.FindPlace("schema") is not { } place) return null;
        if (ClearTextSchemeTable.Find(schema) is not { OnlyPorts: null } scheme) return null;

        SourceSpan content = GetTextSpan(place);
        string display = NetworkUrl.DisplayHost(scheme, ServerDisplay!);
        TransportFinding? finding = hosts
            .Select(host => TransportFinding.FindClearText(scheme, host, content, display, SendsPassword ? "A password" : null))
            .FirstOrDefault(static found => found is not null);
        if (finding is null) return null;
        return (place, scheme.FindSecure(schema) is { } secure
            ? finding with { Fix = [new SecureText(content, secure)], FixTitle = $"Use {scheme.Secure}" }
            : finding);
    }

    private TransportFinding? FindInOption(JsonMember extra)
    {
        if (IsOverruled(extra.Name)) return null;
        string name = OptionsByExtra.TryGetValue(extra.Name, out string? known) ? known : extra.Name;
        if (TlsOptionTable.Find(name) is not { } option) return null;
        string value = extra.Value.Text ?? (extra.Value.Kind == JsonKind.True ? "true" : extra.Value.Kind == JsonKind.False ? "false" : "");
        TlsWeakness weakness = extra.Name is "disable_tls" && option.GetWeakness(value) != TlsWeakness.None
            ? TlsWeakness.Off
            : option.GetWeakness(value);
        if (weakness == TlsWeakness.None) return null;

        TransportFinding finding = extra.Name == "no_host_key_check"
            ? new TransportFinding(RuleTable.UnverifiedTls, extra.Value.ContentSpan, $"'{extra.Name}={value}' accepts any server",
                "verify its host key")
            : TlsFindings.Create(option, weakness, extra.Value.ContentSpan, $"{extra.Name}={value}",
                SendsPassword || option.SendsCredentials(value), ServerDisplay);
        return FindSecureValue(extra, option, value) is { } secure
            ? finding with { Fix = [new SecureText(extra.Value.ContentSpan, secure)], FixTitle = $"Set '{extra.Name}={secure}'" }
            : finding;
    }

    /// <summary>Finds the weak entries of an extra that lists ciphers, as a text or as an array.</summary>
    private IEnumerable<TransportFinding> FindWeakCiphers(JsonMember extra)
    {
        string[] path = [extra.Name.Replace("_", ""), connection.Type.Id];
        foreach (JsonValue entry in extra.Value.Kind == JsonKind.Array ? extra.Value.Elements : [extra.Value])
        {
            if (entry.Text is { } text && CipherSettings.Find(path, text) is var (_, weakness, advice))
                yield return new TransportFinding(RuleTable.WeakCipher, entry.ContentSpan, weakness, advice);
        }
    }

    /// <summary>STARTTLS encrypts what begins in clear text, and SMTP's two switches are off only together.</summary>
    private bool IsOverruled(string extra) => extra switch
    {
        "ssl" => IsTrue("start_tls"),
        "disable_ssl" => IsSet("disable_tls") || connection.Type.Id == "smtp",
        "disable_tls" => connection.Type.Id == "smtp" && !IsTrue("disable_ssl"),
        _ => false,
    };

    /// <summary>Finds a value that the extra may have and that is secure.</summary>
    private string? FindSecureValue(JsonMember extra, TlsOption option, string value)
    {
        if (extra.Value.Kind is JsonKind.True or JsonKind.False) return value == "true" ? "false" : "true";
        IReadOnlyList<string> allowed = connection.Extras.FirstOrDefault(candidate => candidate.Name == extra.Name)?.Enum ?? [];
        string? secure = option.FindSecureValue(value, SecureValues[0]);
        return allowed.Count == 0 || secure is null ? secure
            : allowed.Contains(secure, StringComparer.Ordinal) ? secure
            : SecureValues.FirstOrDefault(allowed.Contains);
    }

    private bool IsSet(string extra) => fields.Extra.Any(member => member.Name == extra);

    private bool IsTrue(string extra) => fields.Extra.Any(member => member.Name == extra && member.Value.Kind == JsonKind.True);

    /// <summary>
    /// Moves a finding from a text to the file. Where escapes hide what is what, the whole text is shown and nothing is edited.
    /// </summary>
    private static void Add(TransportFinding finding, string text, ManifestPlace place, List<(ManifestPlace, TransportFinding)> findings)
    {
        SourceSpan content = GetTextSpan(place);
        bool isExact = content.Length == text.Length;
        SourceSpan Move(SourceSpan span) => isExact ? span with { Start = content.Start + span.Start } : content;
        SecureText? whole = isExact && finding.Fix.Count > 0 ? JoinFixes(finding.Fix, text) : null;
        TransportFinding moved =
            finding with { Span = Move(finding.Span), Fix = whole is { } fix ? [fix with { Span = Move(fix.Span) }] : [] };
        findings.Add((place with { Span = moved.Span }, moved));
    }

    /// <summary>
    /// Joins one replacement that does what several do. Returns null if a login stands between them, which would be repeated in it.
    /// </summary>
    private static SecureText? JoinFixes(IReadOnlyList<SecureText> parts, string text)
    {
        List<SecureText> ordered = [.. parts.OrderBy(static part => part.Span.Start)];
        var secure = new System.Text.StringBuilder();
        int position = ordered[0].Span.Start;
        foreach (SecureText part in ordered)
        {
            if (text.IndexOfAny(['@', ';'], position, part.Span.Start - position) >= 0) return null;
            secure.Append(text, position, part.Span.Start - position).Append(part.NewText);
            position = part.Span.End;
        }
        return new SecureText(SourceSpan.FromBounds(ordered[0].Span.Start, position), secure.ToString());
    }

    /// <summary>Gets what is between a text's quotes.</summary>
    private static SourceSpan GetTextSpan(ManifestPlace place) => new(place.Span.Start + 1, Math.Max(0, place.Span.Length - 2));
}
