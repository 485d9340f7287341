using System.Text;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.AspNetCore.Http;

namespace Fairlead.Tests.Clients.Http;

public class HttpCredentialTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PasswordWithoutLogin_IsABearerToken()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"));

        Assert.Equal("ok", await program.CreateClient().GetStringAsync("orders", Cancelled));
        Assert.Equal("Bearer tok-1", server.LastRequest["Authorization"]);
        Assert.Equal("/orders", server.LastRequest.Target);
    }

    [Fact]
    public async Task LoginAndPassword_AreBasicAuthentication()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("login", "etl"), ("password", "grün:9"));

        await program.CreateClient().GetStringAsync("orders", Cancelled);

        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("etl:grün:9")), server.LastRequest["Authorization"]);
    }

    [Fact]
    public async Task NoCredentials_SendNone()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server);

        await program.CreateClient().GetStringAsync("orders", Cancelled);

        Assert.Null(server.LastRequest["Authorization"]);
    }

    [Theory]
    [InlineData("vault", "password", "X-Vault-Token", "tok-1")]
    [InlineData("elasticsearch", "extra.api_key", "Authorization", "ApiKey tok-1")]
    [InlineData("openai", "password", "Authorization", "Bearer tok-1")]
    [InlineData("http", "extra.X-Api-Key", "X-Api-Key", "tok-1")]
    public async Task Types_SendTheirSecretAsTheirServersTakeIt(string type, string field, string header, string value)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using var program = new HttpProgram(definition: new() { Id = HttpProgram.Id, ConnType = type });
        program.Backend.Set(("host", $"http://localhost:{server.Port}"), (field, "tok-1"));

        await program.CreateClient().GetStringAsync("x", Cancelled);

        Assert.Equal(value, server.LastRequest[header]);
        Assert.Equal(header == "Authorization", server.LastRequest["Authorization"] is not null);
    }

    [Fact]
    public async Task ExtraThatTheManifestDeclares_IsNoHeader()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using var program = new HttpProgram(definition: new() { Id = HttpProgram.Id, ConnType = "http", DeclaredExtras = ["page_size"] });
        program.Set(server, ("extra.page_size", "50"), ("extra.X-Tenant", "acme"));

        await program.CreateClient().GetStringAsync("orders", Cancelled);

        Assert.Null(server.LastRequest["page_size"]);
        Assert.Equal("acme", server.LastRequest["X-Tenant"]);
    }

    [Theory]
    [InlineData("password", "tok\nX-Evil: 1", "The password of connection 'partner_api' is not a token")]
    [InlineData("extra.X-Api-Key", "tok\r\nx", "is not a header's value")]
    [InlineData("extra.max_redirects", "-1", "The extra.max_redirects of connection 'partner_api' is not zero or more")]
    [InlineData("schema", "ftp", "The schema of connection 'partner_api' is not http or https")]
    public async Task ValueThatNoRequestCanHave_IsAnErrorThatNamesTheField(string field, string value, string message)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, [("password", "tok-1"), (field, value)]);
        if (field is "password" or "schema") program.Backend.Set(("host", "localhost"), (field, value));

        var exception = await Assert.ThrowsAsync<ConnectionFormatException>(() =>
            program.CreateClient().GetStringAsync("orders", Cancelled));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tok", exception.Message.Replace("a token", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task ConnectionOfAnotherKind_IsRefused()
    {
        using var program = new HttpProgram(definition: new() { Id = HttpProgram.Id, ConnType = "postgres", Host = "db" });

        var exception = await Assert.ThrowsAsync<ConnectionFormatException>(() =>
            program.CreateClient().GetStringAsync("orders", Cancelled));

        Assert.Contains("The conn_type of connection 'partner_api' is not that of a web service", exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_IsPartOfEveryRequest()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("extra.query", "code=s%2Fg"));
        HttpClient client = program.CreateClient();

        await client.GetStringAsync("orders", Cancelled);
        Assert.Equal("/orders?code=s%2Fg", server.LastRequest.Target);
        await client.GetStringAsync("orders?page=2", Cancelled);
        Assert.Equal("/orders?page=2&code=s%2Fg", server.LastRequest.Target);
    }

    [Fact]
    public async Task RotatedPassword_IsInTheNextRequest()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"));
        HttpClient client = program.CreateClient();
        await client.GetStringAsync("orders", Cancelled);

        program.Rotate(server, ("password", "tok-2"));
        await client.GetStringAsync("orders", Cancelled);

        Assert.Equal("Bearer tok-2", server.LastRequest["Authorization"]);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task RefusedPassword_IsRefreshedOnceAndSentAgain()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"));
        HttpClient client = program.CreateClient();
        server.Accept("tok-1");
        await client.GetStringAsync("orders", Cancelled);

        program.Set(server, ("password", "tok-2"));
        server.Accept("tok-2");
        using var content = new StringContent("an order");
        HttpResponseMessage response = await client.PostAsync("orders", content, Cancelled);

        Assert.Equal("ok", await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(["tok-1", "tok-1", "tok-2"], server.Requests.Select(request => request["Authorization"]!["Bearer ".Length..]));
        Assert.Equal(2, program.Backend.Calls);
    }

    [Fact]
    public async Task PasswordThatStaysRefused_IsTriedOnce()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"));
        server.Accept("other");

        HttpResponseMessage response = await program.CreateClient().GetAsync("orders", Cancelled);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Single(server.Requests);
        Assert.Equal(2, program.Backend.Calls);
    }

    [Fact]
    public async Task NewPasswordThatIsRefusedToo_IsTheAnswer()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"));
        server.Accept("other");
        HttpClient client = program.CreateClient();
        program.Set(server, ("password", "tok-2"));

        HttpResponseMessage response = await client.GetAsync("orders", Cancelled);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("refused", await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task StreamThatWasSent_IsNotSentAgain_ButTheNextRequestHasTheNewPassword()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"));
        HttpClient client = program.CreateClient();
        program.Set(server, ("password", "tok-2"));
        server.Accept("tok-2");

        using var content = new StreamContent(new MemoryStream(new byte[100_000]));
        Assert.Equal(401, (int)(await client.PostAsync("orders", content, Cancelled)).StatusCode);
        Assert.Single(server.Requests);
        Assert.Equal("ok", await client.GetStringAsync("orders", Cancelled));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task ProgramsOwnAuthorization_StaysAndIsNotRefreshed()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"));
        server.Accept("none");
        HttpClient client = program.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "own-token");

        Assert.Equal(401, (int)(await client.GetAsync("orders", Cancelled)).StatusCode);
        Assert.Equal("Bearer own-token", Assert.Single(server.Requests)["Authorization"]);
        Assert.Equal(1, program.Backend.Calls);
    }

    [Fact]
    public async Task ManyRefusedRequests_AreOneLookup()
    {
        const int Requests = 10_000;
        using var authority = new TestCertificates();
        await using ApiServer server = await ApiServer.StartAsync(authority.Server);
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"), ("extra.ssl_ca_cert", authority.Pem));
        using HttpClient client = program.CreateClient();
        (client.DefaultRequestVersion, client.DefaultVersionPolicy) = (new Version(2, 0), HttpVersionPolicy.RequestVersionExact);
        await client.GetStringAsync("orders", Cancelled);

        var allAreHere = new TaskCompletionSource();
        int arrived = 0;
        program.Set(server, ("password", "tok-2"), ("extra.ssl_ca_cert", authority.Pem));
        server.Answer = async context =>
        {
            if (context.Request.Headers.Authorization == "Bearer tok-2") return;
            if (Interlocked.Increment(ref arrived) == Requests) allAreHere.SetResult();
            await allAreHere.Task;
            context.Response.StatusCode = 401;
        };
        HttpResponseMessage[] responses =
            await Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => client.GetAsync("orders", Cancelled)));

        Assert.All(responses, response => Assert.Equal(200, (int)response.StatusCode));
        Assert.Equal("HTTP/2", server.LastRequest.Protocol);
        Assert.Equal(2, program.Backend.Calls);
    }

    [Fact]
    public async Task Secrets_AreInNoLogAndNoResponse()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(
            server, ("login", "etl"), ("password", "hunter2"), ("extra.X-Api-Key", "key-hunter2"), ("extra.query", "sig=hunter2"));
        server.Answer = context =>
        {
            if (context.Request.Path == "/moved") return context.Response.WriteAsync("ok");
            context.Response.Redirect("/moved" + context.Request.QueryString);
            return Task.CompletedTask;
        };

        HttpResponseMessage response = await program.CreateClient().GetAsync("orders", Cancelled);

        string basic = Convert.ToBase64String("etl:hunter2"u8);
        Assert.Contains(basic, server.LastRequest["Authorization"], StringComparison.Ordinal);
        Assert.Equal("/moved?sig=hunter2", server.LastRequest.Target);
        Assert.Equal($"{server.Address}moved", response.RequestMessage!.RequestUri!.AbsoluteUri);
        foreach (string text in (string[])[program.Log.Text, response.ToString(), response.RequestMessage.ToString()])
        {
            Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
            Assert.DoesNotContain(basic, text, StringComparison.Ordinal);
        }
    }
}
