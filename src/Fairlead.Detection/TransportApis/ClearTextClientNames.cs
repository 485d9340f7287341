using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.TransportApis;

/// <summary>
/// Clients of protocols that have no TLS, and clients that call themselves unencrypted, by their names: no table has all libraries for
/// Telnet.
/// </summary>
internal static class ClearTextClientNames
{
    private const string Ssh = "SSH";
    private const string Tls = "TLS";

    // The protocol's word, and what to use instead.
    private static readonly Dictionary<string, string> Protocols = new(StringComparer.Ordinal)
    {
        ["telnet"] = Ssh, ["rsh"] = Ssh, ["rlogin"] = Ssh, ["rexec"] = Ssh, ["rcp"] = Ssh, ["tftp"] = "SFTP", ["finger"] = "HTTPS",
        ["plaintext"] = Tls, ["cleartext"] = Tls, ["unencrypted"] = Tls, ["plainsocket"] = Tls, ["plaintcp"] = Tls,
    };

    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        "client", "connection", "session", "socket", "stream", "transport", "channel", "terminal", "connector", "downloader", "uploader",
    };

    private static readonly HashSet<string> SecureWords =
        new(StringComparer.Ordinal) { "tls", "ssl", "secure", "secured", "encrypted", "ssh", "server", "listener" };

    // Parts that a name must have for a closer look: one of them is in each of the protocols' words.
    private static readonly string[] Marks =
        ["elnet", "ELNET", "ftp", "FTP", "sh", "SH", "ogin", "xec", "rcp", "Rcp", "inger", "lain", "lear", "nencr"];

    private static readonly NameTable<string> Methods = CreateMethods();

    /// <summary>Finds what to use instead of a type. Returns null if its name does not say that it speaks in clear text.</summary>
    /// <param name="type">The simple name of the type.</param>
    /// <param name="home">The last part of its namespace, or null.</param>
    public static string? FindAdvice(string type, string? home)
    {
        if (!MayBeClient(type)) return null;
        List<string> words = IdentifierWords.Split(type);
        if (words.Count == 0 || words.Exists(SecureWords.Contains)) return null;
        if (words.Count == 1 && Roles.Contains(words[0]))
            return home is not null && Protocols.TryGetValue(home.ToLowerInvariant(), out string? advice) && advice != Tls ? advice : null;
        string role = words[words.Count - 1];
        bool isFactory = role == "factory" && words.Count > 2 && Roles.Contains(words[words.Count - 2]);
        for (int i = 0; i < words.Count; i++)
        {
            if (FindProtocol(words, i, out int length) is not { } instead) continue;
            bool isWhole = i + length == words.Count;
            // Telnet is a client; a finger is not, and a plain text is one to read.
            if (isWhole ? instead == Ssh && words.Count == 1 : isFactory || Roles.Contains(role)) return instead;
        }
        return null;
    }

    /// <summary>Determines whether a method of that name opens such a connection; the cheapest question.</summary>
    public static bool MayOpen(string method) => Methods.MayHave(method);

    /// <summary>Finds what to use instead of what a method opens, by its name or by that of a class that is a protocol.</summary>
    public static string? FindMethodAdvice(string method, string type) =>
        Methods[method] is { Count: > 0 } known ? known[0]
        : type is "Telnet" or "TelnetClient" or "Rsh" or "Rlogin" or "Rexec" && method.StartsWith("Connect", StringComparison.Ordinal) ? Ssh
        : null;

    /// <summary>Determines whether a type of that name may be such a client; it is asked once for each name.</summary>
    public static bool MayBeClient(string type) => Roles.Contains(type) || MayName(type);

    private static bool MayName(string type) => Array.Exists(Marks, mark => type.IndexOf(mark, StringComparison.Ordinal) >= 0);

    // RLogin and PlainText are two words.
    private static string? FindProtocol(List<string> words, int i, out int length)
    {
        length = 1;
        if (Protocols.TryGetValue(words[i], out string? advice)) return advice;
        length = 2;
        return i + 1 < words.Count && Protocols.TryGetValue(words[i] + words[i + 1], out advice) ? advice : null;
    }

    private static NameTable<string> CreateMethods()
    {
        var methods = new NameTable<string>();
        foreach (string protocol in new[] { "Telnet", "Rsh", "Rlogin", "Rexec", "RLogin", "RExec" })
        {
            foreach (string verb in new[] { "Connect", "Open", "Create", "Start", "ConnectTo", "OpenWith", "ConnectBy", "ConnectVia" })
            {
                foreach (string role in new[] { "", "Client", "Session", "Connection" }) Add(verb + protocol + role);
            }
            Add(protocol + "Connect");
            Add(protocol + "Login");
            Add(protocol + "Open");

            void Add(string name)
            {
                methods.Add(name, Ssh);
                methods.Add(name + "Async", Ssh);
            }
        }
        foreach (string name in new[]
            { "UsePlaintext", "UsePlainText", "UsePlaintextConnection", "CreateUnencryptedConnection", "ConnectUnencrypted" })
        {
            methods.Add(name, Tls);
            methods.Add(name + "Async", Tls);
        }
        return methods;
    }
}
