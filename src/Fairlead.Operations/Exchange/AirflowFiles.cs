using System.Text;
using System.Text.Json.Nodes;
using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.Json;
using Fairlead.Operations.Writing;

namespace Fairlead.Operations.Exchange;

/// <summary>
/// Writes connections as Airflow exports them. Airflow reads the files, and so does our import, which gets the same connections back.
/// </summary>
internal static class AirflowFiles
{
    public static string WriteJson(IEnumerable<ExchangedConnection> connections)
    {
        string[] entries = [.. connections.Select(static connection =>
            $"  {JsonWriter.WriteString(connection.Id)}: {ConnectionJson.Format(connection.Fields)}")];
        return entries.Length == 0 ? "{}\n" : $"{{\n{string.Join(",\n", entries)}\n}}\n";
    }

    public static string WriteYaml(IEnumerable<ExchangedConnection> connections)
    {
        var root = new JsonObject();
        foreach (ExchangedConnection connection in connections) root[connection.Id] =
            JsonNode.Parse(ConnectionJson.Format(connection.Fields));
        return root.Count == 0 ? "{}\n" : YamlText.Write(root);
    }

    /// <summary>
    /// A line for each connection: a URI as Airflow writes it, or JSON where a URI would lose something, such as the description.
    /// </summary>
    public static string WriteEnv(IEnumerable<ExchangedConnection> connections, bool asJson)
    {
        var text = new StringBuilder();
        foreach (ExchangedConnection connection in connections)
            text.Append(connection.Id).Append('=').Append(WriteLine(connection.Fields, asJson)).Append('\n');
        return text.ToString();
    }

    private static string WriteLine(ConnectionFields fields, bool asJson)
    {
        string uri = asJson || fields.ConnType is null ? "" : ConnectionUri.Format(fields);
        bool isFaithful = uri.Length > 0 && ConnectionUri.Parse(uri, ConnectionFormat.Compatible).Fields is { } read
            && FieldValues.AreSame(read, fields);
        if (isFaithful) return uri;

        // These end a line to some readers, and JSON leaves them as they are.
        return ConnectionJson.Format(fields).Replace("\u0085", "\\u0085", StringComparison.Ordinal)
            .Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal)
            .Replace("\f", "\\f", StringComparison.Ordinal);
    }
}
