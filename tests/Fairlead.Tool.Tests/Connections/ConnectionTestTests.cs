using Fairlead.Core.Json;

namespace Fairlead.Tool.Tests.Connections;

/// <summary><c>connections test</c> against a real PostgreSQL server.</summary>
public class ConnectionTestTests(ConnectionTestTests.Server server) : IClassFixture<ConnectionTestTests.Server>
{
    private static readonly TestAuthority Authority = new("Test authority");

    [Fact]
    public async Task RightPassword_IsClean()
    {
        using ToolProject project = CreateProject(server.Value.Password);

        ToolRun run = await project.RunAsync("connections", "test", "db");

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.Contains("Connection 'db' (postgres): succeeded", run.Out, StringComparison.Ordinal);
        Assert.Contains("tcp: ok", run.Out, StringComparison.Ordinal);
        Assert.Contains("certificate CN=localhost", run.Out, StringComparison.Ordinal);
        Assert.Contains("sign-in: ok", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Value.Password, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongPassword_FailsAtTheSignIn()
    {
        using ToolProject project = CreateProject(ToolProject.Password);

        ToolRun run = await project.RunAsync("connections", "test", "-o", "json");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        JsonValue tested = ToolProject.ReadJson(run)["connections"]!.Elements.Single();
        Assert.Equal("sign-in", tested["failed"]!.Text);
        Assert.Equal(["resolve", "dns", "tcp", "tls", "greeting", "sign-in"], tested["steps"]!.Elements.Select(step => step["name"]!.Text));
    }

    [Fact]
    public async Task UnknownAuthority_FailsAtTls()
    {
        using ToolProject project = CreateProject(server.Value.Password, trustsAuthority: false);

        ToolRun run = await project.RunAsync("connections", "test", "db");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("tls: failed", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingConnection_FailsToResolve()
    {
        using ToolProject project = CreateProject(password: null);

        ToolRun run = await project.RunAsync("connections", "test");

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Contains("resolve: failed", run.Out, StringComparison.Ordinal);
    }

    private ToolProject CreateProject(string? password, bool trustsAuthority = true)
    {
        string authority = trustsAuthority ? $", \"ssl_ca_cert\": {JsonWriter.WriteString(Authority.Pem)}" : "";
        var project = new ToolProject($$"""
            {
              "connections": {
                "db": {
                  "conn_type": "postgres", "host": "localhost", "port": {{server.Value.Port}}, "schema": "postgres", "login": "{{server.Value.UserName}}",
                  "extra": { "sslmode": "verify-full"{{authority}} }, "fields": { "password": { "required": true } }
                }
              }
            }
            """) { Now = DateTimeOffset.UtcNow };
        if (password is not null) project.Environment["FAIRLEAD_CONN_DB__PASSWORD"] = password;
        return project;
    }

    public sealed class Server : IAsyncLifetime
    {
        private SharedServer<PostgreSqlServer>? _server;

        public PostgreSqlServer Value => _server!.Value;

        public async ValueTask InitializeAsync() =>
            _server = await SharedServer<PostgreSqlServer>.StartAsync(() => PostgreSqlServer.StartAsync(Authority.IssueForLoopback()));

        public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;
    }
}
