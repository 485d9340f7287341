using Fairlead.CompilerServices;
using System.Text.Json;
using Fairlead.Tests.TestInfrastructure;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Configuration;

namespace Fairlead.Tests;

/// <summary>
/// Whatever is wrong with a connection, and wherever its text comes from: no exception, log line or text of an object holds the secret in
/// it. The
/// secret is a canary that is looked for afterwards in everything that a program could print.
/// </summary>
public sealed class LeakTests : IDisposable
{
    private const string Canary = "kW3vR8qLz2TnXp5JhYb7Mc4D";
    private const string Id = "orders_db";

    private static readonly ConnectionDefinition[] Declarations =
    [
        new() { Id = Id, ConnType = "postgres", RequiredFields = ["host", "password"] },
        new() { Id = Id, ConnType = "http" },
        new() { Id = Id, ConnType = "redis", Extra = """{ "db": 1 }""" },
        new() { Id = Id, ConnType = "generic" },
    ];

    /// <summary>Pieces of connections in all their forms, in random order nearly right or quite wrong.</summary>
    private static readonly Gen<string> Texts = Gen.ArrayOf(Gen.Elements(
            Canary, Canary, "Server=db1;", "Password=", "Pasword=", "User Id=app;", "Host=db ", "password=", ";", "=", "'", "\"", ",", " ",
            "\n", "{", "}", "[", "]", ":", "@", "/", "?", "#", "%", "%zz",
            "://", "postgres://", "https://", "redis://", "localhost:6379", "Port=", "port", "\"password\":", "\"extra\":", "\"uri\":",
            "\"port\":", "\"" + Canary + "\"", "\"" + Canary + "\":",
            "\"login\": \"app\"", "__extra__=", "sslmode=", "é", "\u0001", "\\u00", "99999", "true", "null"))
        .Select(string.Concat);

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void TextOfAnyShape_IsNotShown() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        foreach (ConnectionDefinition definition in Declarations)
        {
            var environment = new FakeEnvironment { ["FAIRLEAD_CONN_ORDERS_DB"] = text, ["AIRFLOW_CONN_ORDERS_DB"] = text };
            AssertHidden(TestProgram.WithEnvironment(environment, definition), Id);
        }
    }));

    [Fact]
    public void FieldOfAnyShape_IsNotShown() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        foreach (string field in (string[])["PORT", "EXTRA", "PASSWORD", "EXTRA__API_KEY", "SCHEMA", Canary.ToUpperInvariant()])
        {
            var environment = new FakeEnvironment { ["FAIRLEAD_CONN_ORDERS_DB__" + field] = text };
            if (field == "SCHEMA") environment["FAIRLEAD_CONN_ORDERS_DB__HOST"] = "db1";
            AssertHidden(TestProgram.WithEnvironment(environment, Declarations[0]), Id);
        }
    }));

    [Theory]
    [InlineData("")]
    [InlineData("Server=db1;Password=" + Canary)]
    [InlineData("postgres://app:" + Canary + "@db1/orders")]
    [InlineData("redis://" + Canary + "@cache")]
    [InlineData(Canary)]
    [InlineData("orders_" + Canary)]
    [InlineData("app:" + Canary)]
    public void TextInPlaceOfAnId_IsNotShown(string id)
    {
        using var program = new TestProgram(builder =>
            builder.AddEnvironmentVariables().AddSecretFiles(_directory.FullName).AddManifest(TestProgram.Manifest(Declarations[0])));
        program.Refresh(id);
        AssertHidden(program, id);
        Assert.DoesNotContain(Canary, program.Log.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("SSL_KEY", "-----BEGIN " + "PRIVATE KEY-----\n" + Canary)]
    [InlineData("SSL_CERT", "-----BEGIN CERTIFICATE-----\n" + Canary)]
    [InlineData("SSL_CA_CERT", Canary)]
    [InlineData("SSL_MIN_VERSION", Canary)]
    [InlineData("PROXY", "http://etl:" + Canary + "@proxy.internal:3128")]
    [InlineData("PROXY", "etl:" + Canary)]
    [InlineData("API_KEY", Canary)]
    public void ExtraThatIsSecret_IsNotShown(string extra, string value)
    {
        var definition = new ConnectionDefinition { Id = Id, ConnType = "http", SecretExtras = ["api_key"] };
        var environment = new FakeEnvironment { ["FAIRLEAD_CONN_ORDERS_DB__HOST"] = "db1",
            ["FAIRLEAD_CONN_ORDERS_DB__EXTRA__" + extra] = value };
        AssertHidden(TestProgram.WithEnvironment(environment, definition), Id);
        AssertHidden(TestProgram.WithEnvironment(environment), Id);
    }

    [Fact]
    public void KeyOfConfigurationThatIsNoField_IsNotShown()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>($"Connections:{Id}:Server=db1;Password={Canary}", "x")]).Build();
        AssertHidden(new TestProgram(builder => builder.AddConfiguration(configuration)), Id);
    }

    [Fact]
    public void FileThatIsNoField_IsNotShown()
    {
        _directory.Write($"{Id}/{Canary}", "x");
        AssertHidden(new TestProgram(builder => builder.AddSecretFiles(_directory.FullName)), Id);
    }

    [Fact]
    public void DeploymentThatIsNone_IsNotShown()
    {
        var environment = new FakeEnvironment { ["FAIRLEAD_DEPLOYMENT"] = "Password=" + Canary };
        ConnectionManifest manifest = new() { Connections = [Declarations[0]], Deployments = ["production"] };
        AssertHidden(new TestProgram(builder => builder.AddEnvironmentVariables().AddManifest(manifest), environment), Id);
    }

    [Fact]
    public void ExceptionOfABackend_IsNotShown()
    {
        var backend = new FakeBackend { Answer = (_, _) => throw new InvalidOperationException("cannot read " + Canary) };
        AssertHidden(TestProgram.WithBackend(backend, Declarations[0]), Id);
    }

    /// <summary>Looks a connection up in every way and reads what comes of it, and prints all that it meets.</summary>
    private static void AssertHidden(TestProgram program, string id)
    {
        using (program)
        {
            ConnectionResolution resolution = program.TryGet(id);
            string[] shown =
            [
                resolution.ToString(), resolution.Reason ?? "", string.Join('\n', resolution.Attempts),
                resolution.Connection is { } connection ? Print(connection)
                    : Assert.Throws<ConnectionResolutionException>(() => program.Get(id)).ToString(),
                program.Log.Text,
            ];
            Assert.All(shown, text => Assert.DoesNotContain(Canary, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    // Hosts, logins and schemas are public: they say where a connection goes. Errors about them do not repeat them all the same.
    private static string Print(Connection connection)
    {
        string[] texts =
        [
            connection.ToString(), connection.ToDisplayString(), JsonSerializer.Serialize(connection.Password),
            JsonSerializer.Serialize(connection.Extra),
            Newtonsoft.Json.JsonConvert.SerializeObject(connection.Extra),
            string.Join('\n', connection.Extra.Names.Select(name => PrintProtected(connection, name))),
            string.Join('\n', connection.SetFields), connection.Extra.ToString() ?? "",
            PrintError(() => ConnectionAddress.ToUri(connection, "https")), PrintError(() => connection.Extra.GetInt32("db")),
            PrintError(() => connection.Extra.GetBoolean("sslmode")),
            PrintError(() => connection.CreateHttpMessageHandler()),
        ];
        return string.Join('\n', texts);
    }

    private static string PrintProtected(Connection connection, string name) => name is "ssl_key" or "proxy" or "api_key"
        ? $"{connection.Extra.GetSecret(name)} {PrintError(() => connection.Extra.GetString(name))} {PrintError(() => connection.Extra.GetSecretUri(name))}"
        : "";

    private static string PrintError(Action action) => Record.Exception(action)?.ToString() ?? "";
}
