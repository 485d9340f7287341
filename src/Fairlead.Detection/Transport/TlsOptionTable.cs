using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.Rules;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>The options that decide about TLS, by name, over all drivers, clients and tools.</summary>
internal static class TlsOptionTable
{
    private const int LongestName = 44;

    private static readonly string[] Yes = ["true", "yes", "1", "on"];
    private static readonly string[] No = ["false", "no", "0", "off", "disable", "disabled", "none"];

    private static readonly TlsOption Switch = new(No, [], [], "true");
    private static readonly TlsOption Verification = new([], [], [.. No, "none", "verify_none", "cert_none"], "true");
    private static readonly TlsOption Blindness = new([], [], Yes, "false");

    private static readonly KeywordIndex<TlsOption> Table = new KeywordIndex<TlsOption>()
        .Add(Switch,
            "ssl", "tls", "usessl", "usetls", "enablessl", "enabletls", "sslenabled", "tlsenabled", "requiressl", "requiretls",
            "ssl.enabled", "tls.enabled", "issslenabled", "securesocketlayer", "smtpenablessl", "smtpusessl", "smtpssl", "mailenablessl",
            "enablestarttls", "starttlsenable", "usestarttls", "mail.smtp.ssl.enable", "mail.smtp.starttls.enable", "smtp.ssl.enable",
            "smtp.starttls.enable", "smtp.usessl", "smtp.enablessl", "redisssl", "redisusessl", "mqttusetls", "rabbitmqssl", "amqpssl",
            "kafkausessl", "emailusetls", "emailusessl", "ldapusessl", "ldapusetls", "useencryption", "enableencryption")
        .Add(new TlsOption([.. No, "optional"], [], [], "true"), "encrypt")
        .Add(new TlsOption(["never", .. No], ["when-available", "optional"], [], "always"), "starttls")
        .Add(new TlsOption(["disable", "disabled", "none", "off", "0", "false"], ["allow", "prefer", "preferred", "prefered"], [], null),
            "sslmode", "pgsslmode", "mysqlsslmode")
        .Add(new TlsOption(["disabled", "disable"], [], [], "Required"), "wirecrypt")
        .Add(new TlsOption(["http"], [], [], "https"), "defaultendpointsprotocol")
        .Add(new TlsOption(["plaintext", "sasl_plaintext", "saslplaintext"], [], [], null) { OffRule = RuleTable.ClearTextProtocol },
            "security.protocol", "securityprotocol", "kafkasecurityprotocol", "kafka.security.protocol", "security.inter.broker.protocol")
        .Add(new TlsOption([], [], ["verify_none"], "verify_peer"), "verify")
        .Add(Verification,
            "verifyservercertificate", "verifycertificate", "verifycertificates", "verifyssl", "sslverify", "verifytls", "tlsverify",
            "sslverification", "tlsverification", "certificateverification", "certificatevalidation", "verifysslcertificate",
            "sslverifycertificate", "sslverifycert", "verifyservercert", "verifypeer", "sslverifypeer", "verifyhost", "sslverifyhost",
            "verifyhostname", "validatecertificate", "validatecertificates", "validateservercertificate", "validatecert", "validatecerts",
            "sslvalidate", "checkcertificate", "checkhostname", "sslcheckhostname", "checkservercertificate", "sslcertreqs",
            "enable.ssl.certificate.verification", "enablesslcertificateverification", "ssl.endpoint.identification.algorithm",
            "sslendpointidentificationalgorithm", "verifycertificateauthority", "verifycertificatename", "rejectunauthorized",
            "nodetlsrejectunauthorized", "pythonhttpsverify", "strictssl", "http.sslverify", "dockertlsverify")
        .Add(Blindness,
            "trustservercertificate", "trustallcertificates", "trustallcerts", "trustall", "tlsinsecure", "tlsallowinvalidcertificates",
            "tlsallowinvalidhostnames", "sslallowinvalidcertificates", "sslallowinvalidhostnames", "allowinvalidcertificate",
            "allowinvalidcertificates", "allowinvalidcert", "allowuntrustedcertificate", "allowuntrustedcertificates", "allowinsecuretls",
            "allowselfsigned", "allowselfsignedcertificate", "allowselfsignedcertificates", "acceptanycertificate", "acceptallcertificates",
            "acceptinvalidcertificates", "acceptuntrustedcertificates", "acceptselfsigned", "acceptselfsignedcertificates",
            "ignoresslerrors", "ignoretlserrors", "ignoressl", "ignoresslcertificateerrors", "ignorecertificateerrors",
            "ignorecertificatechainerrors", "ignoresslcertificate", "ignorecertificate", "ignoreinvalidcertificate", "ignorecerterrors",
            "ignoreservercertificate", "ignoreremotecertificatenamemismatch", "insecureskipverify", "insecureskiptlsverify",
            "skiptlsverify", "skipsslverify", "tlsskipverify", "skipverify", "skipcertificatecheck", "skipcertificatevalidation",
            "skipcertificateverification", "skipsslvalidation", "bypasssslvalidation", "bypasscertificatevalidation",
            "disablecertificatevalidation", "disablecertificateverification", "disablesslverification", "disablesslvalidation",
            "disablessl", "disabletls", "noverifyssl", "gitsslnoverify", "dangerousacceptanyservercertificate",
            "dangerousacceptanyservercertificatevalidator", "validateanycertificate", "acceptanyservercertificate",
            "disableservercertificatevalidation", "allowpublickeyretrieval", "allowinsecureconnections");

    /// <summary>
    /// Finds the option that a range of a text names. Returns null if it names none. Case, spaces, hyphens and underscores do not count.
    /// </summary>
    public static TlsOption? Find(string text, int start, int end) =>
        end - start is > 2 and <= LongestName && Table.TryFind(text, start, end, out TlsOption option) ? option : null;

    public static TlsOption? Find(string name) => Find(name, 0, name.Length);

    /// <summary>
    /// Determines whether an option's name may end before a position. It is asked of every equals sign, so that it looks at one letter of
    /// most.
    /// </summary>
    public static bool MayEnd(string text, int end, int from)
    {
        while (end > from && text[end - 1] == ' ') end--;
        return end - from > 2 && (text[end - 1] | 0x20) is 't' or 'l' or 's' or 'e' or 'y' or 'r' or 'd' or 'n' or 'm' or 'h' or 'k' or 'p';
    }

    /// <summary>
    /// Determines whether the query of a URL, of which a range is given, switches TLS on: <c>?tls=true</c>, <c>&amp;ssl=1</c>,
    /// <c>?sslmode=require</c>.
    /// </summary>
    public static bool TurnsTlsOn(string text, int start, int end) =>
        FindSwitches(text, start, end)
            .Any(static setting => setting.Value.Length > 0 && setting.Option.GetWeakness(setting.Value) == TlsWeakness.None);

    /// <summary>Determines whether the query of a URL, of which a range is given, switches TLS off.</summary>
    public static bool TurnsTlsOff(string text, int start, int end) =>
        FindSwitches(text, start, end).Any(static setting => setting.Option.GetWeakness(setting.Value) == TlsWeakness.Off);

    private static IEnumerable<(TlsOption Option, string Value)> FindSwitches(string text, int start, int end)
    {
        if (end == start || text.IndexOf('?', start, end - start) is not (>= 0 and var query)) yield break;
        foreach (UrlParameter parameter in UrlParameter.FindAll(text, query, end))
        {
            if (Find(text, parameter.Name.Start, parameter.Name.End) is { Off.Length: > 0 } option)
                yield return (option, text.Substring(parameter.Value.Start, parameter.Value.Length));
        }
    }
}
