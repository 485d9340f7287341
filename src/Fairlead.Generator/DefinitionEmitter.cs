using System.Globalization;
using Fairlead.Core.Connections;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Writes the definition of one connection for the runtime.</summary>
internal static class DefinitionEmitter
{
    public static void Write(SourceWriter writer, ConnectionModel connection)
    {
        DefinitionModel definition = connection.Definition;
        writer.WriteDocumentation("What the manifest says of the connection, for the runtime.");
        using SourceWriter.Block block =
            writer.OpenBlock("internal static global::Fairlead.ConnectionDefinition Definition { get; } = new()", close: "};");
        writer.WriteLine($"Id = {CSharpTexts.ToLiteral(connection.Id)},");
        if (connection.Template is { } template) TemplateEmitter.WriteDefinition(writer, template);
        writer.WriteLine($"ConnType = {CSharpTexts.ToLiteral(definition.ConnType)},");
        WriteTexts(writer, "TypeNames", definition.TypeNames);
        WriteText(writer, "BasedOn", definition.BasedOn);
        WriteTexts(writer, "ConnectionString", definition.ConnectionString);
        WriteValues(writer, definition.Values);
        if (definition.ExtraDefaults is { } defaults) writer.WriteLine($"ExtraDefaults = {CSharpTexts.ToJsonLiteral(defaults)},");
        WriteTexts(writer, "SecretExtras", definition.SecretExtras);
        WriteTexts(writer, "DeclaredExtras", definition.DeclaredExtras);
        WriteTexts(writer, "RequiredFields", definition.RequiredFields);
        WriteLifetime(writer, definition.Lifetime);
        if (definition.Restricted) writer.WriteLine("Restricted = true,");
        if (definition.Deployments.Count > 0) WriteDeployments(writer, "Deployments", definition.Deployments);
        writer.WriteLine($"Validate = static connection => new {connection.ClassName}(connection),");
    }

    private static void WriteLifetime(SourceWriter writer, LifetimeModel lifetime)
    {
        WriteTexts(writer, "Owners", lifetime.Owners);
        WriteDay(writer, "Expires", lifetime.Expires);
        if (lifetime.RotateEvery is { } ticks)
        {
            string interval = new TimeSpan(ticks).ToString("c", CultureInfo.InvariantCulture);
            writer.WriteLine($"RotateEvery = new global::System.TimeSpan({ticks.ToString(CultureInfo.InvariantCulture)}), // {interval}");
        }
        WriteDay(writer, "LastRotated", lifetime.LastRotated);
    }

    private static void WriteDay(SourceWriter writer, string property, string? day)
    {
        if (ConnectionLifetime.TryParseDay(day, out DateTime set))
            writer.WriteLine($"{property} = new global::System.DateOnly({set.ToString("yyyy, M, d", CultureInfo.InvariantCulture)}),");
    }

    /// <summary>Writes the changes of deployments to a connection.</summary>
    /// <param name="writer">Gets the code.</param>
    /// <param name="target">The property or the index that is set.</param>
    /// <param name="deployments">The changes.</param>
    public static void WriteDeployments(SourceWriter writer, string target, EquatableArray<DeploymentValues> deployments)
    {
        writer.WriteLine($"{target} = new global::System.Collections.Generic.Dictionary<string, global::Fairlead.DeploymentConnection>");
        using SourceWriter.Block block = writer.OpenBlock(close: "},");
        foreach (DeploymentValues deployment in deployments)
        {
            using SourceWriter.Block entry = writer.OpenBlock($"[{CSharpTexts.ToLiteral(deployment.Deployment)}] = new()", close: "},");
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
        if (values.Extra is { } extra) writer.WriteLine($"Extra = {CSharpTexts.ToJsonLiteral(extra)},");
    }

    private static void WriteText(SourceWriter writer, string property, string? value)
    {
        if (value is not null) writer.WriteLine($"{property} = {CSharpTexts.ToLiteral(value)},");
    }

    private static void WriteTexts(SourceWriter writer, string property, EquatableArray<string> values)
    {
        if (values.Count > 0) writer.WriteLine($$"""{{property}} = new string[] { {{CSharpTexts.ToLiterals(values)}} },""");
    }
}
