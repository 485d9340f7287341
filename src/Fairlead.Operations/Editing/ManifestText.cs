using Fairlead.Core.Json;
using Fairlead.Core.Text;

namespace Fairlead.Operations.Editing;

/// <summary>Edits the text of a manifest. Every character that is not concerned stays, comments included.</summary>
internal static class ManifestText
{
    /// <summary>Sets a member of the object that a path leads to; objects that are missing on the path are added.</summary>
    /// <param name="text">The text, without a syntax error.</param>
    /// <param name="path">The names of the objects, from the outermost.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public static string Set(string text, IReadOnlyList<string> path, string name, JsonValue value)
    {
        JsonValue target = Parse(text);
        for (int i = 0; i < path.Count; i++)
        {
            if (target[path[i]] is { Kind: JsonKind.Object } next)
            {
                target = next;
                continue;
            }
            JsonValue nested = ToObject(name, value);
            for (int j = path.Count - 1; j > i; j--) nested = ToObject(path[j], nested);
            return Set(text, target, path[i], nested);
        }
        return Set(text, target, name, value);
    }

    /// <summary>Removes a member; objects that become empty go with it, up to the one that the depth says.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The names of the objects, from the outermost.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="keptDepth">How many objects of the path stay even if they are empty.</param>
    public static string Remove(string text, IReadOnlyList<string> path, string name, int keptDepth)
    {
        if (Find(text, path) is not { } target || target.Members.LastOrDefault(member => member.Name == name) is not { } found) return text;
        bool isLast = target.Members.Count == 1 && path.Count > keptDepth;
        if (isLast) return Remove(text, [.. path.Take(path.Count - 1)], path[^1], keptDepth);
        if (target.Members.Count == 1 && !HoldsComment(text, target, found))
            return text.Remove(target.Span.Start, target.Span.Length).Insert(target.Span.Start, "{}");
        return Cut(text, SourceSpan.FromBounds(found.NameSpan.Start, found.Value.Span.End));
    }

    /// <summary>Adds a text to an array, unless it is there.</summary>
    public static string AddElement(string text, IReadOnlyList<string> path, string array, string element)
    {
        JsonValue? list = Find(text, path)?[array];
        if (list is not { Kind: JsonKind.Array })
            return Set(text, path, array, new JsonValue(JsonKind.Array, default) { Elements = [ToText(element)] });
        return list.Elements.Any(existing => existing.Text == element) ? text
            : JsonInsertion.AddElement(text, list, JsonWriter.WriteString(element));
    }

    /// <summary>Removes a text from an array, and the array where nothing is left.</summary>
    public static string RemoveElement(string text, IReadOnlyList<string> path, string array, string element)
    {
        if (Find(text, path)?[array] is not { } list
            || list.Elements.FirstOrDefault(existing => existing.Text == element) is not { } found) return text;
        return list.Elements.Count == 1 ? Remove(text, path, array, path.Count) : Cut(text, found.Span);
    }

    /// <summary>Finds the object that a path leads to. Returns null if there is none.</summary>
    public static JsonValue? Find(string text, IReadOnlyList<string> path)
    {
        JsonValue? target = Parse(text);
        foreach (string name in path) target = target?[name];
        return target is { Kind: JsonKind.Object } ? target : null;
    }

    public static JsonValue ToText(string text) => new(JsonKind.String, default, text);

    private static JsonValue ToObject(string name, JsonValue value) =>
        new(JsonKind.Object, default) { Members = [new JsonMember(name, default, value)] };

    private static JsonValue Parse(string text) => JsonDocument.Parse(text, JsonReaderOptions.Relaxed).Root!;

    private static string Set(string text, JsonValue target, string name, JsonValue value)
    {
        if (target[name] is { } existing)
            return text.Remove(existing.Span.Start, existing.Span.Length).Insert(existing.Span.Start, JsonWriter.Write(value));
        JsonStyle style = JsonStyle.Detect(text, target.Members.Select(static member => member.Value).Append(target));
        string indent = JsonInsertion.GetItemIndent(text, target);
        int column = indent.Length + JsonWriter.WriteString(name).Length + style.Colon.Length;
        bool isOnOneLine = target.Members.Count > 0 && text.IndexOf('\n', target.Span.Start, target.Span.Length) < 0;
        if (isOnOneLine) style = style with { LineLength = int.MaxValue };
        else if (value.Kind == JsonKind.Object && style.LineLength == 0) style = style with { NestedLineLength = 120 };
        return JsonInsertion.Add(text, target, name, style.Write(value, indent, column), style.Colon);
    }

    private static bool HoldsComment(string text, JsonValue container, JsonMember only) =>
        text.IndexOf('/', container.Span.Start, only.NameSpan.Start - container.Span.Start) >= 0
        || text.IndexOf('/', only.Value.Span.End, container.Span.End - only.Value.Span.End) >= 0;

    private static string Cut(string text, SourceSpan item) => JsonRemoval.GetSpans(text, item)
        .OrderByDescending(static span => span.Start).Aggregate(text, static (cut, span) => cut.Remove(span.Start, span.Length));
}
