using System.Net;
using Microsoft.AspNetCore.Http;

namespace Fairlead.Tests.Clients.Http;

public class HttpRedirectTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RedirectToAnotherHost_HasNoCredentials()
    {
        await using ApiServer other = await ApiServer.StartAsync();
        await using ApiServer server = await ApiServer.StartAsync(answer: RedirectTo(() => $"{other.Address}files?id=7&sig=hunter2"));
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"), ("extra.X-Api-Key", "key-1"),
            ("extra.query", "sig=hunter2"));
        HttpClient client = program.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", "session=1");
        client.DefaultRequestHeaders.Add("X-Trace", "t-1");

        Assert.Equal("ok", await client.GetStringAsync("orders", Cancelled));

        Assert.Equal("/files?id=7", other.LastRequest.Target);
        Assert.Equal("t-1", other.LastRequest["X-Trace"]);
        Assert.All(["Authorization", "X-Api-Key", "Cookie"], header => Assert.Null(other.LastRequest[header]));
        Assert.Equal("Bearer tok-1", server.LastRequest["Authorization"]);
    }

    [Fact]
    public async Task RedirectBackFromAnotherHost_HasNoCredentials()
    {
        ApiServer? server = null;
        await using ApiServer other = await ApiServer.StartAsync(answer: RedirectTo(() => $"{server!.Address}end"));
        await using ApiServer own = server = await ApiServer.StartAsync();
        own.Answer = context => context.Request.Path == "/end" ? context.Response.WriteAsync("end")
            : RedirectTo(() => other.Address.AbsoluteUri)(context);
        using HttpProgram program = HttpProgram.For(own, ("password", "tok-1"));

        Assert.Equal("end", await program.CreateClient().GetStringAsync("orders", Cancelled));
        Assert.Null(own.LastRequest["Authorization"]);
    }

    [Fact]
    public async Task RefusalAfterARedirectToAnotherHost_IsNotRefreshed()
    {
        await using ApiServer other = await ApiServer.StartAsync();
        other.Accept("none");
        await using ApiServer server = await ApiServer.StartAsync(answer: RedirectTo(() => other.Address.AbsoluteUri));
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"));

        Assert.Equal(401, (int)(await program.CreateClient().GetAsync("orders", Cancelled)).StatusCode);
        Assert.Single(other.Requests);
        Assert.Equal(1, program.Backend.Calls);
    }

    [Fact]
    public async Task RedirectOnTheSameHost_KeepsCredentials()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Answer = context => context.Request.Path == "/v2/orders" ? context.Response.WriteAsync("moved")
            : RedirectTo(() => "/v2/orders")(context);
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"), ("extra.query", "code=1"));

        HttpResponseMessage response = await program.CreateClient().GetAsync("orders", Cancelled);

        Assert.Equal("moved", await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal("Bearer tok-1", server.LastRequest["Authorization"]);
        Assert.Equal("/v2/orders?code=1", server.LastRequest.Target);
        Assert.Equal(new Uri(server.Address, "v2/orders"), response.RequestMessage!.RequestUri);
    }

    [Theory]
    [InlineData(302, "GET", "")]
    [InlineData(303, "GET", "")]
    [InlineData(307, "POST", "an order")]
    [InlineData(308, "POST", "an order")]
    public async Task RedirectedPost_BecomesGetOrIsSentAgain(int status, string method, string body)
    {
        string? received = null;
        await using ApiServer server = await ApiServer.StartAsync(answer: async context =>
        {
            if (context.Request.Path == "/end")
            {
                received = await new StreamReader(context.Request.Body).ReadToEndAsync(Cancelled);
                return;
            }
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/end";
        });
        using HttpProgram program = HttpProgram.For(server);
        using var content = new StringContent("an order");

        await program.CreateClient().PostAsync("orders", content, Cancelled);

        Assert.Equal((method, body), (server.LastRequest.Method, received));
    }

    [Fact]
    public async Task RedirectedStream_IsNotSentAgain()
    {
        await using ApiServer server = await ApiServer.StartAsync(answer: RedirectTo(() => "/end", 307));
        using HttpProgram program = HttpProgram.For(server);
        using var content = new StreamContent(new MemoryStream(new byte[10_000]));

        HttpResponseMessage response = await program.CreateClient().PostAsync("orders", content, Cancelled);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("extra.allow_redirects", "false", 1)]
    [InlineData("extra.max_redirects", "0", 1)]
    [InlineData("extra.max_redirects", "3", 4)]
    public async Task Redirects_AreFollowedAsOftenAsTheConnectionSays(string field, string value, int requests)
    {
        await using ApiServer server = await ApiServer.StartAsync(answer: RedirectTo(() => "/again"));
        using HttpProgram program = HttpProgram.For(server, (field, value));

        Assert.Equal(HttpStatusCode.Redirect, (await program.CreateClient().GetAsync("orders", Cancelled)).StatusCode);
        Assert.Equal(requests, server.Requests.Count);

        using var snapshot = new HttpClient(program.Connections.Get(HttpProgram.Id).CreateHttpMessageHandler());
        Assert.Equal(HttpStatusCode.Redirect, (await snapshot.GetAsync(server.Address, Cancelled)).StatusCode);
        Assert.Equal(2 * requests, server.Requests.Count);
    }

    [Fact]
    public async Task RedirectFromHttpsToHttp_IsNotFollowed()
    {
        using var certificates = new TestCertificates();
        await using ApiServer clear = await ApiServer.StartAsync();
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server, RedirectTo(() => clear.Address.AbsoluteUri));
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"), ("extra.ssl_ca_cert", certificates.Pem));

        Assert.Equal(HttpStatusCode.Redirect, (await program.CreateClient().GetAsync("orders", Cancelled)).StatusCode);
        Assert.Empty(clear.Requests);
    }

    [Fact]
    public async Task AbsoluteAddressOfAnotherHost_HasNoCredentials()
    {
        await using ApiServer other = await ApiServer.StartAsync();
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"), ("extra.X-Api-Key", "key-1"), ("extra.query", "code=1"));
        HttpClient client = program.CreateClient();

        await client.GetStringAsync(new Uri(other.Address, "x?y=1"), Cancelled);
        await client.GetStringAsync(new Uri(server.Address, "orders"), Cancelled);

        Assert.Equal("/x?y=1", other.LastRequest.Target);
        Assert.Null(other.LastRequest["Authorization"]);
        Assert.Null(other.LastRequest["X-Api-Key"]);
        Assert.Equal("Bearer tok-1", server.LastRequest["Authorization"]);
    }

    [Fact]
    public async Task AddressInClearText_HasNoCredentialsOfAnHttpsConnection()
    {
        using var certificates = new TestCertificates();
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server);
        await using ApiServer clear = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"), ("extra.ssl_ca_cert", certificates.Pem));

        await program.CreateClient().GetStringAsync(clear.Address, Cancelled);

        Assert.Null(clear.LastRequest["Authorization"]);
    }

    [Theory]
    [InlineData("extra.verify", "false")]
    [InlineData("extra.ssl_ca_cert", null)]
    public async Task WhatIsTrustedForTheConnection_IsNotTrustedForAnotherHost(string field, string? value)
    {
        using var certificates = new TestCertificates();
        (string certificate, string key) = certificates.IssueClient("etl");
        await using ApiServer other = await ApiServer.StartAsync(certificates.Server);
        await using ApiServer server = await ApiServer.StartAsync(certificates.Server);
        using HttpProgram program = HttpProgram.For(server, (field, value ?? certificates.Pem), ("extra.ssl_cert", certificate),
            ("extra.ssl_key", key));
        HttpClient client = program.CreateClient();

        Assert.Equal("ok", await client.GetStringAsync("orders", Cancelled));
        Assert.Equal("CN=etl", server.LastRequest.ClientCertificate);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetStringAsync(other.Address, Cancelled));
        Assert.Empty(other.Requests);
    }

    private static Func<HttpContext, Task> RedirectTo(Func<string> location, int status = 302) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location();
        return Task.CompletedTask;
    };
}
