using System.Reflection;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Fairlead.Generator.Tests;

/// <summary>Compiles generated code against the real runtime, and runs it.</summary>
public class GeneratedCodeTests
{
    private static readonly Connection Orders = new()
    {
        Id = "orders_db", ConnType = "postgres", Host = "localhost", Port = 6432, Schema = "orders;x", Login = "etl",
        Password = new Secret("p'a;s\"s=word"),
        Extra = ConnectionExtra.Parse("orders_db", """{ "sslmode": "verify-ca", "ssl_ca_cert": "ca.pem", "connect_timeout": "7" }"""),
    };

    private static object? Run(string manifest, string body, Connection connection) => new GeneratorProject(manifest)
    {
        Source = $$"""
            using System;
            using Acme.Pipelines;

            internal static class Program
            {
                public static object Run(Fairlead.IConnectionResolver resolver)
                {
                    var connections = new Connections(resolver);
                    {{body}}
                }
            }
            """,
    }.Run(new FakeResolver(connection));

    private static string ManifestWith(string connection) =>
        $$"""{ "namespace": "Acme.Pipelines", "connections": { "x": {{connection}} } }""";

    [Fact]
    public void Properties_AreNamedAndTypedAsTheTypeHasThem() => Assert.Equal(
        "localhost 6432 orders;x etl *** VerifyCa 7 True orders_db Connection 'orders_db' (postgres)",
        Run(ExampleManifest.Text, """
            OrdersDbConnection orders = connections.OrdersDb.Get();
            string host = orders.Host;
            int port = orders.Port;
            int? timeout = orders.ConnectTimeout;
            Fairlead.Secret? password = orders.Password;
            bool verifies = orders.SslMode == OrdersDbConnection.SslModeOption.VerifyCa;
            return $"{host} {port} {orders.Database} {orders.Username} {password} {orders.SslMode} {timeout} {verifies} "
                + $"{Connections.Ids.OrdersDb} {orders}";
            """, Orders));

    [Fact]
    public void PostgresConnectionString_IsUnderstoodByTheDriver()
    {
        var parsed = new NpgsqlConnectionStringBuilder(
            (string)Run(ExampleManifest.Text, "return connections.OrdersDb.Get().ToConnectionString();", Orders)!);

        Assert.Equal(("localhost", 6432, "orders;x", "etl", "p'a;s\"s=word"),
            (parsed.Host, parsed.Port, parsed.Database, parsed.Username, parsed.Password));
        Assert.Equal((SslMode.VerifyCA, "ca.pem", 7, null), (parsed.SslMode, parsed.RootCertificate, parsed.Timeout, parsed.Options));
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("allow")]
    [InlineData("prefer")]
    [InlineData("require")]
    [InlineData("verify-ca")]
    [InlineData("verify-full")]
    public void EverySslMode_IsUnderstoodByTheDriver(string mode)
    {
        var connection = new Connection
        {
            Id = "x", ConnType = "postgres", Host = "h", Schema = "d",
            Extra = ConnectionExtra.Parse("x", $$"""{ "sslmode": "{{mode}}" }"""),
        };

        string text = (string)Run(ManifestWith("""{ "conn_type": "postgres" }"""), "return connections.X.Get().ToConnectionString();",
            connection)!;

        Assert.Equal(mode.Replace("-", "", StringComparison.Ordinal), new NpgsqlConnectionStringBuilder(text).SslMode.ToString(),
            ignoreCase: true);
    }

    [Fact]
    public void EveryPostgresKeyword_IsUnderstoodByTheDriver()
    {
        Connection connection = new()
        {
            Id = "x", ConnType = "postgres", Host = "h", Schema = "d", Login = "l", Port = 1, Password = new Secret("s"),
            Extra = ConnectionExtra.Parse("x", """
                { "ssl_ca_cert": "ca", "ssl_cert": "c", "ssl_key": "k", "options": "-c a=b", "application_name": "a", "connect_timeout": 1,
                  "command_timeout": 2, "keepalive": 3, "max_pool_size": 4, "search_path": "p" }
                """),
        };

        var parsed = new NpgsqlConnectionStringBuilder(
            (string)Run(ManifestWith("""{ "conn_type": "postgres" }"""), "return connections.X.Get().ToConnectionString();", connection)!);

        Assert.Equal(("ca", "c", "k", "-c a=b"), (parsed.RootCertificate, parsed.SslCertificate, parsed.SslKey, parsed.Options));
        Assert.Equal(("a", 1, 2, 3, 4, "p"),
            (parsed.ApplicationName, parsed.Timeout, parsed.CommandTimeout, parsed.KeepAlive, parsed.MaxPoolSize, parsed.SearchPath));
    }

    [Fact]
    public void EverySqliteKeyword_IsUnderstoodByTheDriver()
    {
        var connection = new Connection
        {
            Id = "x", ConnType = "sqlite", Host = "data/my orders.db", Password = new Secret("k;ey"),
            Extra = ConnectionExtra.Parse("x",
                """{ "mode": "ReadOnly", "cache": "Shared", "foreign_keys": true, "default_timeout": 5, "pooling": false }"""),
        };

        var parsed = new SqliteConnectionStringBuilder(
            (string)Run(ManifestWith("""{ "conn_type": "sqlite" }"""), "return connections.X.Get().ToConnectionString();", connection)!);

        Assert.Equal(("data/my orders.db", "k;ey", SqliteOpenMode.ReadOnly, SqliteCacheMode.Shared),
            (parsed.DataSource, parsed.Password, parsed.Mode, parsed.Cache));
        Assert.Equal((true, 5, false), (parsed.ForeignKeys, parsed.DefaultTimeout, parsed.Pooling));
    }

    [Theory]
    [InlineData("https://api.example/v1", null, null, "https://api.example/v1")]
    [InlineData("api.example", null, null, "https://api.example/")]
    [InlineData("api.example", "http", 8080, "http://api.example:8080/")]
    [InlineData("https://api.example/v1", "http", 8443, "https://api.example:8443/v1")]
    public void HttpUri_IsPutTogetherFromHostSchemeAndPort(string host, string? schema, int? port, string expected)
    {
        var connection = new Connection { Id = "x", ConnType = "http", Host = host, Schema = schema, Port = port };

        Assert.Equal(new Uri(expected), Run(ManifestWith("""{ "conn_type": "http" }"""), "return connections.X.Get().ToUri();",
            connection));
    }

    [Fact]
    public void HttpHandler_ComesFromTheConnection()
    {
        var connection = new Connection { Id = "x", ConnType = "http", Host = "a.example" };

        using var handler = Assert.IsType<SocketsHttpHandler>(
            Run(ManifestWith("""{ "conn_type": "http" }"""), "return connections.X.Get().CreateHttpMessageHandler();", connection));
    }

    [Fact]
    public void DeclaredExtras_HaveTheirTypes()
    {
        var connection = new Connection
        {
            Id = "x", ConnType = "generic",
            Extra = ConnectionExtra.Parse("x", """
                { "i": 5, "n": 2.5, "b": true, "d": "00:01:30", "u": "https://a.example/", "a": ["p", "q"],
                  "s": "hush", "t": "text", "e": "two words" }
                """),
        };

        object? result = Run(ManifestWith("""
            { "conn_type": "generic", "fields": {
                "i": { "type": "integer", "required": true }, "n": { "type": "number", "required": true },
                "b": { "type": "boolean", "required": true },
                "d": { "type": "duration", "required": true }, "u": { "type": "uri", "required": true },
                "a": { "type": "array", "required": true },
                "s": { "secret": true, "required": true }, "t": { "required": true },
                "e": { "enum": ["one", "two words"], "required": true },
                "missing": { "type": "integer" } } }
            """), """
            XConnection x = connections.X.Get();
            int i = x.I; double n = x.N; bool b = x.B; TimeSpan d = x.D; Uri u = x.U; var a = x.A; Fairlead.Secret s = x.S; string t = x.T;
            XConnection.EOption e = x.E;
            int? missing = x.Missing;
            return FormattableString.Invariant($"{i} {n} {b} {d} {u} {string.Join('|', a)} {s} {s.Reveal()} {t} {e} {missing is null}");
            """, connection);

        Assert.Equal("5 2.5 True 00:01:30 https://a.example/ p|q *** hush text TwoWords True", result);
    }

    [Theory]
    [InlineData("""{ "tier": "hunter2" }""", "The extra.tier of connection 'x' is not one of 'live', 'delayed'")]
    [InlineData("{}", "The extra.tier of connection 'x' is not set")]
    public void ValueOutsideItsEnum_IsAClearError(string extra, string message)
    {
        var connection = new Connection { Id = "x", ConnType = "generic", Extra = ConnectionExtra.Parse("x", extra) };
        string manifest =
            ManifestWith("""{ "conn_type": "generic", "fields": { "tier": { "enum": ["live", "delayed"], "required": true } } }""");

        var exception = Assert.Throws<TargetInvocationException>(() => Run(manifest, "return connections.X.Get();", connection));

        Assert.Equal(message, Assert.IsType<ConnectionFormatException>(exception.InnerException).Message);
    }

    [Fact]
    public void MistypedValue_LeavesThePropertyAsItWas() => Assert.Equal(443, Run(
        ManifestWith("""{ "conn_type": "http", "host": "a.example", "port": "https" }"""),
        "int port = connections.X.Get().Port; return port;",
        new Connection { Id = "x", ConnType = "http", Host = "a.example", Port = 443 }));

    [Fact]
    public void BrokenConnection_LeavesTheOthersAlone()
    {
        IReadOnlyDictionary<string, string> files = new GeneratorProject("""
            { "connections": { "a b": { "conn_type": "http" }, "b": 5, "c": { "conn_type": "postgress" }, "d": { "conn_type": "http", } } }
            """).Generate();

        Assert.Equal(
            ["BConnection.g.cs", "CConnection.g.cs", "Connections.g.cs", "ConnectionsFairleadBuilderExtensions.g.cs", "DConnection.g.cs"],
            files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ProjectWithoutTheRuntime_GetsNothing() =>
        Assert.Empty(new GeneratorProject(ExampleManifest.Text) { ReferencesRuntime = false }.Generate());

    [Fact]
    public void ProjectWithoutAManifest_GetsNothing() => Assert.Empty(new GeneratorProject().Generate());

    [Theory]
    [InlineData("Acme.Jobs", "namespace Acme.Jobs;")]
    [InlineData("my-app.event.2d", "namespace my_app.@event._2d;")]
    public void Namespace_IsTheProjectsRootNamespace(string rootNamespace, string expected) => Assert.Contains(
        expected,
        new GeneratorProject("""{ "connections": { "x": { "conn_type": "http" } } }""")
            { RootNamespace = rootNamespace }.Generate()["Connections.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void ProjectWithoutANamespace_GetsGlobalTypes() => Assert.DoesNotContain(
        "namespace", new GeneratorProject("""{ "connections": { "x": { "conn_type": "http" } } }""")
            { RootNamespace = "" }.Generate()["XConnection.g.cs"],
        StringComparison.Ordinal);

    [Fact]
    public void SeveralManifests_ReadLikeOne_SharedOnesFirst()
    {
        IReadOnlyDictionary<string, string> files = new GeneratorProject(
            """
            { "namespace": "Shared", "connections": { "a": { "conn_type": "http" }, "b": { "conn_type": "http" } },
              "deployments": { "p": {} } }
            """,
            """
            { "connections": { "b": { "conn_type": "postgres" }, "c": { "conn_type": "http" } },
              "deployments": { "p": { "overrides": { "c": { "host": "c.prod" } } }, "q": {} } }
            """).Generate();

        Assert.Contains("""Deployments = new string[] { "p", "q" },""", files["Connections.g.cs"], StringComparison.Ordinal);
        Assert.Contains("ConnType = \"postgres\"", files["BConnection.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Host = \"c.prod\"", files["CConnection.g.cs"], StringComparison.Ordinal);
        Assert.Equal(5, files.Count);
    }
}
