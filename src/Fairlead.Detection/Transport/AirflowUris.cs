using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>
/// Connections as Airflow writes them in URIs. The scheme is the connection's type and not its protocol: that of an HTTP connection is
/// its path (<c>http://api.acme.io/https</c>) or stands before its host (<c>http://https%3A%2F%2Fapi.acme.io</c>).
/// </summary>
internal static class AirflowUris
{
    /// <summary>The option of Airflow's command line that takes one.</summary>
    public const string CommandOption = "--conn-uri";

    private const string Https = "https";

    private static readonly string[] Prefixes = ["AIRFLOW_CONN_", "FAIRLEAD_CONN_"];

    /// <summary>Determines whether a variable of this name holds such a URI.</summary>
    public static bool IsVariable(string name) =>
        Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Determines whether the URI of an HTTP connection asks for HTTPS.</summary>
    public static bool AsksForHttps(string text, NetworkUrl url)
    {
        if (!url.Scheme.IsHttp) return false;
        if (HostLabels.Normalize(url.GetHost(text)).StartsWith(Https + NetworkUrl.Delimiter, StringComparison.OrdinalIgnoreCase))
            return true;

        int start = url.AuthorityEnd, end = url.FindEnd(text);
        int stop = text.IndexOfAny(['?', '#', ';', ','], start, end - start);
        string path = text.Substring(start, (stop < 0 ? end : stop) - start);
        return path.Equals("/" + Https, StringComparison.OrdinalIgnoreCase);
    }
}
