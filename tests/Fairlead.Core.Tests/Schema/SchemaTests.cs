using System.Text.RegularExpressions;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Core.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Schema;

namespace Fairlead.Core.Tests.Schema;

/// <summary>
/// The schemas that the package ships are the ones that the tables give, and an independent validator takes them and judges by them as the
/// parser does.
/// </summary>
public partial class SchemaTests
{
    private static readonly JSchema Manifests = JSchema.Parse(ManifestSchema.Write(ConnectionTypeTable.BuiltIn));
    private static readonly JSchema Types = JSchema.Parse(ConnectionTypesSchema.Write());

    public static TheoryData<string> GoodManifests =>
    [
        .. RepositoryFiles.Find("docs", "*.md").SelectMany(FindManifests)
            .Concat(RepositoryFiles.Find("docs/rules", "FLD4*.md").SelectMany(GoodExamples)).Distinct(),
        .. RepositoryFiles.Find("samples/OrdersWorkflow", "connections.json")
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal)).Select(File.ReadAllText),
    ];

    [Theory]
    [InlineData("connections.schema.json")]
    [InlineData("connection-types.schema.json")]
    public void ShippedSchema_IsTheOneOfTheTables(string name) => BaselineFiles.Check(
        "src/Fairlead.Package/schema/" + name,
        name.StartsWith("connections", StringComparison.Ordinal)
            ? ManifestSchema.Write(ConnectionTypeTable.BuiltIn)
            : ConnectionTypesSchema.Write());

    [Fact]
    public void EveryConnectionType_IsCompletedWithItsExtras()
    {
        string schema = ManifestSchema.Write(ConnectionTypeTable.BuiltIn);
        Assert.All(ConnectionTypeTable.BuiltIn.Types, type => Assert.Contains($"\"{type.Id}\"", schema, StringComparison.Ordinal));
        Assert.All(ConnectionTypeTable.BuiltIn.Types.SelectMany(type => type.Extras),
            extra => Assert.Contains($"\"{extra.Name}\": {{", schema, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(GoodManifests))]
    public void ManifestOfThePagesAndSamples_IsValid(string manifest) => Assert.Empty(Judge(Manifests, manifest));

    [Fact]
    public void PagesAndSamples_HaveManifests() => Assert.True(GoodManifests.Count >= 8);

    [Theory]
    [InlineData("""{ "connection": {} }""")]
    [InlineData("""{ "namespace": "not a namespace" }""")]
    [InlineData("""{ "backends": ["azure_keyvault"] }""")]
    [InlineData("""{ "connections": [] }""")]
    [InlineData("""{ "connections": { "orders db": { "conn_type": "http" } } }""")]
    [InlineData("""{ "connections": { "___": { "conn_type": "http" } } }""")]
    [InlineData("""{ "connections": { "a": {} } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": 5 } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "hots": "x" } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "port": "443" } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "port": 65536 } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "host": 5 } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "password": "correct-horse" } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "sharing": "private" } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "expires": "31.1.2027" } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "extra": { "timeout": "90 s" } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "extra": { "verify": "false" } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "extra": { "max_redirects": 1.5 } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "https", "extra": { "max_redirects": 1.5 } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "postgres", "extra": { "sslmode": "full" } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "google-cloud-platform", "extra": { "keyfile_dict": "{}" } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "fields": { "x": { "type": "int" } } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "fields": { "x": { "enum": [] } } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "host": "{t}", "parameters": {} } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "host": "{t}", "parameters": { "t": {}, "t t": {} } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "host": "{t}", "parameters": { "t": { "regex": "a" } } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "host": "{t}", "parameters": { "t": { "enum": ["Acme"] } } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "host": "{t}", "parameters": { "t": { "default": "a/b" } } } } }""")]
    [InlineData("""{ "deployments": { "p": { "override": {} } } }""")]
    [InlineData("""{ "deployments": { "p": { "overrides": { "a": { "conn_type": "http" } } } } }""")]
    [InlineData("""{ "deployments": { "p": { "links": "a" } } }""")]
    [InlineData("""{ "deployments": { "p": { "links": ["a", "a"] } } }""")]
    public void ManifestThatTheParserRefuses_IsInvalid(string manifest)
    {
        Assert.NotEmpty(ManifestParser.Parse(manifest, ConnectionTypeTable.BuiltIn).Problems);
        Assert.NotEmpty(Judge(Manifests, manifest));
    }

    [Theory]
    [InlineData("""{ "$schema": null, "namespace": null, "backends": null, "connections": null, "deployments": null }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "host": null, "port": null, "password": "", "extra": null, "fields": null, "sharing": null, "owners": null } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "extra": { "timeout": 30, "something": { "else": [1, null] } } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "extra": { "timeout": "PT30S" } }, "b": { "conn_type": "http", "extra": { "timeout": "1.00:00:30.5" } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "http", "host": "{t}{r}", "parameters": { "t": { "pattern": "[a-z]+", "description": "T" }, "r": { "enum": ["eu-1", "us_2"], "default": "eu-1" } } } } }""")]
    [InlineData("""{ "connections": { "a": { "conn_type": "kafka", "extra": { "bootstrap.servers": "a:1", "security.protocol": "SSL" } } } }""")]
    public void ManifestThatTheParserTakes_IsValid(string manifest)
    {
        Assert.Empty(ManifestParser.Parse(manifest, ConnectionTypeTable.BuiltIn).Problems);
        Assert.Empty(Judge(Manifests, manifest));
    }

    [Fact]
    public void TypeOfTheProjectsOwn_IsNotRefused() =>
        Assert.Empty(Judge(Manifests, """{ "connections": { "a": { "conn_type": "acme_billing" } } }"""));

    [Theory]
    [InlineData(true,
        """{ "connection_types": { "billing": { "display_name": "Billing", "based_on": "http", "fields": { "host": { "title": "Endpoint", "required": true } } } } }""")]
    [InlineData(true,
        """{ "connection_types": { "billing": { "fields": { "host": {} }, "extras": { "tenant": { "type": "string", "title": "Tenant" } }, "connection_string": { "Server": "{host}" }, "uri": { "scheme": "https" } } } }""")]
    [InlineData(false, """{ "types": {} }""")]
    [InlineData(false, """{ "connection_types": { "my type": {} } }""")]
    [InlineData(false, """{ "connection_types": { "billing": { "tls": "always" } } }""")]
    [InlineData(false, """{ "connection_types": { "billing": { "default_port": "443" } } }""")]
    [InlineData(false, """{ "connection_types": { "billing": { "fields": { "user": {} } } } }""")]
    [InlineData(false, """{ "connection_types": { "billing": { "connection_string": { "Server": 5 } } } }""")]
    public void ConnectionTypes_AreJudgedAsTheParserDoes(bool isValid, string types)
    {
        Assert.Equal(isValid, ProjectManifest.Read([new ManifestSource("connection-types.json", types)]).Problems[0].Count == 0);
        Assert.Equal(isValid, Judge(Types, types).Count == 0);
    }

    private static IList<string> Judge(JSchema schema, string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        JToken.Load(reader, new JsonLoadSettings { CommentHandling = CommentHandling.Ignore }).IsValid(schema, out IList<string> errors);
        return errors;
    }

    /// <summary>The whole manifests that a page shows.</summary>
    private static IEnumerable<string> FindManifests(string path) =>
        path.Contains("/rules/", StringComparison.Ordinal) ? [] : CodeBlock().Matches(File.ReadAllText(path).ReplaceLineEndings("\n"))
            .Select(block => block.Groups[1].Value)
            .Where(code => code.Contains("\"connections\"", StringComparison.Ordinal) && code.StartsWith('{'));

    private static IEnumerable<string> GoodExamples(string path)
    {
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string section = page[page.IndexOf("### Not reported", StringComparison.Ordinal)..].Split("\n## ")[0];
        return CodeBlock().Matches(section).Select(block => block.Groups[1].Value).Select(code =>
            code.StartsWith('{') || code.StartsWith("//", StringComparison.Ordinal) ? code
            : code.StartsWith("\"connections\"", StringComparison.Ordinal) ? "{\n" + code + "}"
            : "{ \"connections\": {\n" + code + "} }");
    }

    [GeneratedRegex("```jsonc\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
