using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator;

/// <summary>Writes the typed class of one connection.</summary>
internal static class ConnectionEmitter
{
    public static void Emit(SourceProductionContext context, ConnectionModel connection) =>
        context.AddSource(connection.ClassName + ".g.cs", Write(connection));

    private static string Write(ConnectionModel connection)
    {
        var writer = new SourceWriter();
        writer.WriteHeader(connection.Namespace);
        writer.WriteDocumentation(connection.Summary, connection.Remarks);
        writer.WriteLine("""/// <param name="connection">What the resolver found; in tests one made by hand.</param>""");
        using (writer.OpenBlock($"public sealed partial class {connection.ClassName}(global::Fairlead.Connection connection)"))
        {
            foreach (PropertyModel property in connection.Properties) WriteProperty(writer, property);
            writer.WriteLine("""
                /// <summary>The connection as it was resolved, with what has no property of its own.</summary>
                public global::Fairlead.Connection Connection { get; } = connection;

                """);
            DefinitionEmitter.Write(writer, connection);
            writer.WriteLine();
            RecipeEmitter.Write(writer, connection);
            writer.WriteLine("""
                /// <summary>The id and the type, nothing else.</summary>
                public override string ToString() => Connection.ToString();
                """);
            foreach (PropertyModel property in connection.Properties) WriteEnum(writer, property);
            WriteNotSet(writer, connection);
            if (connection.HasFake)
            {
                writer.WriteLine();
                FakeEmitter.Write(writer, connection);
            }
        }
        return writer.ToString();
    }

    private static void WriteProperty(SourceWriter writer, PropertyModel property)
    {
        string orThrow = property.IsGuaranteed ? $" ?? throw NotSet({CSharpText.Literal(property.Source)})" : "";
        writer.WriteDocumentation(PropertyCode.Describe(property));
        if (property.Kind == PropertyKind.Enum) WriteEnumProperty(writer, property);
        else writer.WriteLine($$"""public {{PropertyCode.TypeOf(property)}} {{property.Name}} { get; } = {{PropertyCode.Getter(property)}}{{orThrow}};""");
        writer.WriteLine();
    }

    private static void WriteEnumProperty(SourceWriter writer, PropertyModel property)
    {
        string source = CSharpText.Literal(property.Source);
        string expected = $"one of {string.Join(", ", property.EnumMembers.Select(static member => $"'{member.Value}'"))}";
        string head = $$"""public {{PropertyCode.TypeOf(property)}} {{property.Name}} { get; } = {{PropertyCode.Getter(property)}} switch""";
        using (writer.OpenBlock(head, close: "};"))
        {
            foreach (EnumMemberModel member in property.EnumMembers)
                writer.WriteLine($"{CSharpText.Literal(member.Value)} => {property.EnumName}.{member.Name},");
            writer.WriteLine(property.IsGuaranteed ? $"null => throw NotSet({source})," : "null => null,");
            writer.WriteLine($"_ => throw new global::Fairlead.ConnectionFormatException(connection.Id, {source}, {CSharpText.Literal(expected)}),");
        }
    }

    private static void WriteEnum(SourceWriter writer, PropertyModel property)
    {
        if (property.EnumName is null) return;
        writer.WriteLine();
        writer.WriteLine($"""/// <summary>The values of <see cref="{property.Name}"/>.</summary>""");
        using (writer.OpenBlock($"public enum {property.EnumName}"))
        {
            foreach (EnumMemberModel member in property.EnumMembers)
            {
                writer.WriteDocumentation(member.Value.Trim().Length == 0 ? "Empty" : member.Value);
                writer.WriteLine($"{member.Name},");
            }
        }
    }

    private static void WriteNotSet(SourceWriter writer, ConnectionModel connection)
    {
        if (!connection.Properties.Any(static property => property.IsGuaranteed)) return;
        writer.WriteLine();
        writer.WriteLine($"""
            private static global::Fairlead.ConnectionFormatException NotSet(string field) =>
                new({CSharpText.Literal(connection.Id)}, field, "set");
            """);
    }
}
