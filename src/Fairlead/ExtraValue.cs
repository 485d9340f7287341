using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Fairlead;

/// <summary>One extra field and where it was set. JSON null is "set to nothing": it hides a value of lower precedence.</summary>
[TypeConverter(typeof(DisplayOnlyConverter))]
[DebuggerDisplay("***")]
internal sealed class ExtraValue(JsonElement json, string source)
{
    public JsonElement Json { get; } = json;

    public string Source { get; } = source;

    public string Text { get; } = json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => json.GetRawText(),
    };

    public bool HasSameValueAs(ExtraValue other) => Json.ValueKind == other.Json.ValueKind && Text == other.Text;

    /// <summary>Always <c>***</c>: nobody declares all extras that are secret.</summary>
    public override string ToString() => Secret.Mask;

    public static ExtraValue FromText(string text, string source)
    {
        // Half a surrogate pair, which a Windows environment can hold, is no text that JSON can: it becomes U+FFFD.
        text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        using JsonDocument document = JsonDocument.Parse($"\"{JsonEncodedText.Encode(text)}\"");
        return new ExtraValue(document.RootElement.Clone(), source);
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
                values[property.Name] = new ExtraValue(property.Value.Clone(), source);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a lone surrogate, which no .NET text may hold.
            values = null;
            return false;
        }
    }
}
