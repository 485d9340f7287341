using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator;

/// <summary>Writes the typed classes of connections, each into its own file.</summary>
internal sealed class ConnectionEmitter
{
    /// <summary>Whoever emits takes it meanwhile. A thousand files need one buffer, not a thousand.</summary>
    private SourceWriter? _spare = new();

    public void Emit(SourceProductionContext context, ConnectionModel connection)
    {
        SourceWriter writer = Interlocked.Exchange(ref _spare, null) ?? new SourceWriter();
        context.AddSource(connection.ClassName + ".g.cs", Write(writer, connection));
        writer.Clear();
        _spare = writer;
    }

    private static string Write(SourceWriter writer, ConnectionModel connection)
    {
        MembersCode members = connection.Members.CodeBy(MembersEmitter.Write);
        writer.WriteHeader(connection.Namespace);
        writer.WriteDocumentation(connection.Summary, connection.Remarks);
        writer.WriteLine("""/// <param name="connection">What the resolver found; in tests one made by hand.</param>""");
        using (writer.OpenBlock($"public sealed partial class {connection.ClassName}(global::Fairlead.Connection connection)"))
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
        return writer.ToString();
    }
}
