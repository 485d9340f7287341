
namespace Fairlead.Detection.Text.Urls;

/// <summary>The schemes of clear-text protocols, as data. A look-up in a range of a text allocates nothing.</summary>
internal static class ClearTextSchemeTable
{
    public const string Http = "http";

    private const int Longest = 14;

    private static readonly ClearTextScheme[][] ByLength = Group(
    [
        // the web
        new(Http, "https", 80) { DropsPlainPort = true },
        new("ws", "wss", 80) { DropsPlainPort = true },
        new("h2c", "https"), new("grpc", "grpcs"),
        // files
        new("ftp", "ftps", 21) { TlsPorts = [990] },
        new("tftp", PlainPort: 69), new("svn", "svn+ssh", 3690), new("git", "https", 9418), new("rsync", PlainPort: 873),
        // terminals
        new("telnet", PlainPort: 23), new("rlogin", PlainPort: 513), new("rsh", PlainPort: 514),
        // directories and mail; clients start with TLS on some ports and turn to it on the port of submission
        new("ldap", "ldaps", 389) { TlsPorts = [636, 3269] },
        new("smtp", "smtps", 25) { TlsPorts = [465, 587] },
        new("imap", "imaps", 143) { TlsPorts = [993] },
        new("pop", "pops", 110) { TlsPorts = [995] },
        new("pop3", "pop3s", 110) { TlsPorts = [995] },
        new("nntp", "nntps", 119) { TlsPorts = [563] },
        new("irc", "ircs", 6667) { TlsPorts = [6697] },
        // brokers
        new("amqp", "amqps", 5672), new("mqtt", "mqtts", 1883), new("stomp", "stomp+ssl", 61613), new("nats", "tls"),
        new("pulsar", "pulsar+ssl", 6650), new("plaintext", "ssl", 9092), new("sasl_plaintext", "sasl_ssl", 9092),
        // stores; the port stays the same with TLS
        new("redis", "rediss"), new("mongodb"), new("couchbase", "couchbases"), new("bolt", "bolt+s"), new("neo4j", "neo4j+s"),
        // things and media
        new("coap", "coaps", 5683), new("rtsp", "rtsps", 554), new("rtmp", "rtmps", 1935),
        // Docker's engine, MQTT, STOMP, OpenWire, AMQP
        new("tcp") { OnlyPorts = [2375, 1883, 61613, 61616, 5672] },
    ]);

    private static readonly HashSet<int> PlainPorts =
        [.. ByLength.SelectMany(static same => same).Where(static scheme => scheme.Secure is not ("ssl" or "sasl_ssl"))
            .Select(static scheme => scheme.PlainPort ?? 0).Where(static port => port > 0)];

    /// <summary>Finds the scheme that a range of a text spells in whatever case. Returns null if it is no such scheme.</summary>
    public static ClearTextScheme? Find(string text, int start, int end)
    {
        int length = end - start;
        if (length is 0 or > Longest) return null;
        foreach (ClearTextScheme scheme in ByLength[length])
        {
            if ((text[start] | 0x20) == scheme.Name[0]
                && string.Compare(text, start, scheme.Name, 0, length, StringComparison.OrdinalIgnoreCase) == 0)
                return scheme;
        }
        return null;
    }

    /// <summary>
    /// Determines whether servers speak in clear text at a port, at least until TLS is asked for. Kafka's has TLS as well.
    /// </summary>
    public static bool IsPlainPort(int port) => PlainPorts.Contains(port);

    /// <summary>Finds a text that is a scheme and no more.</summary>
    public static ClearTextScheme? Find(string text) => Find(text, 0, text.Length);

    private static ClearTextScheme[][] Group(ClearTextScheme[] schemes) =>
        [.. Enumerable.Range(0, Longest + 1).Select(length => schemes.Where(scheme => scheme.Name.Length == length).ToArray())];
}
