using System.Globalization;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Connections;
using Fairlead.Core.Json;
using Fairlead.Core.Text;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>
/// Reads a JSON object whose members are a connection's fields under any name that tools give them: Airflow's, RDS's, an operator's. What
/// is none of them is left alone, unless it looks like one that was misspelt.
/// </summary>
internal sealed class NamedFieldsReader(string text, ConnectionType? type)
{
    private readonly ConnectionBuilder _read = new(type ?? GenericConnectionTypes.Generic);
    private readonly List<KeyValuePair<string, string>> _extras = [];
    private string? _extra;
    private string? _uri;
    private bool _knowsAny;

    public ConnectionParseResult Read(JsonValue root)
    {
        if (root.Members.Count > ConnectionBuilder.MostSettings) return ConnectionParseResult.Failure(ConnectionBuilder.TooManySettings);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonMember member in root.Members)
        {
            FieldName name = FieldName.Find(member.Name, _read.Keywords);
            if (!seen.Add(member.Name) && name.Field is not null)
            {
                return ConnectionParseResult.Failure($"{QuotedName.Quote(member.Name)} is written twice");
            }
            if (ReadMember(member, name) is { } defect) return ConnectionParseResult.Failure(defect);
        }
        if (!_knowsAny && root.Members.Count > 0) return ConnectionParseResult.Failure("The JSON has none of a connection's fields");

        ReadTypeAsScheme();
        if (_extras.Count > 0) _extra = ConnectionExtraText.Add(_extra ?? "{}", ConnectionExtraText.FromValues(_extras));
        ConnectionParseResult own =
            _read.ToResult(_read["conn_type"] is { } connType ? ConnectionFields.NormalizeType(connType) : null, _extra);
        return string.IsNullOrEmpty(_uri) ? own : Overlay(own.MergeExtras()!, ConnectionReader.Read(_uri!, type, ConnectionFormat.Strict));
    }

    private string? ReadMember(JsonMember member, FieldName name)
    {
        if (name.Field is not { } field)
            return name.Meant is null
                ? null
                : $"A connection has no such property as {QuotedName.QuoteInProse(member.Name)}; did you mean '{name.Meant}'?";

        _knowsAny = true;
        if (field == "extra") return ConnectionJson.ReadExtra(text, member.Value, ConnectionFormat.Strict, value => _extra = value);
        if (field == "uri") return ConnectionJson.ReadText(member, value => _uri = value);
        if (field == "port")
        {
            string? port = null;
            return ConnectionJson.ReadPort(member.Value, number => port = number?.ToString(CultureInfo.InvariantCulture))
                ?? (port is null ? null : _read.Set("port", port, member.Name));
        }
        if (member.Value.Kind == JsonKind.Null) return null;
        if (field.StartsWith("extra.", StringComparison.Ordinal))
        {
            _extras.Add(new(field.Substring("extra.".Length), text.Substring(member.Value.Span.Start, member.Value.Span.Length)));
            return null;
        }
        return ReadField(member, name);
    }

    private string? ReadField(JsonMember member, FieldName name)
    {
        string? value = null;
        if (ConnectionJson.ReadText(member, written => value = written) is { } defect) return defect;
        if (string.IsNullOrEmpty(value)) return null;

        // "type" may as well be the type of a Kubernetes secret.
        if (name is { Field: "conn_type", IsExact: false }) value = ConnectionTypeTable.BuiltIn.FindLoosely(value!)?.Id;
        return value is null ? null : _read.Set(name.Field!, value, member.Name);
    }

    /// <summary>Reads a type that is the scheme of a URI, which says what the scheme does: <c>mongodb+srv</c>.</summary>
    private void ReadTypeAsScheme()
    {
        if (_read["conn_type"] is not { } connType
            || type?.Uri is not { SchemeSource: { } source } uri
            || type.ClearTextSchemes.Contains(connType))
            return;
        string? value = source.StartsWith("extra.", StringComparison.Ordinal)
            ? uri.Schemes.Concat(uri.OtherSchemes).FirstOrDefault(spelling => spelling.Spelled == connType)?.Value
            : null;
        if (value is not null && !_read.IsSet(source)) _read.Set(source, value, "conn_type");
    }

    private static ConnectionParseResult Overlay(ConnectionFields fields, ConnectionParseResult uri)
    {
        if (uri.MergeExtras() is not { } whole) return uri;
        var merged = new ConnectionFields
        {
            ConnType = fields.ConnType ?? whole.ConnType,
            Description = fields.Description ?? whole.Description,
            Host = fields.Host ?? whole.Host,
            Login = fields.Login ?? whole.Login,
            Password = fields.Password ?? whole.Password,
            Schema = fields.Schema ?? whole.Schema,
            Port = fields.Port ?? whole.Port,
            Extra = fields.Extra is null
                ? whole.Extra
                : whole.Extra is null
                ? fields.Extra
                : ConnectionExtraText.Add(fields.Extra, whole.Extra),
        };
        return ConnectionParseResult.Success(merged, [], uri.ClearTextScheme, uri.ClientDefaults);
    }
}
