using System.Globalization;

namespace Fairlead.Core.Connections;

/// <summary>One or several hosts with their ports: <c>db1:5432,db2:5432</c>.</summary>
internal static class HostList
{
    /// <summary>
    /// Separates hosts and port where all have the same port. Otherwise the hosts keep what they have, and there is no port.
    /// </summary>
    public static void Split(string text, out string hosts, out int? port)
    {
        string[] entries = text.Split(',');
        var names = new string[entries.Length];
        var ports = new string[entries.Length];
        for (int i = 0; i < entries.Length; i++) SplitOne(entries[i].Trim(), out names[i], out ports[i]);

        bool isShared = ports[0].Length > 0 && ports.All(port => port == ports[0]);
        port = isShared && TryReadPort(ports[0], out int number) ? number : null;
        hosts = string.Join(",", port is null ? entries.Select(static entry => entry.Trim()) : names);
    }

    /// <summary>Determines whether the text is nothing but hosts, each with or without a port.</summary>
    public static bool Matches(string text) => text.Length > 0 && text.Split(',').All(static entry =>
    {
        SplitOne(entry.Trim(), out string name, out string port);
        return IsName(name) && port.All(static c => c is >= '0' and <= '9');
    });

    /// <summary>Gets the hosts without spaces between them. Returns what is wrong, or null.</summary>
    public static string? Normalize(string text, out string hosts)
    {
        string[] entries = [.. text.Split(',').Select(static entry => entry.Trim())];
        hosts = string.Join(",", entries);
        return Array.Exists(entries, static entry =>
        {
            SplitOne(entry, out _, out string port);
            return port.Length > 0 && !TryReadPort(port, out _);
        }) ? "the port is not a number from 0 to 65535" : null;
    }

    /// <summary>Joins the hosts with the port of the same place at each, as libpq lists them.</summary>
    public static string Join(string hosts, string ports)
    {
        string[] names = hosts.Split(','), numbers = ports.Split(',');
        return string.Join(",",
            names.Select((name, i) => name.Trim() + (i < numbers.Length && numbers[i].Trim() is { Length: > 0 } port ? ":" + port : "")));
    }

    public static bool TryReadPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= 65535;

    private static void SplitOne(string entry, out string name, out string port)
    {
        int bracket = entry.LastIndexOf(']');
        int colon = entry.IndexOf(':', Math.Max(bracket, 0));
        bool isAddress = bracket < 0 && colon >= 0 && entry.IndexOf(':', colon + 1) >= 0;
        name = colon < 0 || isAddress ? entry : entry.Substring(0, colon);
        port = colon < 0 || isAddress ? "" : entry.Substring(colon + 1);
    }

    private static bool IsName(string name) =>
        name.Length > 0 && name.All(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '[' or ']' or ':');
}
