using Fairlead.Detection.ConnectionIds;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Clients;

/// <summary>Texts that tell a client where to connect: addresses of other machines, or not.</summary>
internal static class ClientAddresses
{
    /// <summary>What stands for a service on this machine, in memory or in a file.</summary>
    private static readonly string[] LocalMarks =
        ["localhost", "127.0.0.1", "[::1]", "(local", ":memory:", "UseDevelopmentStorage=true", "host.docker.internal", "|DataDirectory|"];

    /// <param name="kind">What the client speaks to.</param>
    /// <param name="text">The text as far as it is written.</param>
    /// <param name="isFragment">Whether there is more that is not known.</param>
    public static bool IsRemote(ClientKind kind, string text, bool isFragment)
    {
        text = text.Trim();
        if (text.Length == 0 || LocalMarks.Any(mark => text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0)) return false;
        if (LibraryPosition.FindId(PositionText.NameKeyword, text, out _) is not null) return false;
        int authority = text.IndexOf("://", StringComparison.Ordinal);
        if (authority >= 0) return IsRemoteHost(GetHostAt(text, authority + 3));

        return kind switch
        {
            ClientKind.Http => false, // a path below an address that is given elsewhere
            _ when text.IndexOf('=') > 0 => NamesServer(text),
            _ => !isFragment && text.IndexOfAny([' ', '{', '<']) < 0 && IsRemoteHost(GetHostAt(text, 0)),
        };
    }

    private static bool IsRemoteHost(string host) =>
        HostClassifier.Classify(host, InternalHostSuffixes.None)
            is not (HostKind.Missing or HostKind.Loopback or HostKind.AnyAddress or HostKind.Unknown or HostKind.LinkLocal);

    /// <summary>A connection string that names no server opens a file, or gets its server from elsewhere.</summary>
    private static bool NamesServer(string text)
    {
        foreach (string pair in text.Split(';', ','))
        {
            int equals = pair.IndexOf('=');
            string key = equals > 0 ? pair.Substring(0, equals).Trim() : "";
            string value = equals > 0 ? pair.Substring(equals + 1).Trim() : "";
            if (ServerKeys.Contains(key)
                && value.Length > 0
                && value != "."
                && !value.StartsWith(".\\", StringComparison.Ordinal)
                && !IsFile(key, value))
                return true;
            if (equals < 0 && pair.IndexOf('.') > 0) return true; // cache.corp.net:6380,ssl=true
        }
        return false;
    }

    private static bool IsFile(string key, string value) =>
        key.Equals("Data Source", StringComparison.OrdinalIgnoreCase) || key.Equals("DataSource", StringComparison.OrdinalIgnoreCase)
        ? value.EndsWith(".db", StringComparison.OrdinalIgnoreCase) || value.EndsWith(".sqlite", StringComparison.OrdinalIgnoreCase)
            || value.EndsWith(".db3", StringComparison.OrdinalIgnoreCase)
            || value.EndsWith(".sqlite3", StringComparison.OrdinalIgnoreCase)
            || value.IndexOf('/') >= 0
        : false;

    private static readonly HashSet<string> ServerKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Server", "Data Source", "DataSource", "Address", "Addr", "Network Address", "HostName", "Endpoint", "AccountEndpoint",
        "AccountName", "BlobEndpoint", "QueueEndpoint", "TableEndpoint", "Contact Points", "account", "Servers", "Hosts",
    };

    private static string GetHostAt(string text, int start)
    {
        int at = text.IndexOf('@', start);
        int slash = text.IndexOf('/', start);
        if (at > 0 && (slash < 0 || at < slash)) start = at + 1;
        int end = text.IndexOfAny(['/', ':', ',', '?', ';'], start);
        return end < 0 ? text.Substring(start) : text.Substring(start, end - start);
    }
}
