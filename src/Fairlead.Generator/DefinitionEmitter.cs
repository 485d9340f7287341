using System.Globalization;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Writes what the runtime is told about one connection.</summary>
internal static class DefinitionEmitter
{
    public static void Write(SourceWriter writer, ConnectionModel connection)
    {
        DefinitionModel definition = connection.Definition;
        writer.WriteDocumentation("What the manifest says of the connection, for the runtime.");
        using SourceWriter.Block block = writer.OpenBlock("internal static global::Fairlead.ConnectionDefinition Definition { get; } = new()", close: "};");
        writer.WriteLine($"Id = {CSharpText.Literal(connection.Id)},");
        writer.WriteLine($"ConnType = {CSharpText.Literal(definition.ConnType)},");
        WriteTexts(writer, "TypeNames", definition.TypeNames);
        WriteText(writer, "BasedOn", definition.BasedOn);
        WriteTexts(writer, "ConnectionString", definition.ConnectionString);
        WriteValues(writer, definition.Values);
        if (definition.ExtraDefaults is { } defaults) writer.WriteLine($"ExtraDefaults = {CSharpText.JsonLiteral(defaults)},");
        WriteTexts(writer, "SecretExtras", definition.SecretExtras);
        WriteTexts(writer, "DeclaredExtras", definition.DeclaredExtras);
        WriteTexts(writer, "RequiredFields", definition.RequiredFields);
        if (definition.Restricted) writer.WriteLine("Restricted = true,");
        if (definition.Deployments.Count > 0) WriteDeployments(writer, definition.Deployments);
        writer.WriteLine($"Validate = static connection => new {connection.ClassName}(connection),");
    }

    private static void WriteDeployments(SourceWriter writer, EquatableArray<DeploymentValues> deployments)
    {
        writer.WriteLine("Deployments = new global::System.Collections.Generic.Dictionary<string, global::Fairlead.DeploymentConnection>");
        using SourceWriter.Block block = writer.OpenBlock(close: "},");
        foreach (DeploymentValues deployment in deployments)
        {
            using SourceWriter.Block entry = writer.OpenBlock($"[{CSharpText.Literal(deployment.Deployment)}] = new()", close: "},");
            if (deployment.Linked is { } linked) writer.WriteLine($"Linked = {(linked ? "true" : "false")},");
            WriteValues(writer, deployment.Values);
        }
    }

    private static void WriteValues(SourceWriter writer, FieldValues values)
    {
        WriteText(writer, "Description", values.Description);
        WriteText(writer, "Host", values.Host);
        if (values.Port is { } port) writer.WriteLine($"Port = {port.ToString(CultureInfo.InvariantCulture)},");
        WriteText(writer, "Schema", values.Schema);
        WriteText(writer, "Login", values.Login);
        if (values.Extra is { } extra) writer.WriteLine($"Extra = {CSharpText.JsonLiteral(extra)},");
    }

    private static void WriteText(SourceWriter writer, string property, string? value)
    {
        if (value is not null) writer.WriteLine($"{property} = {CSharpText.Literal(value)},");
    }

    private static void WriteTexts(SourceWriter writer, string property, EquatableArray<string> values)
    {
        if (values.Count > 0) writer.WriteLine($$"""{{property}} = new string[] { {{CSharpText.Literals(values)}} },""");
    }
}
