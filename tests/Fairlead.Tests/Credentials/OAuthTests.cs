using System.Text;
using System.Text.Json;
using Fairlead.Tests.Clients.Http;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Tests.Credentials;

/// <summary>Access tokens for web services, from a real OpenID provider and from one that misbehaves.</summary>
public class OAuthTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Client_SendsTheTokenOfARealProvider()
    {
        await using OpenIdServer provider = await OpenIdServer.StartAsync(cancellationToken: Cancelled);
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, CreateFields(provider, provider.ClientSecret));
        HttpClient client = program.CreateClient();

        await client.GetStringAsync("orders", Cancelled);
        await client.GetStringAsync("orders", Cancelled);

        string[] tokens = [.. server.Requests.Select(request => request["Authorization"]!)];
        Assert.Equal(tokens[0], tokens[1]);
        string[] parts = tokens[0]["Bearer ".Length..].Split('.');
        using JsonDocument claims = JsonDocument.Parse(
            Convert.FromBase64String(parts[1].Replace('-', '+').Replace('_', '/').PadRight((parts[1].Length + 3) / 4 * 4, '=')));
        Assert.Equal("https://api.example", claims.RootElement.GetProperty("aud").GetString());
        Assert.Equal(provider.ClientId, claims.RootElement.GetProperty("client_id").GetString());
    }

    [Fact]
    public async Task RefusedToken_IsReplacedOnce()
    {
        await using OpenIdServer provider = await OpenIdServer.StartAsync(cancellationToken: Cancelled);
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, CreateFields(provider, provider.ClientSecret));
        HttpClient client = program.CreateClient();
        await client.GetStringAsync("orders", Cancelled);
        string revoked = server.LastRequest["Authorization"]!;
        server.Answer = context =>
        {
            context.Response.StatusCode = context.Request.Headers.Authorization == revoked ? 401 : 200;
            return Task.CompletedTask;
        };

        Assert.Equal(200, (int)(await client.GetAsync("orders", Cancelled)).StatusCode);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(1, program.Backend.Calls);
    }

    [Fact]
    public async Task WrongClientSecret_IsAnErrorThatSaysSo()
    {
        await using OpenIdServer provider = await OpenIdServer.StartAsync(cancellationToken: Cancelled);
        await using ApiServer server = await ApiServer.StartAsync();
        string wrong = OpenIdServer.CreatePassword();
        using HttpProgram program = HttpProgram.For(server, CreateFields(provider, wrong));

        var exception = await Assert.ThrowsAsync<CredentialException>(() => program.CreateClient().GetStringAsync("orders", Cancelled));

        Assert.Equal(
            "The credential provider 'oauth2' has no credential for connection 'partner_api': the token endpoint refuses the client (invalid_client, 401); "
            + "its id is the connection's login, its secret the password", exception.Message);
        Assert.Equal(HttpProgram.Id, exception.ConnectionId);
        Assert.DoesNotContain(wrong, exception.ToString() + program.Log.Text, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task RotatedClientSecret_IsFetchedWhenTheOldOneIsRefused()
    {
        await using OpenIdServer provider = await OpenIdServer.StartAsync(cancellationToken: Cancelled);
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, CreateFields(provider, OpenIdServer.CreatePassword()));
        HttpClient client = program.CreateClient();
        program.Set(server, CreateFields(provider, provider.ClientSecret));

        Assert.Equal("ok", await client.GetStringAsync("orders", Cancelled));
        Assert.Equal(2, program.Backend.Calls);
    }

    [Fact]
    public async Task PrivateAuthority_IsTrustedForATokenEndpointOnTheSameHost()
    {
        using var certificates = new TestCertificates();
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server);
        server.Answer = context => context.Request.Path == "/token" ? WriteToken(context, "tok-1", 60) : context.Response.WriteAsync("ok");
        using HttpProgram program = HttpProgram.For(server,
            ("login", "etl"), ("password", "p"), ("extra.ssl_ca_cert", certificates.Pem),
            ("extra.credential_provider", "oauth2"), ("extra.token_endpoint", $"{server.Address}token"));

        Assert.Equal("ok", await program.CreateClient().GetStringAsync("orders", Cancelled));
        Assert.Equal("Bearer tok-1", server.LastRequest["Authorization"]);
    }

    [Fact]
    public async Task ClientIdAndSecret_AreSentEncodedByDefault()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = StartTokens(server, context => WriteToken(context, "tok-1", 60), ("login", "urn:etl"),
            ("password", "p&s :1"));

        await program.CreateClient().GetStringAsync("orders", Cancelled);

        ReceivedRequest token = Assert.Single(server.Requests, request => request.Target == "/token");
        Assert.Equal("Basic " + Convert.ToBase64String("urn%3Aetl:p%26s+%3A1"u8), token["Authorization"]);
    }

    [Fact]
    public async Task Token_IsRenewedBeforeItEnds_AndOnceForAllCallers()
    {
        int issued = 0;
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = StartTokens(server, context => WriteToken(context, $"tok-{Interlocked.Increment(ref issued)}", 100),
            isTimeFake: true);
        HttpClient client = program.CreateClient();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetStringAsync("orders", Cancelled)));
        Assert.Equal(1, issued);

        // Renewed in the background: the request that finds it old enough still has the old one.
        program.Time.Advance(TimeSpan.FromSeconds(80));
        await client.GetStringAsync("orders", Cancelled);
        TestProgram.WaitUntil(() => SendAndRead(client, server) == "Bearer tok-2");
        Assert.Equal(2, issued);

        // Too old to be used: the request waits.
        program.Time.Advance(TimeSpan.FromSeconds(99));
        Assert.Equal("Bearer tok-3", SendAndRead(client, server));
    }

    [Fact]
    public async Task EndpointThatFails_IsLeftAloneForAWhile()
    {
        int calls = 0;
        bool isUp = false;
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = StartTokens(server, context =>
        {
            Interlocked.Increment(ref calls);
            if (isUp) return WriteToken(context, "tok-1", 100);
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "20";
            return Task.CompletedTask;
        }, isTimeFake: true);
        HttpClient client = program.CreateClient();

        for (int i = 0; i < 5; i++)
        {
            var exception = await Assert.ThrowsAsync<CredentialException>(() => client.GetStringAsync("orders", Cancelled));
            Assert.EndsWith("the token endpoint answers with an error (503)", exception.Message, StringComparison.Ordinal);
        }
        Assert.Equal(1, calls);

        isUp = true;
        program.Time.Advance(TimeSpan.FromSeconds(19));
        await Assert.ThrowsAsync<CredentialException>(() => client.GetStringAsync("orders", Cancelled));
        program.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("ok", await client.GetStringAsync("orders", Cancelled));
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task TokenThatHasNotEnded_IsUsedWhileTheEndpointIsDown()
    {
        bool isUp = true;
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = StartTokens(server, context =>
        {
            if (isUp) return WriteToken(context, "tok-1", 100);
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        }, isTimeFake: true);
        HttpClient client = program.CreateClient();
        await client.GetStringAsync("orders", Cancelled);

        isUp = false;
        program.Time.Advance(TimeSpan.FromSeconds(97));
        Assert.Equal("Bearer tok-1", SendAndRead(client, server));
        program.Time.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<CredentialException>(() => client.GetStringAsync("orders", Cancelled));
    }

    [Theory]
    [InlineData(200, "<html>hunter2</html>", "the token endpoint's answer has no access_token")]
    [InlineData(200, """{"access_token":"hunter2","token_type":"mac"}""", "the token endpoint gives tokens of another type than Bearer")]
    [InlineData(200, """{"access_token":"hun ter2\n"}""", "the token endpoint's access_token cannot stand in a header")]
    [InlineData(400, """{"error":"invalid_scope","error_description":"hunter2"}""", "the token endpoint refuses the scope (invalid_scope, 400); see extra.scope")]
    [InlineData(400, """{"error":"hunter2"}""", "the token endpoint answers with an error (400)")]
    [InlineData(404, "hunter2", "there is no token endpoint at this address (404); see extra.token_endpoint")]
    [InlineData(302, "hunter2", "the token endpoint redirects (302), which is not followed; see extra.token_endpoint")]
    public async Task BadAnswer_IsAnErrorWithoutItsText(int status, string body, string reason)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = StartTokens(server, context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return context.Response.WriteAsync(body);
        });

        var exception = await Assert.ThrowsAsync<CredentialException>(() => program.CreateClient().GetStringAsync("orders", Cancelled));

        Assert.EndsWith(reason, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ter2", exception.ToString() + program.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProviderThatTheProgramLacks_IsAnError()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("extra.credential_provider", "vault_db"));

        var exception = await Assert.ThrowsAsync<ConnectionFormatException>(() =>
            program.CreateClient().GetStringAsync("orders", Cancelled));

        Assert.Contains("is not one of the credential providers that the program has: 'oauth2'", exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProviderOfTheProgramsOwn_IsUsedByCode()
    {
        var backend = FakeBackend.Holding(("conn_type", "postgres"), ("host", "db"), ("login", "etl"),
            ("extra.credential_provider", "tokens"));
        using var program = new TestProgram(
            builder => builder.ClearDefaults().AddBackend(backend),
            services: services => services.AddSingleton<ICredentialProvider, OwnProvider>());
        Connection orders = program.Get("orders_db");
        var credentials = program.Services.GetRequiredService<IConnectionCredentials>();

        Connection usable = await credentials.GetAsync(orders, Cancelled);

        Assert.Equal(("db", "etl", "token for etl"), (usable.Host, usable.Login, usable.Password!.Reveal()));
        Assert.Same(usable, await credentials.GetAsync(orders, Cancelled));
    }

    private static string? SendAndRead(HttpClient client, ApiServer server)
    {
        Assert.Equal("ok", client.GetStringAsync("orders", Cancelled).GetAwaiter().GetResult());
        return server.LastRequest["Authorization"];
    }

    private static (string, string)[] CreateFields(OpenIdServer provider, string secret) =>
    [
        ("login", provider.ClientId), ("password", secret), ("extra.credential_provider", "oauth2"),
        ("extra.token_endpoint", $"{provider.Issuer}token"),
        ("extra.token_endpoint_auth_method", "client_secret_post"), ("extra.resource", "https://api.example"),
    ];

    /// <summary>A server that is the API and its token endpoint.</summary>
    private static HttpProgram StartTokens(ApiServer server, Func<HttpContext, Task> answer, params (string, string)[] login) =>
        StartTokens(server, answer, isTimeFake: false, login);

    private static HttpProgram StartTokens(ApiServer server, Func<HttpContext, Task> answer, bool isTimeFake,
        params (string, string)[] login)
    {
        server.Answer = context => context.Request.Path == "/token" ? answer(context) : context.Response.WriteAsync("ok");
        var program = new HttpProgram(isTimeFake);
        program.Set(server,
        [
            .. login.Length > 0 ? login : [("login", "etl"), ("password", "p")],
            ("extra.credential_provider", "oauth2"), ("extra.token_endpoint", $"{server.Address}token"),
        ]);
        return program;
    }

    private static Task WriteToken(HttpContext context, string token, int seconds)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync($$"""{"access_token":"{{token}}","token_type":"bearer","expires_in":{{seconds}}}""");
    }

    private sealed class OwnProvider : ICredentialProvider
    {
        public string Name => "tokens";

        public ValueTask<Credential> GetAsync(Connection connection, CancellationToken cancellationToken) =>
            new(new Credential { Login = connection.Login, Password = new Secret($"token for {connection.Login}"),
                ExpiresAt = DateTimeOffset.UtcNow.AddHours(1) });
    }
}
