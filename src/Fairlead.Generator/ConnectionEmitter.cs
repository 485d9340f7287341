using Fairlead.Core.ConnectionTypes;
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
            if (connection.ConnectionString.Count > 0) WriteConnectionString(writer, connection);
            if (connection.Shapes.HasFlag(ConnectionShapes.Uri)) WriteUri(writer, connection);
            if (connection.Shapes.HasFlag(ConnectionShapes.HttpMessageHandler)) WriteHttpMessageHandler(writer);
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

    private static void WriteConnectionString(SourceWriter writer, ConnectionModel connection)
    {
        writer.WriteLine("""/// <summary>The connection string, secrets included: hand it straight to the driver.</summary>""");
        using (writer.OpenBlock("public string ToConnectionString()"))
        {
            using (writer.OpenBlock("var builder = new global::System.Data.Common.DbConnectionStringBuilder", close: "};"))
            {
                foreach (ConnectionStringEntry entry in connection.ConnectionString)
                    writer.WriteLine($"[{CSharpText.Literal(entry.Keyword)}] = {ValueOf(entry.Property)},");
            }
            writer.WriteLine("return builder.ConnectionString;");
        }
        writer.WriteLine();
    }

    /// <summary>Drivers know the members of our enums by their names: VerifyFull for verify-full.</summary>
    private static string ValueOf(PropertyModel property)
    {
        string access = property.IsGuaranteed ? "." : "?.";
        return property.Kind switch
        {
            PropertyKind.Secret => $"{property.Name}{access}Reveal()",
            PropertyKind.Enum => $"{property.Name}{access}ToString()",
            _ => property.Name,
        };
    }

    private static void WriteUri(SourceWriter writer, ConnectionModel connection)
    {
        string scheme = IsGuaranteed(connection, "schema") ? "Scheme" : "Scheme ?? \"https\"";
        string host = IsGuaranteed(connection, "host") ? "Host" : "host";
        writer.WriteLine("""
            /// <summary>The base address: the host where it is a whole address, else put together from scheme (https when unset), host and port.</summary>
            /// <exception cref="global::Fairlead.ConnectionFormatException">The host is neither a name nor an address.</exception>
            """);
        using (writer.OpenBlock("public global::System.Uri ToUri()"))
        {
            if (host == "host") writer.WriteLine("""string host = Host ?? throw NotSet("host");""");
            writer.WriteLine($$"""
                string address = {{host}}.Contains("://", global::System.StringComparison.Ordinal) ? {{host}} : $"{{{scheme}}}://{{{host}}}";
                if (!global::System.Uri.TryCreate(address, global::System.UriKind.Absolute, out global::System.Uri? uri))
                    throw new global::Fairlead.ConnectionFormatException(Connection.Id, "host", "a host name or an absolute address");
                """);
            writer.WriteLine(IsGuaranteed(connection, "port")
                ? "return new global::System.UriBuilder(uri) { Port = Port }.Uri;"
                : "return Port is { } port ? new global::System.UriBuilder(uri) { Port = port }.Uri : uri;");
        }
        writer.WriteLine();
    }

    private static bool IsGuaranteed(ConnectionModel connection, string source) =>
        connection.Properties.Any(property => property.Source == source && property.IsGuaranteed);

    private static void WriteHttpMessageHandler(SourceWriter writer) => writer.WriteLine("""
        /// <summary>A new handler that verifies the server and shows a client certificate as the connection says. The caller disposes it.</summary>
        public global::System.Net.Http.SocketsHttpHandler CreateHttpMessageHandler() => Connection.CreateHttpMessageHandler();

        """);

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
        bool uriNeedsHost = connection.Shapes.HasFlag(ConnectionShapes.Uri) && !IsGuaranteed(connection, "host");
        if (!uriNeedsHost && !connection.Properties.Any(static property => property.IsGuaranteed)) return;
        writer.WriteLine();
        writer.WriteLine($"""
            private static global::Fairlead.ConnectionFormatException NotSet(string field) =>
                new({CSharpText.Literal(connection.Id)}, field, "set");
            """);
    }
}
