using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Fairlead;

/// <summary>One extra field and where it was set. JSON null is "set to nothing": it hides a value of lower precedence.</summary>
[TypeConverter(typeof(DisplayOnlyConverter))]
[DebuggerDisplay("***")]
internal sealed class ExtraValue
{
    /// <summary>Stands for all texts: what they are is in <see cref="Text"/>.</summary>
    private static readonly JsonElement AnyText = JsonDocument.Parse("\"\"").RootElement.Clone();

    private ExtraValue(JsonElement json, string text, string source) => (Json, Text, Source) = (json, text, source);

    /// <summary>Gets the kind of the value, and the elements of an array.</summary>
    public JsonElement Json { get; }

    public string Source { get; }

    public string Text { get; }

    public bool HasSameValueAs(ExtraValue other) => Json.ValueKind == other.Json.ValueKind && Text == other.Text;

    /// <summary>Always <c>***</c>: nobody declares all extras that are secret.</summary>
    public override string ToString() => Secret.Mask;

    public static ExtraValue FromText(string text, string source)
    {
        // Half a surrogate pair, which a Windows environment can hold, is no text that JSON can: it becomes U+FFFD.
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return new ExtraValue(AnyText, text, source);
    }

    /// <summary>A value that is JSON already.</summary>
    public static ExtraValue FromJson(string json, string source)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return FromJson(document.RootElement, source);
    }

    /// <summary>The members of a JSON object; of two with one name the last counts. False when the text is not a JSON object.</summary>
    public static bool TryReadObject(string json, string source, [NotNullWhen(true)] out Dictionary<string, ExtraValue>? values)
    {
        values = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return false;
            values = new Dictionary<string, ExtraValue>(StringComparer.Ordinal);
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
                values[property.Name] = FromJson(property.Value, source);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a lone surrogate, which no .NET text may hold.
            values = null;
            return false;
        }
    }

    /// <summary>Formats extras as one JSON object.</summary>
    public static string FormatObject(IEnumerable<KeyValuePair<string, ExtraValue>> values)
    {
        IEnumerable<string> members = values.Select(static value =>
            $"\"{JsonEncodedText.Encode(value.Key)}\":{value.Value.FormatJson()}");
        return $"{{{string.Join(',', members)}}}";
    }

    private string FormatJson() => Json.ValueKind == JsonValueKind.String ? $"\"{JsonEncodedText.Encode(Text)}\"" : Json.GetRawText();

    private static ExtraValue FromJson(JsonElement json, string source) => json.ValueKind switch
    {
        JsonValueKind.String => new(AnyText, json.GetString()!, source),
        JsonValueKind.True => new(json.Clone(), "true", source),
        JsonValueKind.False => new(json.Clone(), "false", source),
        _ => new(json.Clone(), json.GetRawText(), source),
    };
}
