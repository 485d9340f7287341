using System.Globalization;

namespace Fairlead.Detection.Text.Urls;

/// <summary>Host names compared the way the DNS does: by whole labels, from the right, whatever the case.</summary>
internal static class HostLabels
{
    /// <summary>
    /// True for the suffix itself and for names below it: <c>a.localhost</c> ends with <c>localhost</c>, <c>mylocalhost</c> does not.
    /// </summary>
    public static bool HasSuffix(string host, string suffix) =>
        host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
        && (host.Length == suffix.Length || host[host.Length - suffix.Length - 1] == '.');

    /// <summary>Gets the host without percent-encoding, with ASCII full stops between labels and none at the end.</summary>
    public static string Normalize(string host)
    {
        if (host.IndexOf('%') >= 0) host = Decode(host);
        host = host.Replace('\u3002', '.').Replace('\uFF0E', '.').Replace('\uFF61', '.');
        return host.EndsWith(".", StringComparison.Ordinal) ? host.Substring(0, host.Length - 1) : host;
    }

    private static string Decode(string host)
    {
        var decoded = new System.Text.StringBuilder(host.Length);
        for (int i = 0; i < host.Length; i++)
        {
            if (host[i] == '%' && i + 2 < host.Length
                && byte.TryParse(host.Substring(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value)
                && value < 0x80)
            {
                decoded.Append((char)value);
                i += 2;
            }
            else
            {
                decoded.Append(host[i]);
            }
        }

        return decoded.ToString();
    }
}
