using System.Globalization;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Text;

namespace Fairlead.CodeFixes.Moves.Declaring;

/// <summary>Values of extras as a manifest writes them: typed, and in the spelling of the type.</summary>
internal static class ManifestValue
{
    /// <summary>Converts a text; one that the type does not take stays a text, which the manifest's check finds.</summary>
    public static JsonValue Create(ConnectionType type, string extra, string text)
    {
        // What the type does not know is for the client, in its own spelling.
        if (type.FindExtra(extra) is not { } declaration) return ToText(text);
        string value = ExtraText.Normalize(type, extra, text.Trim());
        return declaration.Type switch
        {
            ExtraType.Integer when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) =>
                ToNumber(number.ToString(CultureInfo.InvariantCulture)),
            ExtraType.Number or ExtraType.Duration when IsNumber(value) => ToNumber(value),
            ExtraType.Boolean when value is "true" or "false" => new JsonValue(value == "true" ? JsonKind.True : JsonKind.False, default),
            ExtraType.Array => ToArray(value),
            ExtraType.String when declaration.Enum.Count == 0 => ToText(text),
            _ => ToText(value),
        };
    }

    /// <summary>Determines whether a value says the same as another one of the same extra.</summary>
    public static bool AreEqual(ConnectionType type, string extra, JsonValue left, JsonValue right)
    {
        if (JsonWriter.Write(left) == JsonWriter.Write(right)) return true;
        if (left.Text is not { } leftText || right.Text is not { } rightText) return false;
        return type.FindExtra(extra)?.Type == ExtraType.Duration
            && Duration.TryParse(leftText, out TimeSpan one) && Duration.TryParse(rightText, out TimeSpan other) && one == other;
    }

    /// <summary>
    /// Determines whether a value is what the extra is where nobody sets it. TLS that is asked for is more than TLS by default: a backend's
    /// text may not switch it off.
    /// </summary>
    public static bool IsDefault(ConnectionType type, string extra, JsonValue value) =>
        type.TlsSwitch?.Extra != extra
        && type.FindExtra(extra)?.Default is { } json
        && JsonDocument.Parse(json, JsonReaderOptions.Strict).Root is { } unset
        && AreEqual(type, extra, value, unset);

    private static bool IsNumber(string text) =>
        JsonDocument.Parse(text, JsonReaderOptions.Strict) is { Error: null, Root.Kind: JsonKind.Number };

    private static JsonValue ToArray(string text) =>
        JsonDocument.Parse(text, JsonReaderOptions.Strict) is { Error: null, Root: { Kind: JsonKind.Array } array }
            ? array
            : new JsonValue(JsonKind.Array, default)
            {
                Elements = [.. text.Split(',').Select(static element => element.Trim())
                    .Where(static element => element.Length > 0).Select(ToText)],
            };

    private static JsonValue ToNumber(string digits) => new(JsonKind.Number, default, digits);

    private static JsonValue ToText(string text) => new(JsonKind.String, default, text);
}
