using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Reads the declaration of one extra, from a connection's <c>fields</c> or from a connection type.</summary>
internal static class ExtraDeclarationParser
{
    private static readonly string[] Properties = ["type", "enum", "default", "required", "secret", "description"];
    private static readonly string[] PropertiesOfTypes = [.. Properties, "title"];

    public static readonly IReadOnlyDictionary<string, ExtraType> TypeNames = new Dictionary<string, ExtraType>(StringComparer.Ordinal)
    {
        ["string"] = ExtraType.String, ["integer"] = ExtraType.Integer, ["number"] = ExtraType.Number, ["boolean"] = ExtraType.Boolean,
        ["duration"] = ExtraType.Duration, ["uri"] = ExtraType.Uri, ["array"] = ExtraType.Array,
    };

    /// <summary>A connection type may also say what the generated property is called.</summary>
    public static ExtraDeclaration Read(JsonMember declaration, bool isOfType, List<Problem> problems)
    {
        var properties = new ManifestObject(declaration.Value, "a field declaration", isOfType ? PropertiesOfTypes : Properties, problems);
        IReadOnlyList<JsonValue> allowed = properties.ReadTexts("enum");
        if (properties["enum"] is { Kind: JsonKind.Array, Elements.Count: 0 } empty)
            properties.ReportExpected("enum", empty, "an array of the texts that are allowed");

        var extra = new ExtraDeclaration(declaration.Name, ReadType(properties), properties.ReadText("description"))
        {
            Enum = [.. allowed.Select(static text => text.Text!)],
            Required = properties.ReadBoolean("required"),
            Secret = properties.ReadBoolean("secret"),
        };
        if (isOfType && ConnectionTypeParser.ReadTitle(properties) is { } title) extra = extra with { Title = title };

        if (extra.Type != ExtraType.String && (extra.Enum.Count > 0 || extra.Secret))
        {
            string keyword = extra.Enum.Count > 0 ? "enum" : "secret";
            problems.Add(new Problem(RuleTable.InvalidField, properties["type"]!.Span, $"A field with '{keyword}' must be of type 'string'")
                { Edits = ManifestEdits.ToChange(properties["type"]!, "string") });
            extra = extra with { Type = ExtraType.String };
        }

        return properties.Find("default") is { } value ? WithDefault(extra, value, properties, problems) : extra;
    }

    private static ExtraType ReadType(ManifestObject properties)
    {
        if (properties.ReadText("type") is not { } name) return ExtraType.String;
        if (TypeNames.TryGetValue(name, out ExtraType type)) return type;

        properties.ReportUnknownName("type", "type", properties["type"]!, TypeNames.Keys);
        return Suggestions.Find(name, TypeNames.Keys) is { } meant ? TypeNames[meant] : ExtraType.String;
    }

    private static ExtraDeclaration WithDefault(
        ExtraDeclaration extra, JsonMember member, ManifestObject properties, List<Problem> problems)
    {
        JsonValue value = member.Value;
        if (extra.Secret || ManifestSecrets.LooksSecret(extra.Name, value))
        {
            string name = QuotedName.LooksLikeName(extra.Name) ? extra.Name : "fields";
            problems.Add(new Problem(RuleTable.SecretInManifest, value.Span, $"{name}.default"));
            return extra;
        }

        if (ExtraValues.DescribeExpected(extra, value) is { } expected)
        {
            properties.ReportExpected("default", value, expected, SuggestedValues.Find(extra, value));

            // The value that was meant is unknown, but there will be one: the property stays non-nullable.
            return extra with { Required = true };
        }
        return extra with { Default = JsonWriter.Write(value) };
    }
}
