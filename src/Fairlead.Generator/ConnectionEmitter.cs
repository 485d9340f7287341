using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator;

/// <summary>Writes the typed class of a connection into a file of its own.</summary>
internal static class ConnectionEmitter
{
    public static void Emit(SourceProductionContext context, ConnectionModel connection)
    {
        var writer = new SourceWriter();
        Write(writer, connection);
        context.AddSource(connection.ClassName + ".g.cs", writer.ToString());
        if (connection.Template is null) return;

        var templateWriter = new SourceWriter();
        TemplateEmitter.Write(templateWriter, connection, connection.Template);
        context.AddSource(connection.Template.ClassName + ".g.cs", templateWriter.ToString());
    }

    private static void Write(SourceWriter writer, ConnectionModel connection)
    {
        writer.WriteHeader(connection.Namespace);
        writer.WriteDocumentation(connection.Summary, connection.Remarks);
        writer.WriteLine("""/// <param name="connection">What the resolver found; in tests one made by hand.</param>""");
        string bases = connection.Recipe.HasDbConnectionString ? " : global::Fairlead.IDbConnectionStringSource" : "";
        using SourceWriter.Block body =
            writer.OpenBlock($"public sealed partial class {connection.ClassName}(global::Fairlead.Connection connection){bases}");
        PropertyEmitter.WriteProperties(writer, connection.Properties);
        writer.WriteLine("""
            /// <summary>The connection as it was resolved, with what has no property of its own.</summary>
            public global::Fairlead.Connection Connection { get; } = connection;

            """);
        DefinitionEmitter.Write(writer, connection);
        writer.WriteLine();
        RecipeEmitter.Write(writer, connection);
        WriteTexts(writer);
        PropertyEmitter.WriteEnums(writer, connection.Properties);
        if (connection.Properties.Any(static property => property.IsGuaranteed)) WriteNotSet(writer);
        if (connection.HasFake)
        {
            writer.WriteLine();
            FakeEmitter.Write(writer, connection);
        }
    }

    private static void WriteTexts(SourceWriter writer) => writer.WriteLine("""
        /// <summary>The id and the type, nothing else.</summary>
        public override string ToString() => Connection.ToString();

        /// <summary>What may be logged: where the connection leads, and which fields are set. No secret is in it.</summary>
        public string ToDisplayString() => Connection.ToDisplayString();
        """);

    private static void WriteNotSet(SourceWriter writer) => writer.WriteLine("""

        private static global::Fairlead.ConnectionFormatException NotSet(string field) =>
            new(Definition.Id, field, "set");
        """);
}
