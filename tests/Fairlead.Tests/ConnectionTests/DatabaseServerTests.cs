using static Fairlead.Tests.ConnectionTests.Tester;

namespace Fairlead.Tests.ConnectionTests;

/// <summary>Connection tests against real PostgreSQL and MariaDB servers.</summary>
public class DatabaseServerTests(DatabaseServerTests.Servers servers) : IClassFixture<DatabaseServerTests.Servers>
{
    private static readonly TestAuthority Authority = new("Test authority");

    [Fact]
    public async Task PostgreSql_RightPassword_SignsIn()
    {
        ConnectionTestResult result = await TestAsync(CreatePostgreSql(("sslmode", "verify-full"), ("ssl_ca_cert", Authority.Pem)));

        AssertSteps("dns+ tcp+ tls+ greeting+ sign-in+", result);
        AssertDetail("TLS 1.3, certificate CN=localhost for localhost, 127.0.0.1, ::1, valid until", result, "tls");
        AssertDetail("signed in to PostgreSQL 15", result, "sign-in");
    }

    [Fact]
    public async Task PostgreSql_TlsIsTakenWhereItIsOffered()
    {
        ConnectionTestResult result = await TestAsync(CreatePostgreSql());

        AssertSteps("dns+ tcp+ tls+ greeting+ sign-in+", result);
        AssertDetail("the certificate is not verified", result, "tls");
    }

    [Fact]
    public async Task PostgreSql_WithoutTls_SignsInWhereTheConnectionSaysSo() =>
        AssertSteps("dns+ tcp+ greeting+ sign-in+", await TestAsync(CreatePostgreSql(("sslmode", "disable"))));

    [Fact]
    public async Task PostgreSql_WrongPassword_IsRefused()
    {
        ConnectionTestResult result = await TestAsync(Create(
            "postgres", servers.PostgreSql.Host, servers.PostgreSql.Port, servers.PostgreSql.UserName, WrongPassword, "postgres"));

        AssertSteps("dns+ tcp+ tls+ greeting+ sign-in-", result);
        AssertDetail("the server refuses the user or the password (28P01)", result, "sign-in");
    }

    [Fact]
    public async Task PostgreSql_MissingDatabase_IsNamed()
    {
        ConnectionTestResult result = await TestAsync(Create(
            "postgresql", servers.PostgreSql.Host, servers.PostgreSql.Port, servers.PostgreSql.UserName, servers.PostgreSql.Password,
                "nothing"));

        AssertSteps("dns+ tcp+ tls+ greeting+ sign-in-", result);
        AssertDetail("there is no such database (3D000)", result, "sign-in");
    }

    [Theory]
    [InlineData("md5")]
    [InlineData("password")]
    [InlineData("trust")]
    public async Task PostgreSql_OtherWaysToSignIn_Work(string method)
    {
        string password = PostgreSqlServer.CreatePassword();
        await using PostgreSqlServer server = await PostgreSqlServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await server.ExecuteAsync($"SET password_encryption = 'md5'; CREATE USER etl PASSWORD '{password}'",
            cancellationToken: TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(server.Folder, "data", "pg_hba.conf"), $"local all all trust\nhost all all 127.0.0.1/32 {method}\n",
            TestContext.Current.CancellationToken);
        await server.ExecuteAsync("SELECT pg_reload_conf()", cancellationToken: TestContext.Current.CancellationToken);
        await server.RestartAsync(TestContext.Current.CancellationToken);
        Connection connection = Create("postgres", server.Host, server.Port, "etl", password, "postgres", ("sslmode", "disable"));

        AssertSteps("dns+ tcp+ greeting+ sign-in+", await TestAsync(connection));
    }

    [Fact]
    public async Task PostgreSql_UnknownAuthority_IsRefused()
    {
        ConnectionTestResult result = await TestAsync(CreatePostgreSql(("sslmode", "verify-full")));

        AssertSteps("dns+ tcp+ tls-", result);
        AssertDetail("which is not in the system's authorities", result, "tls");
    }

    [Fact]
    public async Task PostgreSql_AnotherName_IsRefusedUnlessOnlyTheAuthorityCounts()
    {
        (string, object)[] extras = [("ssl_ca_cert", Authority.Pem), ("ssl_server_name", "db.example"), ("sslmode", "verify-full")];
        ConnectionTestResult result = await TestAsync(CreatePostgreSql(extras));

        AssertSteps("dns+ tcp+ tls-", result);
        AssertDetail("not for 'db.example'; connect by one of these names, or set ssl_server_name to one", result, "tls");
        extras[2] = ("sslmode", "verify-ca");
        AssertSteps("dns+ tcp+ tls+ greeting+ sign-in+", await TestAsync(CreatePostgreSql(extras)));
    }

    [Theory]
    [InlineData("require", "dns+ tcp+ tls-")]
    [InlineData("prefer", "dns+ tcp+ tls? greeting+ sign-in+")]
    public async Task PostgreSql_ServerWithoutTls_IsRefusedWhereTlsIsAskedFor(string mode, string steps)
    {
        PostgreSqlServer server = servers.PlainPostgreSql;
        ConnectionTestResult result = await TestAsync(
            Create("postgres", server.Host, server.Port, server.UserName, server.Password, "postgres", ("sslmode", mode)));

        AssertSteps(steps, result);
        AssertDetail("the server offers no TLS", result, "tls");
    }

    [Theory]
    [InlineData("REQUIRED", false, "dns+ tcp+ greeting+ tls+ sign-in?")]
    [InlineData("VERIFY_IDENTITY", true, "dns+ tcp+ greeting+ tls+ sign-in?")]
    [InlineData("VERIFY_IDENTITY", false, "dns+ tcp+ greeting+ tls-")]
    [InlineData("DISABLED", false, "dns+ tcp+ greeting+ sign-in?")]
    public async Task MariaDb_GreetsAndShakesHands(string mode, bool knowsAuthority, string steps)
    {
        MariaDbServer server = servers.MariaDb;
        (string, object)[] extras = knowsAuthority ? [("ssl_mode", mode), ("ssl_ca_cert", Authority.Pem)] : [("ssl_mode", mode)];
        ConnectionTestResult result = await TestAsync(
            Create("mysql", server.Host, server.Port, server.UserName, server.Password, server.Database, extras));

        AssertSteps(steps, result);
        AssertDetail("MariaDB", result, "greeting");
    }

    [Fact]
    public async Task PostgreSqlConnection_ToAMariaDbServer_IsRecognised()
    {
        MariaDbServer server = servers.MariaDb;
        ConnectionTestResult result = await TestAsync(Create("postgres", server.Host, server.Port, "etl", WrongPassword));

        AssertSteps("dns+ tcp+ tls-", result);
        AssertDetail("another protocol", result, "tls");
    }

    private Connection CreatePostgreSql(params (string, object)[] extras) =>
        Create("postgres", servers.PostgreSql.Host, servers.PostgreSql.Port,
        servers.PostgreSql.UserName, servers.PostgreSql.Password, servers.PostgreSql.Database, extras);

    public sealed class Servers : IAsyncLifetime
    {
        private SharedServer<PostgreSqlServer>? _postgreSql;
        private SharedServer<PostgreSqlServer>? _plainPostgreSql;
        private SharedServer<MariaDbServer>? _mariaDb;

        public PostgreSqlServer PostgreSql => _postgreSql!.Value;

        public PostgreSqlServer PlainPostgreSql => _plainPostgreSql!.Value;

        public MariaDbServer MariaDb => _mariaDb!.Value;

        public async ValueTask InitializeAsync()
        {
            _postgreSql = await SharedServer<PostgreSqlServer>.StartAsync(static () =>
                PostgreSqlServer.StartAsync(Authority.IssueForLoopback()));
            _plainPostgreSql = await SharedServer<PostgreSqlServer>.StartAsync(static () => PostgreSqlServer.StartAsync());
            _mariaDb = await SharedServer<MariaDbServer>.StartAsync(static () => MariaDbServer.StartAsync(Authority.IssueForLoopback()));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (IAsyncDisposable? server in (IAsyncDisposable?[])[_postgreSql, _plainPostgreSql, _mariaDb])
                if (server is not null) await server.DisposeAsync();
        }
    }
}
