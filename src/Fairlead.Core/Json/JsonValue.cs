using Fairlead.Core.Text;

namespace Fairlead.Core.Json;

internal enum JsonKind { Null, False, True, Number, String, Array, Object }

/// <summary>One value of a JSON text, with the span it was written at (quotes and brackets included).</summary>
internal sealed class JsonValue(JsonKind kind, SourceSpan span, string? text = null)
{
    public JsonKind Kind { get; } = kind;

    public SourceSpan Span { get; } = span;

    /// <summary>A string's decoded characters or a number's digits as written; null for every other kind.</summary>
    public string? Text { get; } = text;

    /// <summary>An object's members in the order written, duplicates included.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>An array's elements.</summary>
    public IReadOnlyList<JsonValue> Elements { get; init; } = [];

    /// <summary>The span of a string's characters without its quotes; any other value's whole span.</summary>
    public SourceSpan ContentSpan => Kind == JsonKind.String && Span.Length >= 2 ? new SourceSpan(Span.Start + 1, Span.Length - 2) : Span;

    /// <summary>Gets the span of a part of a string; the whole string's where it is written with escapes.</summary>
    public SourceSpan FindSpan(int position, int length) => Text?.Length == ContentSpan.Length && length > 0
        ? new SourceSpan(ContentSpan.Start + position, length)
        : Span;

    /// <summary>The value of the last member with this name, as most readers decide it; null when there is none.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            for (int i = Members.Count - 1; i >= 0; i--)
            {
                if (Members[i].Name == name) return Members[i].Value;
            }
            return null;
        }
    }
}

/// <summary>A member of a JSON object. NameSpan includes the quotes.</summary>
internal sealed class JsonMember(string name, SourceSpan nameSpan, JsonValue value)
{
    public string Name { get; } = name;

    public SourceSpan NameSpan { get; } = nameSpan;

    public JsonValue Value { get; } = value;
}
