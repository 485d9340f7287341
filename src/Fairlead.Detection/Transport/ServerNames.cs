using Fairlead.Core.Text;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>The server that a connection string names, in the ways of the drivers.</summary>
internal static class ServerNames
{
    private static readonly string[] Protocols =
        ["tcp:", "np:", "lpc:", "admin:", "jdbc:sqlserver://", "jdbc:mysql://", "jdbc:postgresql://"];

    public static HostKind Classify(string text, SourceSpan server, InternalHostSuffixes internalHosts) =>
        Classify(text.Substring(server.Start, server.Length), internalHosts);

    /// <summary>Where the traffic to a server goes; that to one which is not named may go anywhere.</summary>
    public static HostKind Classify(string name, InternalHostSuffixes internalHosts)
    {
        foreach (string protocol in Protocols)
        {
            if (name.StartsWith(protocol, StringComparison.OrdinalIgnoreCase)) name = name.Substring(protocol.Length);
        }

        if (name.StartsWith("//", StringComparison.Ordinal)) name = name.Substring(2);
        if (name.IndexOf("://", StringComparison.Ordinal) is >= 0 and var delimiter) name = name.Substring(delimiter + 3);
        if (IsOnThisMachine(name)) return HostKind.Loopback;
        HostKind kind = HostClassifier.Classify(GetHost(name), internalHosts);
        return kind == HostKind.Missing ? HostKind.Loopback : kind;
    }

    /// <summary>A pipe, a socket, a file, or SQL Server's names for the machine itself.</summary>
    private static bool IsOnThisMachine(string name) =>
        name.Length == 0 || name[0] is '/' or '@' or '|' or '~' || name == "." || name.StartsWith(".\\", StringComparison.Ordinal)
        || name.StartsWith(".,", StringComparison.Ordinal) || name.StartsWith("(local", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("\\\\.\\", StringComparison.Ordinal) || name.StartsWith(":memory:", StringComparison.Ordinal);

    /// <summary>Without the port, the instance and further servers.</summary>
    private static string GetHost(string name)
    {
        if (name[0] == '[' && name.IndexOf(']') is > 0 and var close) return name.Substring(0, close + 1);
        int end = name.IndexOfAny([',', '\\', ':', '/', ';', '?']);
        // IPv6 without brackets
        if (end >= 0 && name.IndexOf(':', end + 1) >= 0 && name.IndexOf('.') < 0 && name.IndexOf(',') < 0) return "[" + name + "]";
        return (end >= 0 ? name.Substring(0, end) : name).Trim();
    }
}
