using Fairlead.Core.ConnectionTypes;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Writes what a connection can be turned into: a connection string, an address, TLS options.</summary>
internal static class RecipeEmitter
{
    private const string ConnectionStrings = "global::Fairlead.CompilerServices.ConnectionStrings";
    private const string Address = "global::Fairlead.CompilerServices.ConnectionAddress";
    private const string WithOptions = ConnectionStrings + ".WithOptions(Connection, Definition, new (string, object?)[]";

    public static void Write(SourceWriter writer, MembersModel members)
    {
        RecipeModel recipe = members.Recipe;
        var code = new RecipeCode(members.Properties);
        if (recipe.ConnectionString.Count > 0 || recipe.Format == ConnectionStringFormat.Uri) WriteConnectionString(writer, recipe, code);
        if (recipe.Shapes.HasFlag(ConnectionShapes.Uri) && recipe.Address is { } address) WriteUri(writer, address, code);
        if (recipe.Shapes.HasFlag(ConnectionShapes.HttpMessageHandler)) WriteHttpMessageHandler(writer);
        if (recipe.Shapes.HasFlag(ConnectionShapes.SslOptions)) WriteSslOptions(writer, recipe);
    }

    private static void WriteConnectionString(SourceWriter writer, RecipeModel recipe, RecipeCode code)
    {
        List<(string Keyword, string Value)> entries =
        [
            .. recipe.ConnectionString.GroupBy(static part => part.Keyword, StringComparer.Ordinal)
                .Select(parts => (parts.Key, Value: code.Value([.. parts])))
                .Where(static entry => entry.Value is not null).Select(static entry => (entry.Key, entry.Value!)),
        ];
        switch (recipe.Format)
        {
            case ConnectionStringFormat.AdoNet:
                WriteAdoNet(writer, entries);
                break;
            case ConnectionStringFormat.Semicolons:
                // A value without a keyword is a whole connection string already.
                string? whole = entries.Where(static entry => entry.Keyword.Length == 0).Select(static entry => entry.Value).FirstOrDefault();
                entries.RemoveAll(static entry => entry.Keyword.Length == 0);
                WriteText(writer, $"{(whole is null ? "" : $"{ConnectionStrings}.ToText({whole}) ?? ")}{ConnectionStrings}.Join(Connection, ';', {WithOptions}", entries);
                break;
            case ConnectionStringFormat.Commas:
                WriteText(writer, $"{ConnectionStrings}.Join(Connection, ',', {WithOptions}", entries);
                break;
            case ConnectionStringFormat.Uri when recipe.Address is { } address:
                WriteText(writer, $"{Address}.ToConnectionString(Connection, {code.Scheme(address)}, {code.Path(address) ?? "null"}, {WithOptions}", entries);
                break;
            case ConnectionStringFormat.Configuration:
                writer.WriteDocumentation("The client's configuration, secrets included: hand it straight to the client.");
                WriteParts(writer, $"public global::System.Collections.Generic.Dictionary<string, string> ToConfiguration() => {ConnectionStrings}.ToDictionary({WithOptions}", entries);
                break;
        }
    }

    private static void WriteAdoNet(SourceWriter writer, List<(string Keyword, string Value)> entries)
    {
        WriteConnectionStringDocumentation(writer);
        using (writer.OpenBlock("public string ToConnectionString()"))
        {
            using (writer.OpenBlock("var builder = new global::System.Data.Common.DbConnectionStringBuilder", close: "};"))
            {
                foreach ((string keyword, string value) in entries) writer.WriteLine($"[{CSharpText.Literal(keyword)}] = {value},");
            }
            writer.WriteLine($"{ConnectionStrings}.AddOptions(builder, Connection, Definition);");
            writer.WriteLine("return builder.ConnectionString;");
        }
        writer.WriteLine();
    }

    private static void WriteText(SourceWriter writer, string expression, List<(string Keyword, string Value)> entries)
    {
        WriteConnectionStringDocumentation(writer);
        WriteParts(writer, "public string ToConnectionString() => " + expression, entries);
    }

    private static void WriteParts(SourceWriter writer, string head, List<(string Keyword, string Value)> entries)
    {
        using (writer.OpenBlock(head, close: "}));"))
        {
            foreach ((string keyword, string value) in entries) writer.WriteLine($"({CSharpText.Literal(keyword)}, {value}),");
        }
        writer.WriteLine();
    }

    private static void WriteConnectionStringDocumentation(SourceWriter writer) =>
        writer.WriteLine("""/// <summary>The connection string, secrets included: hand it straight to the driver.</summary>""");

    private static void WriteUri(SourceWriter writer, AddressModel address, RecipeCode code)
    {
        string path = code.Path(address) is { } property ? $", path: {property}" : "";
        string query = code.Query(address) is { } value ? $", query: {value}" : "";
        string file = address.IsFilePath ? ", isFilePath: true" : "";
        string port = address.HttpsPort is { } https ? $", httpsPort: {https.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "";
        writer.WriteLine($"""
            /// <summary>The address, without credentials: the host where it is a whole address, else put together from scheme, host and port.</summary>
            /// <exception cref="global::Fairlead.ConnectionFormatException">The host is not set, or is neither a name nor an address.</exception>
            public global::System.Uri ToUri() => {Address}.ToUri(Connection, scheme: {code.Scheme(address)}{path}{port}{query}{file});

            """);
    }

    private static void WriteHttpMessageHandler(SourceWriter writer) => writer.WriteLine("""
        /// <summary>A new handler that verifies the server and shows a client certificate as the connection says. The caller disposes it.</summary>
        public global::System.Net.Http.SocketsHttpHandler CreateHttpMessageHandler() => global::Fairlead.ConnectionTlsExtensions.CreateHttpMessageHandler(Connection);

        """);

    private static void WriteSslOptions(SourceWriter writer, RecipeModel recipe)
    {
        string host = recipe.Shapes.HasFlag(ConnectionShapes.Uri) ? "ToUri().DnsSafeHost" : """Connection.Host ?? throw new global::Fairlead.ConnectionFormatException(Connection.Id, "host", "set")""";
        writer.WriteLine($"""
            /// <summary>The options of a TLS handshake that verifies the server and shows a client certificate as the connection says.</summary>
            /// <param name="host">The host whose name the certificate must carry; the connection's own when null.</param>
            public global::System.Net.Security.SslClientAuthenticationOptions CreateSslClientAuthenticationOptions(string? host = null) =>
                global::Fairlead.ConnectionTlsExtensions.CreateSslClientAuthenticationOptions(Connection, host ?? {host});

            """);
    }
}
