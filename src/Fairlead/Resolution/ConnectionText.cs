using Fairlead.Core.Connections;

namespace Fairlead.Resolution;

/// <summary>Reads a whole connection from a text of any of the three forms, which their first characters tell apart.</summary>
internal static class ConnectionText
{
    /// <summary>The fields, or what is wrong with the text, without quoting it.</summary>
    public static ConnectionParseResult Read(BackendText text, ConnectionDefinition? definition)
    {
        string value = text.Text.Reveal().Trim();
        ConnectionFormat format = text.IsAirflows ? ConnectionFormat.Compatible : ConnectionFormat.Strict;
        ConnectionParseResult result = value.StartsWith('{') ? ConnectionJson.Parse(value, format)
            : text.IsAirflows || StartsLikeUri(value) ? ConnectionUri.Parse(value, format)
            : AdoNetConnectionString.Parse(value, definition);
        return result.TryGetFields(out ConnectionFields? fields) ? ConnectionParseResult.Of(AdaptToDeclaration(fields, definition)) : result;
    }

    /// <summary>
    /// A declared web service's address as people write it: <c>https://api.example</c>. Airflow keeps a host's scheme in the host, and
    /// to lose it here would mean clear text.
    /// </summary>
    private static ConnectionFields AdaptToDeclaration(ConnectionFields fields, ConnectionDefinition? definition) =>
        fields.ConnType == "https" && definition?.ConnType == "http" && fields.Host?.Contains("://", StringComparison.Ordinal) == false
            ? fields with { ConnType = "http", Host = "https://" + fields.Host }
            : fields;

    private static bool StartsLikeUri(string text)
    {
        int end = text.IndexOf("://", StringComparison.Ordinal);
        return end > 0 && text.AsSpan(0, end).IndexOfAny(['=', ';', ' ', ',']) < 0;
    }
}
