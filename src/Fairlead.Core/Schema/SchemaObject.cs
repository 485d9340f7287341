using System.Globalization;
using Fairlead.Core.Json;

namespace Fairlead.Core.Schema;

/// <summary>An object of a JSON Schema, written keyword by keyword.</summary>
internal sealed class SchemaObject
{
    private readonly List<string> _members = [];

    public SchemaObject Add(string keyword, SchemaObject value) => AddJson(keyword, value.ToString());

    public SchemaObject Add(string keyword, IEnumerable<SchemaObject> values) => AddJson(keyword, $"[{string.Join(",", values)}]");

    public SchemaObject Add(string keyword, string? value) => value is null ? this : AddJson(keyword, JsonWriter.WriteString(value));

    public SchemaObject Add(string keyword, int value) => AddJson(keyword, value.ToString(CultureInfo.InvariantCulture));

    public SchemaObject Add(string keyword, bool value) => AddJson(keyword, value ? "true" : "false");

    public SchemaObject AddTexts(string keyword, IEnumerable<string> values) =>
        AddJson(keyword, $"[{string.Join(",", values.Select(JsonWriter.WriteString))}]");

    /// <summary>Adds a value that is JSON already.</summary>
    public SchemaObject AddJson(string keyword, string json)
    {
        _members.Add(JsonWriter.WriteString(keyword) + ":" + json);
        return this;
    }

    public override string ToString() => "{" + string.Join(",", _members) + "}";
}
