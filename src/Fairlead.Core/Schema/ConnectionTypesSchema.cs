using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;

namespace Fairlead.Core.Schema;

/// <summary>The schema of <c>connection-types.json</c>.</summary>
internal static class ConnectionTypesSchema
{
    public static string Write() => SchemaFile.Write(SchemaFile.NewFile("Fairlead: connection types of a project's or a package's own")
        .Add("properties", new SchemaObject()
            .Add("$schema", SchemaFile.Optional("string", "For editors"))
            .Add("connection_types", SchemaFile.ById("The types, by id", SchemaFile.Reference("type"))))
        .Add("definitions", new SchemaObject()
            .Add("type", CreateType())
            .Add("field", CreateField())
            .Add("declaration", ExtraSchemas.CreateForDeclaration(isOfType: true))));

    private static SchemaObject CreateType() => new SchemaObject()
        .Add("type", "object")
        .Add("additionalProperties", false)
        .Add("properties", new SchemaObject()
            .Add("display_name", SchemaFile.Optional("string", "What people call it"))
            .Add("based_on", SchemaFile.Optional("string", "A type whose fields, extras and recipes it has as well"))
            .Add("aliases", SchemaFile.Texts("Other spellings of the id"))
            .Add("uri_schemes", SchemaFile.Texts("Schemes of the URIs that mean this type"))
            .Add("default_port", SchemaFile.Port("The port where none is set"))
            .Add("tls", SchemaFile.Optional("string", "What protects its connections where the manifest says nothing").AddJson("enum",
                $"[{string.Join(",", ConnectionTypeParser.TlsExpectationNames.Select(Json.JsonWriter.WriteString))},null]"))
            .Add("client_packages", SchemaFile.Texts("NuGet packages of which code that uses the type references one"))
            .Add("fields", SchemaFile.Optional("object", "The fields that it uses, and what it calls them")
                .Add("additionalProperties", false)
                .Add("properties", CreateFields()))
            .Add("extras", SchemaFile.Optional("object", "The extras that it knows")
                .Add("additionalProperties", SchemaFile.Reference("declaration")))
            .Add("connection_string",
                SchemaFile.Optional(
                    "object", "Keywords of its connection string and templates of their values, such as \"{host}[,{port}]\"")
                .Add("additionalProperties", new SchemaObject().Add("type", "string")))
            .Add("uri", SchemaFile.Optional("object", "How its address is put together").Add("additionalProperties", false)
                .Add("properties", new SchemaObject()
                    .Add("scheme", SchemaFile.Optional("string", "The scheme; https when left out"))
                    .Add("path", SchemaFile.Optional("string", "The field or extra that is the path")))));

    private static SchemaObject CreateFields()
    {
        var fields = new SchemaObject();
        foreach (ConnectionTypeField field in GenericConnectionTypes.Generic.Fields) fields.Add(field.Name, SchemaFile.Reference("field"));
        return fields;
    }

    private static SchemaObject CreateField() => new SchemaObject()
        .Add("type", "object")
        .Add("additionalProperties", false)
        .Add("properties", new SchemaObject()
            .Add("title", SchemaFile.Optional("string", "What it is called, also as a property"))
            .Add("description", SchemaFile.Optional("string", "What it is"))
            .Add("required", SchemaFile.Optional("boolean", "Resolving a connection fails when it is unset"))
            .Add("default", SchemaFile.Optional("string", "The value where none is set; a port's is the type's default_port")));
}
