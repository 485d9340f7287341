using Fairlead.Core.Manifest;

namespace Fairlead.Core.Tests.Manifest;

public class ConnectionParserTests
{
    [Fact]
    public void UnknownProperty_SuggestsTheOneThatWasMeant() => VerifyManifest.ReportsInConnection(
        """{|FLD4002:"hots"|}: "api.example" """,
        "'hots' is not a property of a connection; did you mean 'host'?");

    [Fact]
    public void UnknownPropertyLikeNoOther_IsToBeRemoved() => VerifyManifest.ReportsInConnection(
        """{|FLD4002:"colour"|}: "red" """,
        "'colour' is not a property of a connection; remove it");

    [Fact]
    public void PropertyTwice_KeepsTheFirst()
    {
        ManifestConnection connection = VerifyManifest.ReportsInConnection(
            """ "host": "a.example", {|FLD4002:"host"|}: "b.example" """,
            "'host' is written twice in this object; keep one");

        Assert.Equal("a.example", connection.Values.Host);
    }

    [Fact]
    public void IdTwice_KeepsTheFirst()
    {
        ManifestDocument manifest = VerifyManifest.Reports("""
            { "connections": {
                "api": { "conn_type": "http", "host": "a.example" },
                {|FLD4002:"api"|}: { "conn_type": "postgres" } } }
            """, "The connection 'api' is declared twice; rename or remove one");

        Assert.Equal("a.example", Assert.Single(manifest.Connections).Values.Host);
    }

    [Theory]
    [InlineData("", "must not be empty")]
    [InlineData("orders db", "may hold letters, digits, '_', '-' and '.', but not a space")]
    [InlineData("orders/db", "may hold letters, digits, '_', '-' and '.', but not '/'")]
    [InlineData("größe", "may hold letters, digits, '_', '-' and '.', but not 'ö'")]
    [InlineData("--", "must hold a letter or a digit")]
    public void InvalidId_LeavesOnlyThatConnectionOut(string id, string defect)
    {
        ManifestDocument manifest = VerifyManifest.Reports(
            $$"""{ "connections": { {|FLD4003:"{{id}}"|}: { "conn_type": "http" }, "api": { "conn_type": "http" } } }""",
            "A connection id " + defect);

        Assert.Equal("api", Assert.Single(manifest.Connections).Id);
    }

    [Theory]
    [InlineData("orders_db")]
    [InlineData("orders-db")]
    [InlineData("Orders.DB")]
    [InlineData("3pl")]
    [InlineData("class")]
    [InlineData("_")]
    public void Id_IsWhatEnvironmentVariablesAndFilesCanCarry(string id)
    {
        if (id == "_")
        {
            VerifyManifest.Parse("""{ "connections": { {|FLD4003:"_"|}: { "conn_type": "http" } } }""");
            return;
        }
        Assert.Single(VerifyManifest.Parse($$"""{ "connections": { "{{id}}": { "conn_type": "http" } } }""").Connections);
    }

    [Fact]
    public void MisspeltType_IsReadAsTheTypeThatWasMeant()
    {
        ManifestDocument manifest = VerifyManifest.Reports(
            """{ "connections": { "db": { "conn_type": {|FLD4004:"postgress"|}, "schema": "orders" } } }""",
            "No connection type is called 'postgress'; did you mean 'postgres'?");

        Assert.Equal("postgres", Assert.Single(manifest.Connections).Type.Id);
    }

    [Fact]
    public void TypeLikeNoOther_IsReadAsGeneric()
    {
        ManifestDocument manifest = VerifyManifest.Reports(
            """{ "connections": { "db": { "conn_type": {|FLD4004:"mainframe"|}, "host": "big.example" } } }""",
            "No connection type is called 'mainframe'; use 'generic' for a service that no type describes");

        Assert.Equal(("generic", "big.example"), (manifest.Connections[0].Type.Id, manifest.Connections[0].Values.Host));
    }

    [Theory]
    [InlineData("postgresql", "postgres")]
    [InlineData("HTTPS", "http")]
    [InlineData("amazon-web-services", "aws")]
    public void AliasOfAType_IsTheType(string alias, string type) =>
        Assert.Equal(type, VerifyManifest.Parse($$"""{ "connections": { "x": { "conn_type": "{{alias}}" } } }""").Connections[0].Type.Id);

    [Fact]
    public void MissingType_IsReportedAtTheId() => VerifyManifest.Reports(
        """{ "connections": { "{|FLD4005:api|}": { "host": "api.example" } } }""",
        "'conn_type' is missing: name the connection's type, 'generic' if no other fits");

    [Fact]
    public void ConnectionThatIsNoObject_IsStillDeclared()
    {
        ManifestDocument manifest = VerifyManifest.Parse("""{ "connections": { "{|FLD4005:a|}": {|FLD4005:"https://a.example"|} } }""");

        Assert.Equal("a", Assert.Single(manifest.Connections).Id);
    }

    [Theory]
    [InlineData("""{|FLD4005:"443"|}""")]
    [InlineData("{|FLD4005:0|}")]
    [InlineData("{|FLD4005:65536|}")]
    [InlineData("{|FLD4005:-1|}")]
    [InlineData("{|FLD4005:443.5|}")]
    [InlineData("{|FLD4005:1e3|}")]
    [InlineData("{|FLD4005:99999999999999999999|}")]
    public void PortThatIsNone_IsReported(string port)
    {
        ManifestConnection connection =
            VerifyManifest.ReportsInConnection($""" "port": {port} """, "'port' must be a whole number from 1 to 65535");

        Assert.Null(connection.Values.Port);
        Assert.Contains("port", connection.Values.Mentioned.Names);
    }

    [Theory]
    [InlineData(""" "host": {|FLD4005:5|} """, "'host' must be a string")]
    [InlineData(""" "description": {|FLD4005:[]|} """, "'description' must be a string")]
    [InlineData(""" "sharing": {|FLD4005:"private"|} """, "'sharing' must be 'linked' or 'restricted'")]
    [InlineData(""" "owners": {|FLD4005:"me"|} """, "'owners' must be an array of strings")]
    [InlineData(""" "allowed": ["etl", {|FLD4005:7|}] """, "'allowed' must be an array of strings")]
    [InlineData(""" "rotate_every": {|FLD4005:"90 days"|} """,
        "'rotate_every' must be a duration of a day or more such as \"90.00:00:00\", which is 90 days")]
    [InlineData(""" "rotate_every": {|FLD4005:"90"|} """,
        "'rotate_every' must be a duration of a day or more such as \"90.00:00:00\", which is 90 days")]
    [InlineData(""" "expires": {|FLD4005:"31.1.2027"|} """, "'expires' must be a date such as \"2027-01-31\"")]
    [InlineData(""" "extra": {|FLD4005:"{}"|} """, "'extra' must be a JSON object")]
    [InlineData(""" "fields": {|FLD4005:[]|} """, "'fields' must be a JSON object of declarations by name")]
    public void PropertyOfTheWrongType_IsReported(string property, string message) => VerifyManifest.ReportsInConnection(property, message);

    [Theory]
    [InlineData("""{ "timeout": {|FLD4005:1e300|} }""",
        "'timeout' must be a duration: a number of seconds, hh:mm:ss or ISO 8601 such as \"PT30S\"")]
    [InlineData("""{ "timeout": {|FLD4005:"90 s"|} }""",
        "'timeout' must be a duration: a number of seconds, hh:mm:ss or ISO 8601 such as \"PT30S\"")]
    [InlineData("""{ "timeout": {|FLD4005:true|} }""",
        "'timeout' must be a duration: a number of seconds, hh:mm:ss or ISO 8601 such as \"PT30S\"")]
    [InlineData("""{ "max_redirects": {|FLD4005:"3"|} }""", "'max_redirects' must be a whole number")]
    [InlineData("""{ "max_redirects": {|FLD4005:3.5|} }""", "'max_redirects' must be a whole number")]
    [InlineData("""{ "verify": {|FLD4005:"false"|} }""", "'verify' must be true or false")]
    [InlineData("""{ "proxy": {|FLD4005:"proxy.example"|} }""", "'proxy' must be an absolute URI")]
    [InlineData("""{ "ssl_ca_cert": {|FLD4005:true|} }""", "'ssl_ca_cert' must be a string")]
    public void ExtraOfTheWrongType_IsReported(string extra, string message)
    {
        ManifestConnection connection = VerifyManifest.ReportsInConnection($""" "extra": {extra} """, message);

        Assert.Empty(connection.Values.Extra);
        Assert.Single(connection.Values.Mentioned.Names);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("0.5")]
    [InlineData("\"00:00:30\"")]
    [InlineData("\"1.12:00:00\"")]
    [InlineData("\"30\"")]
    [InlineData("\"PT1M30S\"")]
    public void Duration_IsSecondsOrHoursMinutesSecondsOrIso8601(string value) => Assert.Single(
        VerifyManifest.Parse(
            $$"""{ "connections": { "a": { "conn_type": "http", "extra": { "timeout": {{value}} } } } }""").Connections[0].Values.Extra);

    [Fact]
    public void ExtraOutsideItsEnum_NamesWhatIsAllowed() => VerifyManifest.Reports(
        """{ "connections": { "db": { "conn_type": "sqlite", "host": "a.db", "extra": { "cache": {|FLD4005:"shared"|} } } } }""",
        "'cache' must be one of 'Default', 'Private', 'Shared'");

    [Fact]
    public void ExtraThatTheTypeDoesNotKnow_IsKept()
    {
        ManifestDocument manifest = VerifyManifest.Parse(
            """{ "connections": { "api": { "conn_type": "http", "extra": { "tenant": { "id": 5 }, "unset": null } } } }""");

        Assert.Equal("tenant", Assert.Single(manifest.Connections[0].Values.Extra).Name);
    }

    [Theory]
    [InlineData("aws", """ "assume_role_kwargs": { "DurationSeconds": 900 } """)]
    [InlineData("http", """ "proxies": {}, "check_response": true, "tcp_keep_alive": false """)]
    [InlineData("postgres", """ "cursor": "dictcursor", "sslrootcert": "ca.pem", "iam": true """)]
    public void ExtraOfAirflowThatIsSomethingElse_IsNotTakenForASlip(string type, string extra) =>
        VerifyManifest.Parse($$"""{ "connections": { "x": { "conn_type": "{{type}}", "extra": { {{extra}} } } } }""");

    [Fact]
    public void ExtraThatIsAlmostKnown_IsReported() => VerifyManifest.Reports(
        """{ "connections": { "db": { "conn_type": "postgres", "extra": { {|FLD4002:"ssl_mode"|}: "require" } } } }""",
        "'ssl_mode' is not a known extra; did you mean 'sslmode'? Declare it under 'fields' if it is meant");

    [Theory]
    [InlineData("""{ "type": {|FLD4005:"Boolean"|} }""", "'type' must be a known type; did you mean 'boolean'?")]
    [InlineData("""{ "type": {|FLD4005:"timestamp"|} }""",
        "'type' must be one of 'string', 'integer', 'number', 'boolean', 'duration', 'uri', 'array'")]
    [InlineData("""{ "enum": {|FLD4005:[]|} }""", "'enum' must be an array of the texts that are allowed")]
    [InlineData("""{ "enum": ["a", {|FLD4002:"a"|}] }""", "'a' is listed twice; keep one")]
    [InlineData("""{ "type": {|FLD4005:"integer"|}, "enum": ["1"] }""", "A field with 'enum' must be of type 'string'")]
    [InlineData("""{ "type": {|FLD4005:"integer"|}, "secret": true }""", "A field with 'secret' must be of type 'string'")]
    [InlineData("""{ "type": "integer", "default": {|FLD4005:"5"|} }""", "'default' must be a whole number")]
    [InlineData("""{ "enum": ["a", "b"], "default": {|FLD4005:"c"|} }""", "'default' must be one of 'a', 'b'")]
    [InlineData("""{ {|FLD4002:"requird"|}: true }""", "'requird' is not a property of a field declaration; did you mean 'required'?")]
    [InlineData("""{ "secret": true, "default": {|FLD4006:"x"|} }""",
        "The manifest is committed and must not contain secrets: remove the value of 'tier.default' and let a secrets backend supply it")]
    public void WrongDeclaration_IsReported(string declaration, string message)
    {
        ManifestConnection connection = VerifyManifest.ReportsInConnection($$""" "fields": { "tier": {{declaration}} } """, message);

        Assert.Contains(connection.Extras, extra => extra.Name == "tier");
    }

    [Fact]
    public void DeclarationNamedLikeAField_RefinesTheField()
    {
        ManifestDocument manifest = VerifyManifest.Parse("""
            { "connections": { "db": { "conn_type": "postgres", "fields": { "password": { "required": true, "description": "Rotates weekly" } } } } }
            """);

        Assert.True(manifest.Connections[0].Fields.Single(field => field.Name == "password")
            is { Required: true, Secret: true, Title: "Password", Description: "Rotates weekly" });
    }

    [Fact]
    public void OwnDeclaration_ReplacesTheTypes()
    {
        ManifestDocument manifest = VerifyManifest.Parse("""
            { "connections": { "api": { "conn_type": "http", "fields": { "verify": { "type": "string" } }, "extra": { "verify": "certs/ca.pem" } } } }
            """);

        Assert.Equal("verify", Assert.Single(manifest.Connections[0].Values.Extra).Name);
    }
}
