using System.Globalization;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>
/// The values that values of the wrong type were probably meant to be, where that is plain: <c>"443"</c> is the number 443.
/// </summary>
internal static class SuggestedValues
{
    public static ProblemEdit? Find(ExtraDeclaration declaration, JsonValue value) => declaration.Type switch
    {
        ExtraType.Boolean => FindBoolean(value),
        ExtraType.Integer => FindNumber(value),
        ExtraType.Number =>
            value.Kind == JsonKind.String && IsNumber(value.Text!) ? ManifestEdits.ToReplace(value, value.Text!.Trim()) : null,
        ExtraType.Array =>
            value.Kind == JsonKind.String ? new ProblemEdit("Make it an array", value.Span, $"[{JsonWriter.Write(value)}]") : null,
        ExtraType.String
            when value.Kind is JsonKind.Number or JsonKind.True or JsonKind.False =>
                FindForText(declaration, value, JsonWriter.Write(value)),
        ExtraType.String when value.Kind == JsonKind.String && declaration.Enum.Count > 0 => FindForText(declaration, value, value.Text!),
        _ => null,
    };

    public static ProblemEdit? FindBoolean(JsonValue value) => value.Text?.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "1" or "on" => ManifestEdits.ToReplace(value, "true"),
        "false" or "no" or "0" or "off" => ManifestEdits.ToReplace(value, "false"),
        _ => null,
    };

    public static ProblemEdit? FindNumber(JsonValue value) =>
        value.Kind == JsonKind.String && int.TryParse(value.Text!.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? ManifestEdits.ToReplace(value, number.ToString(CultureInfo.InvariantCulture))
            : null;

    /// <summary>Finds the text that is nearest among a few.</summary>
    public static ProblemEdit? FindText(JsonValue value, IEnumerable<string> allowed) =>
        value.Kind == JsonKind.String ? ManifestEdits.ToChange(value, Suggestions.Find(value.Text!, allowed)).FirstOrDefault() : null;

    private static ProblemEdit? FindForText(ExtraDeclaration declaration, JsonValue value, string text)
    {
        string? meant = declaration.Enum.Count == 0 ? text : Suggestions.Find(text, declaration.Enum);
        return ManifestEdits.ToChange(value, meant).FirstOrDefault();
    }

    /// <summary>As JSON spells numbers, so that the text can stand as one.</summary>
    private static bool IsNumber(string text) =>
        JsonDocument.Parse(text, JsonReaderOptions.Strict) is { Error: null, Root.Kind: JsonKind.Number };
}
