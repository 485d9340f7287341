using Fairlead.Core.Json;
using Fairlead.Core.Text;

namespace Fairlead.Backends.ConnectionFiles;

/// <summary>A JSON object of connections by id: URIs, objects, or a list of one of them.</summary>
internal sealed class JsonConnectionFile : ConnectionFileFormat
{
    private const string Extra = "extra";
    private const string ParsedExtra = "extra_dejson";
    private const string Id = "conn_id";

    public override ConnectionFileContent Read(string text, bool isAirflows)
    {
        if (string.IsNullOrWhiteSpace(text)) return ConnectionFileContent.Defective("the file is empty");
        JsonDocument document = JsonDocument.Parse(text, JsonReaderOptions.Strict);
        if (document.Error is { } error)
        {
            LinePosition position = new LineMap(text).GetPosition(error.Span.Start);
            string place = FormattableString.Invariant($"line {position.Line + 1}, column {position.Column + 1}");
            return ConnectionFileContent.Defective($"the JSON is broken at {place}: {error.Message}");
        }
        if (document.Root is not { Kind: JsonKind.Object } root)
            return ConnectionFileContent.Defective("the file is not a JSON object of connections by id");

        var content = new ConnectionFileContent();
        foreach (JsonMember member in root.Members)
        {
            // Of two, Airflow takes the last, as JSON's readers do.
            if (isAirflows && root[member.Name] != member.Value) continue;
            content.Add(member.Name, ReadEntry(text, member.Name, member.Value));
        }
        return content;
    }

    /// <summary>Reads one connection.</summary>
    /// <param name="text">The text that it stands in.</param>
    /// <param name="id">The connection id.</param>
    /// <param name="value">Its value.</param>
    public static ConnectionFileEntry ReadEntry(string text, string id, JsonValue value) => value.Kind switch
    {
        JsonKind.String => ConnectionFileEntry.Found(value.Text!.Trim()),
        JsonKind.Object => ReadObject(text, id, value),
        JsonKind.Array when value.Elements.Count == 1 && value.Elements[0].Kind != JsonKind.Array => ReadEntry(text, id, value.Elements[0]),
        JsonKind.Array when value.Elements.Count > 1 => ConnectionFileEntry.Defective("the file has several values for it"),
        _ => ConnectionFileEntry.Defective("its value is neither a text nor an object"),
    };

    public override string Replace(string text, string id, string? json)
    {
        IReadOnlyList<JsonMember> members = string.IsNullOrWhiteSpace(text) ? []
            : JsonDocument.Parse(text, JsonReaderOptions.Strict).Root!.Members;
        List<string> lines = [.. members.Where(member => json is not null || member.Name != id).Select(Write)];
        if (json is not null && members.All(member => member.Name != id)) lines.Add($"  {JsonWriter.WriteString(id)}: {json}");
        return lines.Count == 0 ? "{}\n" : $"{{\n{string.Join(",\n", lines)}\n}}\n";

        string Write(JsonMember member)
        {
            string value = member.Name == id ? json! : text.Substring(member.Value.Span.Start, member.Value.Span.Length);
            return $"  {text.AsSpan(member.NameSpan.Start, member.NameSpan.Length)}: {value}";
        }
    }

    /// <summary>The object without what only files have: the id again, and another name of the extra.</summary>
    private static ConnectionFileEntry ReadObject(string text, string id, JsonValue value)
    {
        if (value[Id] is { } written && written.Text != id)
            return ConnectionFileEntry.Defective("its 'conn_id' differs from the key that it is listed under");
        if (value[Extra] is { Kind: not JsonKind.Null } && value[ParsedExtra] is { Kind: not JsonKind.Null })
            return ConnectionFileEntry.Defective("it has both 'extra' and 'extra_dejson'; keep one");
        if (value.Members.All(static member => member.Name is not (Id or ParsedExtra)))
            return ConnectionFileEntry.Found(text.Substring(value.Span.Start, value.Span.Length));
        bool hasParsed = value[ParsedExtra] is { Kind: not JsonKind.Null };
        return ConnectionFileEntry.Found(JsonWriter.WriteObject(value.Members
            .Where(member => member.Name != Id && member.Name != (hasParsed ? Extra : ParsedExtra))
            .Select(static member => KeyValuePair.Create(member.Name == ParsedExtra ? Extra : member.Name, member.Value))));
    }
}
