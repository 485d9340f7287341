using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;

namespace Fairlead.Core.Schema;

/// <summary>The schema of <c>connections.json</c>.</summary>
internal static class ManifestSchema
{
    private const string NamespacePattern = @"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$";

    /// <param name="types">The connection types that are completed. Others are not refused: a project may have types of its own.</param>
    public static string Write(ConnectionTypeTable types) => SchemaFile.Write(SchemaFile.NewFile("Fairlead: the connections of a project")
        .Add("properties", new SchemaObject()
            .Add("$schema", SchemaFile.Optional("string", "For editors"))
            .Add("namespace",
                SchemaFile.Optional("string", "The namespace of the generated code; the project's root namespace when left out")
                    .Add("pattern", NamespacePattern))
            .Add("backends", SchemaFile.Optional("array", "The secrets backends that values come from, whose limits ids have to respect")
                .Add("items", new SchemaObject().AddTexts("enum", SecretsBackend.All.Select(static backend => backend.Id))))
            .Add("connections", SchemaFile.ById("The connections, by id", SchemaFile.Reference("connection")))
            .Add("deployments", SchemaFile.ById("The deployments, by name", SchemaFile.Reference("deployment"))))
        .Add("definitions", new SchemaObject()
            .Add("connection", CreateConnection(types))
            .Add("parameter", CreateParameter())
            .Add("override", CreateOverride())
            .Add("deployment", CreateDeployment())
            .Add("declaration", ExtraSchemas.CreateForDeclaration(isOfType: false))));

    private static SchemaObject CreateConnection(ConnectionTypeTable types) => new SchemaObject()
        .Add("type", "object")
        .AddTexts("required", ["conn_type"])
        .Add("additionalProperties", false)
        .Add("properties", AddFields(new SchemaObject()
            .Add("conn_type", new SchemaObject().Add("description", "The connection's type").Add("type", "string")
                .Add("anyOf",
                    [new SchemaObject().AddTexts("enum", types.Types.Select(static type => type.Id)),
                        new SchemaObject().Add("pattern", SchemaFile.IdPattern)])))
            .Add("extra", SchemaFile.Optional("object", "Everything else, by name"))
            .Add("parameters", SchemaFile.Optional("object",
                    "Makes the connection a template: what its instances differ in, by name; {name} stands for the value in fields")
                .Add("propertyNames", new SchemaObject().Add("pattern", "^[A-Za-z][A-Za-z0-9_]*$"))
                .Add("minProperties", 1)
                .Add("maxProperties", 8)
                .Add("additionalProperties", SchemaFile.Reference("parameter")))
            .Add("fields", SchemaFile.Optional("object", "Declares extras of this connection, or makes fields required")
                .Add("additionalProperties", SchemaFile.Reference("declaration")))
            .Add("sharing", new SchemaObject().Add("description", "Which deployments have the connection")
                .AddJson("enum", "[\"linked\",\"restricted\",null]").Add("default", "linked"))
            .Add("owners", SchemaFile.Texts("Who answers for the connection"))
            .Add("tags", SchemaFile.Texts("Words to find the connection by"))
            .Add("allowed",
                SchemaFile.Texts("The projects that may use the connection, by name or pattern (\"Acme.Billing.*\"); all when left out"))
            .Add("rotate_every",
                SchemaFile.Optional(
                    "string", "How often its secret is to be replaced, counted from last_rotated: \"90.00:00:00\" is 90 days"))
            .Add("last_rotated", CreateDay("The day on which its secret was last replaced"))
            .Add("expires", CreateDay("The day on which it stops working")))
        .Add("allOf", types.Types.Where(static type => type != GenericConnectionTypes.Generic).Select(CreateForType));

    private static SchemaObject CreateDay(string description) =>
        SchemaFile.Optional("string", description).Add("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");

    /// <summary>Creates what a type calls the fields, and the extras that it knows.</summary>
    private static SchemaObject CreateForType(ConnectionType type)
    {
        var properties = new SchemaObject();
        foreach (ConnectionTypeField field in type.Fields.Where(static field => !field.Secret))
        {
            SchemaObject named = new SchemaObject().Add("title", field.Title).Add("description", field.Description);
            if (field.Name == "port" && type.DefaultPort is { } port) named.Add("default", port);
            properties.Add(field.Name, field.Default is null ? named : named.Add("default", field.Default));
        }

        var extras = new SchemaObject();
        foreach (ExtraDeclaration extra in type.Extras) extras.Add(extra.Name, ExtraSchemas.CreateForValue(extra));
        properties.Add("extra", new SchemaObject().Add("properties", extras));

        SchemaObject isOfType = new SchemaObject().Add("properties", new SchemaObject()
            .Add("conn_type", new SchemaObject().AddTexts("enum", GetSpellings(type))));
        return new SchemaObject().Add("if", isOfType).Add("then", new SchemaObject().Add("properties", properties));
    }

    /// <summary>Id and aliases as they are mostly written; the parser takes them in any case.</summary>
    private static IEnumerable<string> GetSpellings(ConnectionType type) =>
        type.Aliases.Prepend(type.Id).SelectMany(static name => new[] { name, name.Replace('_', '-') }).Distinct();

    private static SchemaObject CreateParameter() => new SchemaObject()
        .Add("type", "object")
        .Add("additionalProperties", false)
        .Add("properties", new SchemaObject()
            .Add("pattern", SchemaFile.Optional("string",
                "A regular expression that values match as a whole; \"[a-z0-9]+(-[a-z0-9]+)*\" when left out"))
            .Add("enum", SchemaFile.Optional("array", "The values that are allowed")
                .Add("items", CreateTemplateValue("string")).Add("minItems", 1).Add("uniqueItems", true))
            .Add("default", CreateTemplateValue("string", "null").Add("description", "The value where none is given"))
            .Add("description", SchemaFile.Optional("string", "Becomes the documentation of the argument")));

    /// <summary>Creates what every value may hold, as far as a schema can say it.</summary>
    private static SchemaObject CreateTemplateValue(params string[] types) => new SchemaObject()
        .AddTexts("type", types)
        .Add("pattern", "^[a-z0-9]+([-_][a-z0-9]+)*$");

    private static SchemaObject CreateOverride() => new SchemaObject()
        .Add("type", "object")
        .Add("additionalProperties", false)
        .Add("properties", AddFields(new SchemaObject()).Add("extra", SchemaFile.Optional("object", "Extras, merged key by key")));

    private static SchemaObject CreateDeployment() => new SchemaObject()
        .Add("type", "object")
        .Add("additionalProperties", false)
        .Add("properties", new SchemaObject()
            .Add("description", SchemaFile.Optional("string", "What the deployment is for"))
            .Add("inherits", SchemaFile.Optional("string", "Another deployment, whose changes also apply"))
            .Add("backends",
                SchemaFile.Optional("array",
                    "The secrets backends that hold the values there, in the order in which they are asked; " +
                    "AddBackendsFromManifest() adds them")
                .Add("items", new SchemaObject()
                    .Add("type", "object")
                    .Add("description", "The type and the backend's own settings, of which none is a secret")
                    .AddTexts("required", ["type"])
                    .Add("properties", new SchemaObject().Add("type", new SchemaObject()
                        .Add("type", "string")
                        .Add("anyOf",
                            [new SchemaObject().AddTexts("enum", SecretsBackend.All.Select(static backend => backend.Id)),
                                new SchemaObject().Add("pattern", SchemaFile.IdPattern)])))))
            .Add("overrides", SchemaFile.ById("What changes, by connection id", SchemaFile.Reference("override")))
            .Add("links", SchemaFile.Texts("Restricted connections that this deployment has"))
            .Add("excludes", SchemaFile.Texts("Connections that this deployment does not have")));

    private static SchemaObject AddFields(SchemaObject properties) => properties
        .Add("description", SchemaFile.Optional("string", "Becomes the documentation of the generated code"))
        .Add("host", SchemaFile.Optional("string", "The host"))
        .Add("port", SchemaFile.Port("The port"))
        .Add("schema", SchemaFile.Optional("string", "What it means is up to the type: a database, a URI scheme"))
        .Add("login", SchemaFile.Optional("string", "The user"))
        .Add("password", new SchemaObject().Add("description", "A secret: it comes from a backend and never stands here")
            .AddJson("enum", "[\"\",null]"));
}
