using System.Globalization;
using Fairlead.Core.Connections;
using Fairlead.Core.Text;

namespace Fairlead.Resolution;

/// <summary>
/// A connection being put together, field by field. Sources are added in order of precedence: a field that is set stays as it is.
/// Empty text does not set a field. Each method returns what is wrong, without quoting a value, or null.
/// </summary>
internal sealed class ConnectionDraft
{
    private readonly Dictionary<string, (string Value, string Source)> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExtraValue> _extra = new(StringComparer.Ordinal);

    public string? Fill(string field, string? value, string source)
    {
        if (string.IsNullOrEmpty(value)) return null;
        if (field == "extra") return FillExtra(value, source);
        if (field.StartsWith(FieldNames.ExtraPrefix, StringComparison.Ordinal) && field.Length > FieldNames.ExtraPrefix.Length)
        {
            _extra.TryAdd(field[FieldNames.ExtraPrefix.Length..], ExtraValue.FromText(value, source));
            return null;
        }

        if (!FieldNames.Texts.Contains(field)) return $"a connection has no field '{QuotedName.Show(field)}'";
        if (field == "port" && !IsPort(value)) return "the port is not a number from 0 to 65535";
        _texts.TryAdd(field, (field == "conn_type" ? ConnectionFields.NormalizeType(value) : value, source));
        return null;
    }

    public string? Fill(ConnectionFields fields, string source) =>
        Fill("conn_type", fields.ConnType, source)
        ?? Fill("description", fields.Description, source)
        ?? Fill("host", fields.Host, source)
        ?? Fill("login", fields.Login, source)
        ?? Fill("password", fields.Password, source)
        ?? Fill("schema", fields.Schema, source)
        ?? Fill("port", fields.Port?.ToString(CultureInfo.InvariantCulture), source)
        ?? Fill("extra", fields.Extra, source);

    /// <summary>Adds what another draft has set, with the sources it has there.</summary>
    public void Fill(ConnectionDraft other)
    {
        foreach ((string field, (string, string) text) in other._texts) _texts.TryAdd(field, text);
        FillExtra(other._extra);
    }

    /// <summary>Adds extras, with the sources they have.</summary>
    public void FillExtra(IReadOnlyDictionary<string, ExtraValue> extra)
    {
        foreach ((string name, ExtraValue value) in extra) _extra.TryAdd(name, value);
    }

    public bool IsSet(string field) => field.StartsWith(FieldNames.ExtraPrefix, StringComparison.Ordinal)
        ? _extra.TryGetValue(field[FieldNames.ExtraPrefix.Length..], out ExtraValue? value) && value.Json.ValueKind != System.Text.Json.JsonValueKind.Null && value.Text.Length > 0
        : _texts.ContainsKey(field);

    public string? ConnType => Get("conn_type");

    public Connection ToConnection(string id, string? deployment) => new()
    {
        Id = id,
        ConnType = ConnType ?? "",
        Description = Get("description"),
        Host = Get("host"),
        Login = Get("login"),
        Password = Get("password") is { } password ? new Secret(password) : null,
        Schema = Get("schema"),
        Port = Get("port") is { } port ? int.Parse(port, CultureInfo.InvariantCulture) : null,
        Extra = _extra.Count == 0 ? ConnectionExtra.Empty : new ConnectionExtra(id, _extra),
        Deployment = deployment,
        SetFields =
        [
            .. FieldNames.Texts.Where(_texts.ContainsKey).Select(field => new ConnectionFieldSource(field, _texts[field].Source)),
            .. _extra.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => new ConnectionFieldSource(FieldNames.ShowExtra(e.Key), e.Value.Source)),
        ],
    };

    private string? FillExtra(string json, string source)
    {
        if (!ExtraValue.TryReadObject(json, source, out Dictionary<string, ExtraValue>? values)) return "the extra is not a JSON object";
        FillExtra(values);
        return null;
    }

    private string? Get(string field) => _texts.TryGetValue(field, out (string Value, string Source) text) ? text.Value : null;

    private static bool IsPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65535;
}
