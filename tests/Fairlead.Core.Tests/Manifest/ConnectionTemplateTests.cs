using Fairlead.Core.Manifest;

namespace Fairlead.Core.Tests.Manifest;

public class ConnectionTemplateTests
{
    private static string Template(string parameters, string members = "\"description\": \"{tenant}\"") =>
        $$"""{ "connections": { "tenant_db": { "conn_type": "postgres", "host": "h", "schema": "s", "parameters": { {{parameters}} }, {{members}} } } }""";

    [Fact]
    public void Template_HasItsParametersInTheOrderWritten()
    {
        ManifestConnection template = Assert.Single(VerifyManifest.Parse(Template(
            """ "tenant": { "description": "Who" }, "region": { "enum": ["eu", "us"], "default": "eu" } """,
            """ "login": "{tenant}-{region}" """)).Connections);

        Assert.True(template.IsTemplate);
        Assert.Equal(["tenant", "region"], template.Parameters.All.Select(parameter => parameter.Name));
        Assert.Equal("Who", template.Parameters.All[0].Description);
        Assert.Equal("eu", template.Parameters.All[1].Default);
        Assert.Equal("TenantDbTemplate", template.TemplateClassName);
    }

    [Theory]
    [InlineData("a pattern that is none", """ "tenant": { "pattern": "{|FLD4014:[|}a-z" } """,
        "The pattern opens a class and doesn't close it")]
    [InlineData("a pattern that lets a slash in", """ "tenant": { "pattern": "[a-z{|FLD4014:/|}]+" } """,
        "The pattern allows '/', but values may contain only lower-case letters, digits, '-' and '_'")]
    [InlineData("a pattern that lets values run into one variable", """ "tenant": { "pattern": "{|FLD4014:[a-z0-9_-]+|}" } """,
        "The pattern allows both '-' and '_', which environment variables can't tell apart; allow one of them")]
    [InlineData("a default that is not in the list", """ "tenant": { "enum": ["europe", "asia"], "default": {|FLD4014:"eurpoe"|} } """,
        "The default of 'tenant' must be one of 'europe', 'asia'; did you mean 'europe'")]
    [InlineData("a default that the pattern refuses", """ "tenant": { "pattern": "[a-z]{3}", "default": {|FLD4014:"acme"|} } """,
        "The default of 'tenant' must match the pattern '[a-z]{3}'")]
    [InlineData("a listed value in upper case", """ "tenant": { "enum": ["eu", {|FLD4014:"US"|}] } """,
        "A value of 'tenant' must be in lower case, because names of environment variables don't tell cases apart")]
    [InlineData("two listed values with one variable", """ "tenant": { "enum": ["a-b", {|FLD4014:"a_b"|}] } """,
        "A value of 'tenant' must not list two values that differ only in '-' and '_', which environment variables can't tell apart")]
    [InlineData("a list and a pattern", """ "tenant": { "enum": ["a"], {|FLD4014:"pattern"|}: "[a-z]" } """,
        "A parameter has either 'pattern' or 'enum'")]
    [InlineData("a name that is none", """ "tenant": {}, {|FLD4014:"the tenant"|}: {} """,
        "The name of a parameter must be a letter, followed by letters, digits and '_'")]
    [InlineData("two names with one argument", """ "tenant": {}, {|FLD4014:"Tenant"|}: {} """,
        "'Tenant' is the same C# parameter as another one; rename one")]
    public void BadDeclaration_IsReportedAtThePlace(string situation, string parameters, string message)
    {
        ManifestConnection template = Assert.Single(VerifyManifest.Reports(Template(parameters), message).Connections);

        Assert.True(template.Parameters.All[0].FindDefect("../x") is not null, situation);
    }

    [Theory]
    [InlineData("""{|FLD4005:"tenant"|}""", "'parameters' must be a JSON object of declarations by name")]
    public void ParametersThatAreNoObject_AreReported(string parameters, string message) => VerifyManifest.Reports(
        $$"""{ "connections": { "tenant_db": { "conn_type": "http", "host": "h", "parameters": {{parameters}} } } }""", message);

    [Fact]
    public void NoParameters_AreReported_AndTheConnectionIsAnOrdinaryOne()
    {
        ManifestDocument manifest = VerifyManifest.Reports(
            """{ "connections": { "api": { "conn_type": "http", "host": "h", {|FLD4014:"parameters"|}: {} } } }""",
            "'parameters' declares none; remove it, or name the parameters of the template");

        Assert.False(manifest.Connections[0].IsTemplate);
    }

    [Theory]
    [InlineData("in the host", """ "host": "{|FLD4014:{tennant}|}.db", "login": "{tenant}" """,
        "'host' holds the placeholder '{tennant}', and the connection has no such parameter; did you mean '{tenant}'?")]
    [InlineData("in an extra", """ "login": "{tenant}", "extra": { "application_name": "x-{|FLD4014:{other}|}" } """,
        "'extra.application_name' holds the placeholder '{other}', and the connection has no such parameter")]
    [InlineData("in a value that is written with escapes", """ "login": {|FLD4014:"\u0061{other}"|}, "schema": "{tenant}" """,
        "'login' holds the placeholder '{other}', and the connection has no such parameter")]
    [InlineData("as a port", """ "port": {|FLD4014:"{tenant}"|}, "login": "{tenant}" """,
        "'port' cannot hold a placeholder: it is a number")]
    [InlineData("as one of some values", """ "login": "{tenant}", "extra": { "sslmode": {|FLD4014:"{tenant}"|} } """,
        "'extra.sslmode' cannot hold a placeholder: it must be one of 'disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'")]
    [InlineData("as a number", """ "login": "{tenant}", "extra": { "max_pool_size": {|FLD4014:"{tenant}"|} } """,
        "'extra.max_pool_size' cannot hold a placeholder: it must be a whole number")]
    [InlineData("in the name of an extra", """ "login": "{tenant}", "extra": { {|FLD4014:"x{tenant}"|}: "y" } """,
        "The name of an extra cannot hold a placeholder")]
    public void PlaceholderThatCannotBeFilled_IsReported(string situation, string members, string message)
    {
        string manifest =
            $$"""{ "connections": { "tenant_db": { "conn_type": "postgres", "parameters": { "tenant": {} }, {{members}} } } }""";
        Assert.True(VerifyManifest.Reports(manifest, message).Connections[0].IsTemplate, situation);
    }

    [Fact]
    public void PlaceholderInAHostWithoutParameters_IsReported() => VerifyManifest.Reports(
        """{ "connections": { "api": { "conn_type": "http", "host": "https://{|FLD4014:{tenant}|}.example" } } }""",
        "'host' holds the placeholder '{tenant}', and the connection has no parameters: declare it under 'parameters'");

    [Fact]
    public void BracesOfAnythingElse_AreLeftAlone() => VerifyManifest.Parse(
        """
        { "connections": { "api": { "conn_type": "http", "host": "h", "login": "{x}", "extra": { "a": "{b}" } },
          "t": { "conn_type": "http", "parameters": { "p": {} }, "host": "{p}", "login": "{ p } {} {1}", "description": "{anything}" } } }
        """);

    [Theory]
    [InlineData("in an array", """ "fields": { "hosts": { "type": "array" } }, "extra": { "hosts": ["{tenant}.a", "b"] } """)]
    [InlineData("in an address", """ "fields": { "site": { "type": "uri" } }, "extra": { "site": "https://{tenant}.example/" } """)]
    [InlineData("in an undeclared extra, within an object", """ "extra": { "nested": { "a": ["{tenant}"] } } """)]
    [InlineData("in the description, where only secrets differ", """ "description": "The key of {tenant}" """)]
    public void Placeholder_MayStandInAnyText(string situation, string members) =>
        Assert.True(VerifyManifest.Parse(Template("\"tenant\": {}", members)).Connections[0].IsTemplate, situation);

    [Fact]
    public void ParameterThatNoFieldUses_IsReported() => VerifyManifest.Reports(
        Template("""  "tenant": {}, {|FLD4014:"region"|}: { "enum": ["eu"] } """),
        "No field uses the parameter 'region': write {region} where it belongs, or in the description if instances differ only in " +
        "their secrets");

    [Fact]
    public void ParameterThatOnlyADeploymentUses_IsUsed() => VerifyManifest.Parse("""
        { "connections": { "tenant_db": { "conn_type": "http", "host": "h", "parameters": { "tenant": {} } } },
          "deployments": { "production": { "overrides": { "tenant_db": { "host": "{tenant}.prod" } } } } }
        """);

    [Fact]
    public void PlaceholderOfAnOverride_IsChecked() => VerifyManifest.Reports("""
        { "connections": { "tenant_db": { "conn_type": "http", "host": "{tenant}", "parameters": { "tenant": {} } } },
          "deployments": { "production": { "overrides": { "tenant_db": { "host": "{|FLD4014:{tenent}|}.prod" } } } } }
        """, "'host' holds the placeholder '{tenent}', and the connection has no such parameter; did you mean '{tenant}'?");

    [Theory]
    [InlineData("two that may hold '-'", """ "tenant": {}, "shard": {} """)]
    [InlineData("one that may hold '-', and a list in which one value ends with another",
        """ "tenant": {}, "region": { "enum": ["west", "eu-west"] } """)]
    public void ParametersThatRunTogether_AreReported(string situation, string parameters)
    {
        string manifest = $$"""
            { "connections": { "t": { "conn_type": "http", "host": "{tenant}", {|FLD4014:"parameters"|}: { {{parameters}} }, "description": "{shard} {region}" } } }
            """;
        Assert.False(VerifyManifest.Parse(manifest).Connections[0].Parameters.FindDefect(["a", "west"]) is null, situation);
    }

    [Theory]
    [InlineData("a list whose values are all told apart from the back",
        """ "tenant": {}, "region": { "enum": ["eu-west-1", "us-west-2"] } """)]
    [InlineData("a word before and after", """ "region": { "pattern": "[a-z]+" }, "tenant": {}, "shard": { "pattern": "[0-9]+" } """)]
    public void ParametersThatCanBeToldApart_AreFine(string situation, string parameters) => Assert.True(VerifyManifest.Parse(
        $$"""{ "connections": { "t": { "conn_type": "http", "host": "{tenant}", "parameters": { {{parameters}} }, "description": "{shard} {region}" } } }""")
        .Connections[0].IsTemplate, situation);

    [Theory]
    [InlineData("the id of an instance", "tenant_db.acme")]
    [InlineData("the variable of an instance", "tenant_db_acme")]
    [InlineData("the variable of an instance, in other case", "Tenant-Db.Acme")]
    [InlineData("the variable that names an instance's file", "tenant_db.acme_file")]
    [InlineData("the variable of an instance's field", "tenant_db.acme__password")]
    public void ConnectionThatIsAnInstanceSomewhere_IsReported(string situation, string id)
    {
        ManifestDocument manifest = VerifyManifest.Reports(
            $$"""
            { "connections": { "tenant_db": { "conn_type": "http", "host": "{tenant}", "parameters": { "tenant": { "pattern": "[a-z]+" } } },
              "{|FLD4008:{{id}}|}": { "conn_type": "http", "host": "h" } } }
            """,
            $"The connection '{id}' and instances of the template 'tenant_db' can share an environment variable " +
            "'FAIRLEAD_CONN_TENANT_DB_…'; "
            + "rename one, or let the template's parameters take fewer values");
        Assert.True(manifest.Connections.Count == 2, situation);
    }

    [Theory]
    [InlineData("a value that the list does not have", "tenant_db.acme", """ "enum": ["eu", "us"] """)]
    [InlineData("more words than a value has", "tenant_db.acme.x", """ "pattern": "[a-z]+" """)]
    [InlineData("only an id that begins alike", "tenant_dbx", """ "pattern": "[a-z]+" """)]
    public void ConnectionThatIsNoInstance_IsFine(string situation, string id, string parameter) => Assert.True(VerifyManifest.Parse($$"""
        { "connections": { "tenant_db": { "conn_type": "http", "host": "{tenant}", "parameters": { "tenant": { {{parameter}} } } },
          "{{id}}": { "conn_type": "http", "host": "h" } } }
        """).Connections.Count == 2, situation);

    [Fact]
    public void TemplatesWhoseInstancesMayCoincide_AreReported() => VerifyManifest.Reports("""
        { "connections": { "orders": { "conn_type": "http", "host": "{t}", "parameters": { "t": {} } },
          "{|FLD4008:orders_archive|}": { "conn_type": "http", "host": "{t}", "parameters": { "t": {} } } } }
        """, "Instances of the template 'orders_archive' and instances of the template 'orders' can share an environment variable 'FAIRLEAD_CONN_ORDERS_…'; "
        + "rename one, or let the template's parameters take fewer values");

    [Fact]
    public void TemplatesOfOneWordEach_AreFine() => VerifyManifest.Parse("""
        { "connections": { "orders": { "conn_type": "http", "host": "{t}", "parameters": { "t": { "pattern": "[a-z]+" } } },
          "orders_archive": { "conn_type": "http", "host": "{t}", "parameters": { "t": {} } } } }
        """);

    [Fact]
    public void IdThatEndsWithASeparator_IsReported() => VerifyManifest.Reports(
        """{ "connections": { "tenant_": { "conn_type": "http", "host": "{t}", {|FLD4014:"parameters"|}: { "t": {} } } } }""",
        "The id of a template must end with a letter or a digit, or variables of its instances look like those of fields");

    [Fact]
    public void BackendThatCannotHoldAnInstance_IsNamed() => VerifyManifest.Reports(
        """{ "backends": ["google_secret_manager"], "connections": { "{|FLD4009:tenants|}": { "conn_type": "http", "host": "{t}", "parameters": { "t": {} } } } }""",
        "Google Secret Manager cannot store the id 'tenants.a': its names may contain letters, digits, '_' and '-', but not '.'; rename " +
        "the connection");
}
