using System.Globalization;
using Fairlead.Core.Json;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>A value of a JSON text by the names and numbers that lead to it, which stay the same while other values are removed.</summary>
internal sealed class JsonPlace
{
    private JsonPlace(IReadOnlyList<string> path, JsonValue value, JsonMember? member, JsonValue container) =>
        (Path, Value, Member, Container) = (path, value, member, container);

    /// <summary>The names of members and the numbers of elements.</summary>
    public IReadOnlyList<string> Path { get; }

    public JsonValue Value { get; }

    /// <summary>The member; null for an element of an array.</summary>
    public JsonMember? Member { get; }

    public JsonValue Container { get; }

    /// <summary>The value as a program gets it.</summary>
    public string Text => Value.Kind == JsonKind.String ? Value.Text! : JsonWriter.Write(Value);

    /// <summary>Finds the innermost value that holds a position. Returns null where it is in none, or the text is broken.</summary>
    public static JsonPlace? FindAt(string text, int position)
    {
        if (JsonDocument.Parse(text, JsonReaderOptions.Relaxed) is not { Error: null, Root: { } root }) return null;
        JsonPlace? found = null;
        var path = new List<string>();
        for (JsonValue container = root; ;)
        {
            if (Step(container, position, path) is not var (value, member)) break;
            found = new JsonPlace([.. path], value, member, container);
            container = value;
        }
        return found is { Value.Kind: JsonKind.Object or JsonKind.Array } ? null : found;
    }

    /// <summary>Finds the value that a path leads to. Returns null where it leads nowhere.</summary>
    public static JsonPlace? Find(string text, IReadOnlyList<string> path)
    {
        if (JsonDocument.Parse(text, JsonReaderOptions.Relaxed) is not { Error: null, Root: { } root }) return null;
        JsonPlace? found = null;
        JsonValue container = root;
        foreach (string name in path)
        {
            JsonMember? member = container.Members.LastOrDefault(candidate => candidate.Name == name);
            JsonValue? value = member?.Value ?? (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                && index < container.Elements.Count ? container.Elements[index] : null);
            if (value is null) return null;
            found = new JsonPlace(path, value, member, container);
            container = value;
        }
        return found;
    }

    private static (JsonValue Value, JsonMember? Member)? Step(JsonValue container, int position, List<string> path)
    {
        foreach (JsonMember member in container.Members)
        {
            if (!Holds(member.Value, position)) continue;
            path.Add(member.Name);
            return (member.Value, member);
        }
        for (int i = 0; i < container.Elements.Count; i++)
        {
            if (!Holds(container.Elements[i], position)) continue;
            path.Add(i.ToString(CultureInfo.InvariantCulture));
            return (container.Elements[i], null);
        }
        return null;
    }

    private static bool Holds(JsonValue value, int position) => value.Span.Start <= position && position < value.Span.End;
}
