using Fairlead.Core.Json;

namespace Fairlead.Core.Schema;

/// <summary>
/// The JSON Schemas of the files that people write, in draft 7, which every editor knows. They are made of the tables that the parser reads
/// by, so that an editor completes and refuses what the compiler does, as far as a schema can say it.
/// </summary>
internal static class SchemaFile
{
    /// <summary>What an id may be, as a regular expression.</summary>
    public const string IdPattern = "^(?=.*[A-Za-z0-9])[A-Za-z0-9_.-]{1,100}$";

    public static SchemaObject NewFile(string title) => new SchemaObject()
        .Add("$schema", "http://json-schema.org/draft-07/schema#")
        .Add("title", title)
        .Add("type", "object")
        .Add("additionalProperties", false);

    public static string Write(SchemaObject schema) =>
        JsonLayout.Write(JsonDocument.Parse(schema.ToString(), JsonReaderOptions.Strict).Root!);

    public static SchemaObject Reference(string definition) => new SchemaObject().Add("$ref", "#/definitions/" + definition);

    /// <summary>A value that may be left out, for which null stands as well.</summary>
    public static SchemaObject Optional(string type, string description) =>
        new SchemaObject().AddTexts("type", [type, "null"]).Add("description", description);

    public static SchemaObject Texts(string description) =>
        Optional("array", description).Add("items", new SchemaObject().Add("type", "string")).Add("uniqueItems", true);

    /// <summary>An object whose names are ids.</summary>
    public static SchemaObject ById(string description, SchemaObject value) => Optional("object", description)
        .Add("propertyNames", new SchemaObject().Add("pattern", IdPattern))
        .Add("additionalProperties", value);

    public static SchemaObject Port(string description) => Optional("integer", description).Add("minimum", 1).Add("maximum", 65535);
}
