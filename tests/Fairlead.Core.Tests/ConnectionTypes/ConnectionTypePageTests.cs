using System.Globalization;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;

namespace Fairlead.Core.Tests.ConnectionTypes;

/// <summary>The page shows the table as it is, and its example of a type does what it says.</summary>
public class ConnectionTypePageTests
{
    [Fact]
    public void Page_ShowsTheTypes() => BaselineFiles.CheckBetween(
        "docs/connection-types.md",
        start: "and what each type has.\n\n",
        end: "\nA field in **bold** is required",
        "| type | fields | extras | port | TLS | gives | packages |\n| --- | --- | --- | --- | --- | --- | --- |\n"
            + string.Concat(ConnectionTypeTable.BuiltIn.Types.Select(Row)));

    [Fact]
    public void ExampleOfAType_IsFine()
    {
        string page = RepositoryFiles.Read("docs/connection-types.md").ReplaceLineEndings("\n");
        int start = page.IndexOf("```jsonc\n{\n  \"$schema\": \"./connection-types.schema.json\"", StringComparison.Ordinal)
            + "```jsonc\n".Length;
        string example = page[start..page.IndexOf("```", start, StringComparison.Ordinal)];

        ProjectManifest project = ProjectManifest.Read(
        [
            new ManifestSource("connection-types.json", example),
            new ManifestSource("connections.json", """
                { "connections": { "bills": { "conn_type": "billing", "extra": { "tenant": "a" } }, "reports": { "conn_type": "reporting-db", "extra": { "sslmode": "require" } } } }
                """),
        ]);

        Assert.All(project.Problems, Assert.Empty);
        ConnectionType billing = project.Manifest.Connections[0].Type;
        Assert.Equal(
            ("acme_billing", "Acme Billing", 8443, "https"), (billing.Id, billing.DisplayName, billing.DefaultPort, billing.Uri!.Scheme));
        Assert.Equal(["Endpoint", "Port", "ApiKey"], billing.Fields.Select(field => field.Title));
        Assert.Equal(["Endpoint", "Tenant", "Key"], billing.ConnectionString.Select(part => part.Keyword));
        Assert.True(billing.Fields.Single(field => field.Name == "password").Secret);
        Assert.Equal("Database", project.Manifest.Connections[1].Type.Fields.Single(field => field.Name == "schema").Title);
    }

    private static string Row(ConnectionType type)
    {
        string names = string.Join(", ", type.Aliases.Prepend(type.Id).Select(name => $"`{name}`"));
        string fields = string.Join(", ", type.Fields.Select(Field));
        string extras = string.Join(", ",
            type.Extras.Select(extra => $"`{extra.Name}`{(extra.Required ? " **required**" : "")}{(extra.Secret ? " *secret*" : "")}"));
        string port = type.DefaultPort?.ToString(CultureInfo.InvariantCulture) ?? "";
        string tls = type.Tls switch { TlsExpectation.Required => "required", TlsExpectation.WhenOffered => "when offered", _ => "" };
        string packages = string.Join(", ", type.ClientPackages.Select(package => package.Id));
        return $"| {names} | {fields} | {extras} | {port} | {tls} | {Gives(type)} | {packages} |\n";
    }

    private static string Field(ConnectionTypeField field)
    {
        string title = field.Required ? $"**{field.Title}**" : field.Title;
        return field.Secret ? $"{title} *secret*" : $"{title} (`{field.Name}`)";
    }

    private static string Gives(ConnectionType type)
    {
        var members = new List<string>();
        if (type.ConnectionStringFormat == ConnectionStringFormat.Configuration) members.Add("`ToConfiguration()`");
        else if (type.ConnectionString.Count > 0 || type.ConnectionStringFormat == ConnectionStringFormat.Uri)
            members.Add("`ToConnectionString()`");
        if (type.Shapes.HasFlag(ConnectionShapes.Uri)) members.Add("`ToUri()`");
        if (type.Shapes.HasFlag(ConnectionShapes.HttpMessageHandler)) members.Add("`CreateHttpMessageHandler()`");
        if (type.Shapes.HasFlag(ConnectionShapes.SslOptions)) members.Add("`CreateSslClientAuthenticationOptions()`");
        return string.Join(", ", members);
    }
}
