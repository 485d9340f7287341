using System.Globalization;
using Fairlead.Core.Json;
using Fairlead.Core.Text;

namespace Fairlead.Core.ConnectionTypes;

/// <summary>Judges JSON values by the declaration of their extra.</summary>
internal static class ExtraValues
{
    /// <summary>Describes what the value should have been, in words that complete "must be …". Returns null if it is right.</summary>
    public static string? DescribeExpected(ExtraDeclaration declaration, JsonValue value) => declaration.Type switch
    {
        ExtraType.Integer => IsInteger(value) ? null : "a whole number",
        ExtraType.Number => value.Kind == JsonKind.Number ? null : "a number",
        ExtraType.Boolean => value.Kind is JsonKind.True or JsonKind.False ? null : "true or false",
        ExtraType.Duration => IsDuration(value) ? null : "a duration: a number of seconds, hh:mm:ss or ISO 8601 such as \"PT30S\"",
        ExtraType.Uri => value.Kind == JsonKind.String && Uri.TryCreate(value.Text, UriKind.Absolute, out _) ? null : "an absolute URI",
        ExtraType.Array => IsTextArray(value) ? null : "an array of strings",
        _ => IsAllowedText(declaration, value) ? null : AllowedTexts(declaration),
    };

    private static bool IsInteger(JsonValue value) =>
        value.Kind == JsonKind.Number && int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool IsDuration(JsonValue value) =>
        value.Kind is JsonKind.Number or JsonKind.String && Duration.TryParse(value.Text!, out _);

    private static bool IsTextArray(JsonValue value) =>
        value.Kind == JsonKind.Array && value.Elements.All(static element => element.Kind == JsonKind.String);

    private static bool IsAllowedText(ExtraDeclaration declaration, JsonValue value) =>
        value.Kind == JsonKind.String && (declaration.Enum.Count == 0 || declaration.Enum.Contains(value.Text!, StringComparer.Ordinal));

    private static string AllowedTexts(ExtraDeclaration declaration) =>
        declaration.Enum.Count == 0 ? "a string" : $"one of '{string.Join("', '", declaration.Enum.Select(QuotedName.Show))}'";
}
