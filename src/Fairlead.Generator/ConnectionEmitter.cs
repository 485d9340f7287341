using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator;

/// <summary>Writes the typed classes of connections, each into its own file.</summary>
internal static class ConnectionEmitter
{
    public static void Emit(SourceProductionContext context, ConnectionSource source, SpareWriter spare)
    {
        ConnectionModel connection = ModelBuilder.Build(source);
        context.AddSource(connection.ClassName + ".g.cs", spare.Write(writer => Write(writer, connection)));
        if (connection.Template is { } template)
            context.AddSource(template.ClassName + ".g.cs", spare.Write(writer => TemplateEmitter.Write(writer, connection, template)));
    }

    private static void Write(SourceWriter writer, ConnectionModel connection)
    {
        MembersCode members = connection.Members.CodeBy(MembersEmitter.Write);
        writer.WriteHeader(connection.Namespace);
        writer.WriteDocumentation(connection.Summary, connection.Remarks);
        writer.WriteLine("""/// <param name="connection">What the resolver found; in tests one made by hand.</param>""");
        string bases = connection.Members.Recipe.HasDbConnectionString ? " : global::Fairlead.IDbConnectionStringSource" : "";
        using (writer.OpenBlock($"public sealed partial class {connection.ClassName}(global::Fairlead.Connection connection){bases}"))
        {
            writer.WriteWritten(members.Properties);
            writer.WriteLine("""
                /// <summary>The connection as it was resolved, with what has no property of its own.</summary>
                public global::Fairlead.Connection Connection { get; } = connection;

                """);
            DefinitionEmitter.Write(writer, connection);
            writer.WriteLine();
            writer.WriteWritten(members.Conversions);
            if (connection.HasFake)
            {
                writer.WriteLine();
                FakeEmitter.Write(writer, connection, members);
            }
        }
    }
}
