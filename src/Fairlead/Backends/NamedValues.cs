using System.Text.Json;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Resolution;

namespace Fairlead.Backends;

/// <summary>The values that a backend found under names of its own, on the way to an answer.</summary>
internal sealed class NamedValues
{
    private Dictionary<string, BackendField>? _fields;

    public IReadOnlyList<BackendField> Fields => _fields is null ? [] : [.. _fields.Values];

    /// <summary>The whole connection, where one of the names means that.</summary>
    public BackendText? Text { get; set; }

    public bool IsEmpty => Text is null && _fields is null;

    /// <summary>Adds a value. Returns what is wrong with it beside the others, or null.</summary>
    public string? Add(FieldName name, Secret value, string place)
    {
        if (name.Field is not { } field || value.Reveal().Length == 0) return null;
        if (field == "uri")
        {
            Text ??= new BackendText(value, place);
            return null;
        }

        if (field == "conn_type" && !name.IsExact)
        {
            // Many tools have a "type" that is something else.
            if (ConnectionTypeTable.BuiltIn.FindLoosely(value.Reveal()) is not { } type) return null;
            value = new Secret(type.Id);
        }

        _fields ??= new(StringComparer.Ordinal);
        if (_fields.TryAdd(field, new BackendField(field, value, place)) || _fields[field].Value == value) return null;
        return $"it sets the same field as {_fields[field].Place}, but to another value; keep one of them";
    }

    /// <summary>Adds an extra whose value is JSON.</summary>
    public void AddJson(string extra, string json, string place) =>
        (_fields ??= new(StringComparer.Ordinal)).TryAdd(
            "extra " + extra, new BackendField("extra", new Secret($$"""{"{{JsonEncodedText.Encode(extra)}}":{{json}}}"""), place));

    /// <summary>Adds what others have and this hasn't.</summary>
    public void AddMissing(NamedValues other)
    {
        Text ??= other.Text;
        if (_fields is null) _fields = other._fields;
        else if (other._fields is { } others) foreach ((string key, BackendField field) in others) _fields.TryAdd(key, field);
    }

    /// <summary>What is said of a name that is nearly a field's, and so is no secret itself.</summary>
    public static string DescribeUnknown(string meant) => $"a connection has no such field; did you mean '{meant}'?";
}
