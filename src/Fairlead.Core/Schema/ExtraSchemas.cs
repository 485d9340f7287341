using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;

namespace Fairlead.Core.Schema;

/// <summary>The schema of an extra's value, and that of an extra's declaration.</summary>
internal static class ExtraSchemas
{
    private const string DurationPattern = @"^([0-9.]+|-?P.+|-?([0-9]+\.)?[0-9]+:[0-9]+(:[0-9.]+)?)$";

    public static SchemaObject CreateForValue(ExtraDeclaration extra)
    {
        SchemaObject schema = new SchemaObject().Add("description", GetDescription(extra));
        if (extra.Default is { } value) schema.AddJson("default", value);
        if (extra.Secret) return schema.AddJson("enum", "[null]");
        return extra.Type switch
        {
            ExtraType.Integer => schema.AddTexts("type", ["integer", "null"]),
            ExtraType.Number => schema.AddTexts("type", ["number", "null"]),
            ExtraType.Boolean => schema.AddTexts("type", ["boolean", "null"]),
            ExtraType.Duration => schema.AddTexts("type", ["string", "number", "null"]).Add("pattern", DurationPattern),
            ExtraType.Uri => schema.AddTexts("type", ["string", "null"]).Add("format", "uri"),
            ExtraType.Array => schema.AddTexts("type", ["array", "null"]).Add("items", new SchemaObject().Add("type", "string")),
            _ when extra.Enum.Count > 0 =>
                schema.AddJson("enum", $"[{string.Join(",", extra.Enum.Select(Json.JsonWriter.WriteString))},null]"),
            _ => schema.AddTexts("type", ["string", "null"]),
        };
    }

    /// <summary>Creates an entry of <c>fields</c>, or of a connection type's <c>extras</c>, which may have a title.</summary>
    public static SchemaObject CreateForDeclaration(bool isOfType)
    {
        SchemaObject properties = new SchemaObject()
            .Add("type", SchemaFile.Optional("string", "What the value is; a string when left out").AddJson("enum",
                $"[{string.Join(",", ExtraDeclarationParser.TypeNames.Keys.Select(Json.JsonWriter.WriteString))},null]"))
            .Add("enum", SchemaFile.Texts("The texts that are allowed").Add("minItems", 1))
            .Add("default", new SchemaObject().Add("description", "The value where neither the manifest nor a backend sets one"))
            .Add("required", SchemaFile.Optional("boolean", "Resolving the connection fails when it is unset"))
            .Add("secret", SchemaFile.Optional("boolean", "Never in the manifest; comes from a backend"))
            .Add("description", SchemaFile.Optional("string", "Becomes the documentation of the generated property"));
        if (isOfType) properties.Add("title", SchemaFile.Optional("string", "The name of the generated property"));
        return new SchemaObject().Add("type", "object").Add("additionalProperties", false).Add("properties", properties);
    }

    private static string GetDescription(ExtraDeclaration extra)
    {
        string description = extra.Description ?? extra.Name;
        return extra.Secret ? description + ". A secret: it comes from a backend and never stands here" : description;
    }
}
