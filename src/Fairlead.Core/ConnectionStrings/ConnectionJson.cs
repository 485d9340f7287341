using System.Globalization;
using System.Text;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Core.Text;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>The JSON form of a connection: an object with Airflow's field names, <c>extra</c> an object inside it.</summary>
internal static class ConnectionJson
{
    /// <summary>Reads a connection.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="format">Whether only Airflow's names are known, as Airflow has it, or also what other tools call the fields.</param>
    /// <param name="type">The declared type; null where none is declared.</param>
    public static ConnectionParseResult Parse(string text, ConnectionFormat format, ConnectionType? type = null)
    {
        JsonDocument document = JsonDocument.Parse(text, JsonReaderOptions.Strict);
        if (document.Error is { } error) return ConnectionParseResult.Failure(Describe(error, new Text.LineMap(text), text.Length));
        if (document.Root is not { Kind: JsonKind.Object } root) return ConnectionParseResult.Failure("The JSON is not an object");
        return format == ConnectionFormat.Compatible ? ReadAirflow(text, root) : new NamedFieldsReader(text, type).Read(root);
    }

    private static string Describe(JsonError error, Text.LineMap lines, int length)
    {
        Text.LinePosition start = lines.GetPosition(error.Span.Start);
        if (!error.BreaksOff)
            return string.Format(CultureInfo.InvariantCulture, "The JSON is broken at line {0}, column {1}: {2}", start.Line + 1,
                start.Column + 1, error.Message);
        Text.LinePosition end = lines.GetPosition(length);
        return string.Format(CultureInfo.InvariantCulture, "The JSON breaks off at line {0}, column {1}: {2} (line {3}, column {4})",
            end.Line + 1, end.Column + 1, error.Message, start.Line + 1, start.Column + 1);
    }

    private static ConnectionParseResult ReadAirflow(string text, JsonValue root)
    {
        var fields = new ConnectionFields();
        string? uri = null;
        foreach (JsonMember member in root.Members)
        {
            string? defect = member.Name switch
            {
                "conn_type" =>
                    ReadText(member,
                        value => fields = fields with { ConnType = value is null ? null : ConnectionFields.NormalizeType(value) }),
                "description" => ReadText(member, value => fields = fields with { Description = value }),
                "host" => ReadText(member, value => fields = fields with { Host = value }),
                "login" => ReadText(member, value => fields = fields with { Login = value }),
                "password" => ReadText(member, value => fields = fields with { Password = value is "" ? null : value }),
                "schema" => ReadText(member, value => fields = fields with { Schema = value }),
                "uri" => ReadText(member, value => uri = value),
                "port" => ReadPort(member.Value, value => fields = fields with { Port = value }),
                "extra" => ReadExtra(text, member.Value, ConnectionFormat.Compatible, value => fields = fields with { Extra = value }),
                _ => "It has a property that a connection doesn't have: those are conn_type, description, host, login, password, " +
                    "schema, port and extra",
            };
            if (defect is not null) return ConnectionParseResult.Failure(defect);
        }

        return string.IsNullOrEmpty(uri) ? ConnectionParseResult.Success(fields) : FromUri(uri!, fields, ConnectionFormat.Compatible);
    }

    /// <summary>Writes the JSON, as Airflow writes it: only fields that are set. The extra's text is kept to the letter.</summary>
    public static string Format(ConnectionFields fields)
    {
        var json = new StringBuilder("{");
        Append("conn_type", fields.ConnType);
        Append("description", fields.Description);
        Append("host", fields.Host);
        Append("login", fields.Login);
        Append("password", fields.Password);
        Append("schema", fields.Schema);
        if (fields.Port is { } port) AppendName("port").Append(port.ToString(CultureInfo.InvariantCulture));
        if (fields.Extra is { } extra)
        {
            if (ConnectionExtraText.IsObject(extra)) AppendName("extra").Append(extra);
            else Append("extra", extra);
        }
        return json.Append('}').ToString();

        void Append(string name, string? value)
        {
            if (value is not null) JsonString.Append(AppendName(name), value);
        }

        StringBuilder AppendName(string name) => json.Append(json.Length > 1 ? ", \"" : "\"").Append(name).Append("\": ");
    }

    private static ConnectionParseResult FromUri(string uri, ConnectionFields beside, ConnectionFormat format)
    {
        if (!(beside with { Description = null }).IsEmpty)
            return ConnectionParseResult.Failure("The property 'uri' already says everything; only 'description' may stand beside it");
        ConnectionParseResult parsed = ConnectionUri.Parse(uri, format);
        return parsed.TryGetFields(out ConnectionFields? fields)
            ? ConnectionParseResult.Success(fields with { Description = beside.Description })
            : parsed;
    }

    public static string? ReadText(JsonMember member, Action<string?> assign)
    {
        if (member.Value.Kind is not (JsonKind.String or JsonKind.Null)) return $"{QuotedName.Quote(member.Name)} is not text";
        assign(member.Value.Text);
        return null;
    }

    public static string? ReadPort(JsonValue value, Action<int?> assign)
    {
        if (value.Kind == JsonKind.Null || (value.Kind == JsonKind.String && value.Text!.Length == 0))
        {
            assign(null);
            return null;
        }

        if (value.Kind is not (JsonKind.Number or JsonKind.String)
            || !int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port > 65535)
        {
            return "The property 'port' is not a whole number from 0 to 65535";
        }
        assign(port);
        return null;
    }

    /// <summary>Airflow takes the extra as an object or as a text that holds one, and an empty one for none.</summary>
    public static string? ReadExtra(string json, JsonValue value, ConnectionFormat format, Action<string?> assign)
    {
        string? extra = value.Kind switch
        {
            JsonKind.Null => null,
            JsonKind.String => value.Text!.Length == 0 ? null : value.Text,
            JsonKind.Object when value.Members.Count == 0 && format == ConnectionFormat.Compatible => null,
            _ => json.Substring(value.Span.Start, value.Span.Length),
        };
        if (extra is not null && !ConnectionExtraText.IsObject(extra)) return "The property 'extra' is not a JSON object";
        assign(extra);
        return null;
    }
}
