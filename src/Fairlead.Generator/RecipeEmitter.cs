using System.Globalization;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Writes the conversions of a connection: to a connection string, an address, TLS options.</summary>
internal static class RecipeEmitter
{
    private const string ConnectionStrings = "global::Fairlead.CompilerServices.ConnectionStrings";
    private const string Address = "global::Fairlead.CompilerServices.ConnectionAddress";
    private const string Tls = "global::Fairlead.ConnectionTlsExtensions";
    private const string WithOptions = ConnectionStrings + ".WithOptions(Connection, Definition, new (string, object?)[]";

    public static void Write(SourceWriter writer, ConnectionModel connection)
    {
        RecipeModel recipe = connection.Recipe;
        var expressions = new RecipeExpressions(connection.Properties);
        if (recipe.ConnectionString.Count > 0 || recipe.Format == ConnectionStringFormat.Uri)
            WriteConnectionString(writer, recipe, expressions);
        if (recipe.Shapes.HasFlag(ConnectionShapes.Uri) && recipe.Address is { } address) WriteUri(writer, address, expressions);
        if (recipe.Shapes.HasFlag(ConnectionShapes.HttpMessageHandler)) WriteHttpMessageHandler(writer);
        if (recipe.Shapes.HasFlag(ConnectionShapes.SslOptions)) WriteSslOptions(writer, recipe);
    }

    private static void WriteConnectionString(SourceWriter writer, RecipeModel recipe, RecipeExpressions expressions)
    {
        List<(string Keyword, string Value)> entries = FindEntries(recipe, expressions);
        switch (recipe.Format)
        {
            case ConnectionStringFormat.AdoNet:
                WriteAdoNet(writer, entries);
                break;
            case ConnectionStringFormat.Semicolons:
                // A value without a keyword is a whole connection string already.
                string? whole = entries.Find(static entry => entry.Keyword.Length == 0).Value;
                entries.RemoveAll(static entry => entry.Keyword.Length == 0);
                string otherwise = whole is null ? "" : $"{ConnectionStrings}.ToText({whole}) ?? ";
                WriteText(writer, $"{otherwise}{ConnectionStrings}.Join(Connection, ';', {WithOptions}", entries);
                break;
            case ConnectionStringFormat.Commas:
                WriteText(writer, $"{ConnectionStrings}.Join(Connection, ',', {WithOptions}", entries);
                break;
            case ConnectionStringFormat.Uri when recipe.Address is { } address:
                string arguments = $"Connection, {expressions.GetScheme(address)}, {expressions.FindPath(address) ?? "null"}";
                WriteText(writer, $"{Address}.ToConnectionString({arguments}, {WithOptions}", entries);
                break;
            case ConnectionStringFormat.Configuration:
                const string Dictionary = "global::System.Collections.Generic.Dictionary<string, string>";
                writer.WriteDocumentation("The client's configuration, secrets included: hand it straight to the client.");
                WriteParts(
                    writer, $"public {Dictionary} ToConfiguration() => {ConnectionStrings}.ToDictionary({WithOptions}", entries);
                break;
        }
    }

    /// <summary>Finds the keywords of a connection string that can have a value, and the expressions of their values.</summary>
    private static List<(string Keyword, string Value)> FindEntries(RecipeModel recipe, RecipeExpressions expressions)
    {
        var entries = new List<(string Keyword, string Value)>();
        IEnumerable<IGrouping<string, RecipePartModel>> byKeyword =
            recipe.ConnectionString.GroupBy(static part => part.Keyword, StringComparer.Ordinal);
        foreach (IGrouping<string, RecipePartModel> parts in byKeyword)
        {
            if (expressions.FindValue([.. parts]) is { } value) entries.Add((parts.Key, value));
        }
        return entries;
    }

    private static void WriteAdoNet(SourceWriter writer, List<(string Keyword, string Value)> entries)
    {
        WriteConnectionStringDocumentation(writer);
        using (writer.OpenBlock("public string ToConnectionString()"))
        {
            using (writer.OpenBlock("var builder = new global::System.Data.Common.DbConnectionStringBuilder", close: "};"))
            {
                foreach ((string keyword, string value) in entries) writer.WriteLine($"[{CSharpTexts.ToLiteral(keyword)}] = {value},");
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
            foreach ((string keyword, string value) in entries) writer.WriteLine($"({CSharpTexts.ToLiteral(keyword)}, {value}),");
        }
        writer.WriteLine();
    }

    private static void WriteConnectionStringDocumentation(SourceWriter writer) =>
        writer.WriteDocumentation("The connection string, secrets included: hand it straight to the driver.");

    private static void WriteUri(SourceWriter writer, AddressModel address, RecipeExpressions expressions)
    {
        string path = expressions.FindPath(address) is { } property ? $", path: {property}" : "";
        string query = expressions.FindQuery(address) is { } value ? $", query: {value}" : "";
        string file = address.IsFilePath ? ", isFilePath: true" : "";
        string port = address.HttpsPort is { } https ? $", httpsPort: {https.ToString(CultureInfo.InvariantCulture)}" : "";
        string arguments = $"Connection, scheme: {expressions.GetScheme(address)}{path}{port}{query}{file}";
        writer.WriteDocumentation(
            "The address, without credentials: the host where it is a whole address, else put together from scheme, host and port.");
        writer.WriteLine(
            """/// <exception cref="global::Fairlead.ConnectionFormatException">The host is not set, or is neither a name nor an address."""
            + "</exception>");
        writer.WriteLine($"""
            public global::System.Uri ToUri() => {Address}.ToUri({arguments});

            """);
    }

    private static void WriteHttpMessageHandler(SourceWriter writer)
    {
        writer.WriteDocumentation(
            "A new handler that verifies the server and shows a client certificate as the connection says. The caller disposes it.");
        writer.WriteLine($"""
            public global::System.Net.Http.SocketsHttpHandler CreateHttpMessageHandler() => {Tls}.CreateHttpMessageHandler(Connection);

            """);
    }

    private static void WriteSslOptions(SourceWriter writer, RecipeModel recipe)
    {
        const string HostOrThrow =
            """Connection.Host ?? throw new global::Fairlead.ConnectionFormatException(Connection.Id, "host", "set")""";
        string host = recipe.Shapes.HasFlag(ConnectionShapes.Uri) ? "ToUri().DnsSafeHost" : HostOrThrow;
        writer.WriteDocumentation(
            "The options of a TLS handshake that verifies the server and shows a client certificate as the connection says.");
        writer.WriteLine($"""
            /// <param name="host">The host whose name the certificate must carry; the connection's own when null.</param>
            public global::System.Net.Security.SslClientAuthenticationOptions CreateSslClientAuthenticationOptions(string? host = null) =>
                {Tls}.CreateSslClientAuthenticationOptions(Connection, host ?? {host});

            """);
    }
}
