using Fairlead.Clients.Http;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Tests.Clients.Http;

public class HttpAddressTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "orders", "/orders")]
    [InlineData("/v1", "orders", "/v1/orders")]
    [InlineData("/v1/", "orders?x=1", "/v1/orders?x=1")]
    [InlineData("/v1", "/orders", "/orders")]
    [InlineData("/services/T/B", "", "/services/T/B")]
    public async Task RelativeAddress_FollowsTheConnectionsPath(string path, string relative, string target)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using var program = new HttpProgram();
        program.Backend.Set(("host", $"http://localhost:{server.Port}{path}"));

        await program.CreateClient().GetStringAsync(relative, Cancelled);

        Assert.Equal(target, server.LastRequest.Target);
    }

    [Fact]
    public async Task RotatedAddress_IsThatOfTheNextRequest()
    {
        await using ApiServer first = await ApiServer.StartAsync();
        await using ApiServer second = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(first, ("password", "tok-1"));
        HttpClient client = program.CreateClient();
        Assert.Equal(first.Address, client.BaseAddress);
        await client.GetStringAsync("orders", Cancelled);

        program.Rotate(second, ("password", "tok-2"));
        await client.GetStringAsync("orders/7?x=1", Cancelled);

        Assert.Equal(("/orders/7?x=1", "Bearer tok-2"), (second.LastRequest.Target, second.LastRequest["Authorization"]));
        Assert.Single(first.Requests);
    }

    [Fact]
    public async Task ConnectionThatCannotBeResolvedYet_FailsTheRequestAndNotTheClient()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using var program = new HttpProgram(isTimeFake: true);
        program.Backend.Say(BackendAnswer.Unavailable(["fake place"], "it is down"));
        HttpClient client = program.CreateClient();

        var exception = await Assert.ThrowsAsync<ConnectionResolutionException>(() => client.GetStringAsync("v1/orders", Cancelled));
        Assert.Contains("it is down", exception.Message, StringComparison.Ordinal);

        program.Set(server);
        program.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("ok", await client.GetStringAsync("v1/orders", Cancelled));
        Assert.Equal("/v1/orders", server.LastRequest.Target);
    }

    [Theory]
    [InlineData("https://b/v2/", "https://a/v1/orders?x=1", "https://b/v2/orders?x=1")]
    [InlineData("https://b/v2/", "https://a/orders", "https://b/orders")]
    [InlineData("https://b/v2/", "https://c/orders", "https://c/orders")]
    [InlineData("https://a/v2/", "https://a/v1/orders", "https://a/v2/orders")]
    [InlineData("https://a/v2/", "https://a/v2/orders", "https://a/v2/orders")]
    [InlineData("https://a/v2/", "https://a/other", "https://a/other")]
    [InlineData("https://b:8443/", "https://stand-in.invalid/orders%2F7", "https://b:8443/orders%2F7")]
    public void AddressUnderAnEarlierBaseAddress_Moves(string current, string address, string moved)
    {
        var addresses = new BaseAddresses(new Uri("https://stand-in.invalid/"));
        addresses.Add(new Uri("https://a/v1/"));

        Assert.Equal(new Uri(moved), addresses.MoveTo(new Uri(current), new Uri(address)));
    }

    [Fact]
    public async Task Timeout_IsTheConnections()
    {
        await using ApiServer server = await ApiServer.StartAsync(answer: static context =>
            Task.Delay(Timeout.Infinite, context.RequestAborted));
        using HttpProgram program = HttpProgram.For(server, ("extra.timeout", "0.2"));

        var exception = await Assert.ThrowsAsync<TaskCanceledException>(() => program.CreateClient().GetStringAsync("orders", Cancelled));

        Assert.IsType<TimeoutException>(exception.InnerException);
    }

    [Fact]
    public async Task Cancellation_EndsTheRequest()
    {
        using var cancellation = new CancellationTokenSource();
        var isGone = new TaskCompletionSource();
        await using ApiServer server = await ApiServer.StartAsync(answer: async context =>
        {
            context.RequestAborted.Register(isGone.SetResult);
            await cancellation.CancelAsync();
            await isGone.Task;
        });
        using HttpProgram program = HttpProgram.For(server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => program.CreateClient().GetStringAsync("orders", cancellation.Token));
        await isGone.Task.WaitAsync(Cancelled);
    }

    [Fact]
    public async Task TypedAndKeyedClients_UseTheConnection()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using var program = new TestProgram(
            builder => builder.ClearDefaults()
                .AddBackend(FakeBackend.Holding(("conn_type", "http"), ("host", $"http://localhost:{server.Port}"), ("password", "tok-1"))),
            services: services =>
            {
                services.AddHttpClient<PartnerClient>().UseConnection(HttpProgram.Id);
                services.AddHttpClient("keyed").UseConnection(HttpProgram.Id).AddAsKeyed();
            });

        await program.Services.GetRequiredService<PartnerClient>().Http.GetStringAsync("typed", Cancelled);
        Assert.Equal("Bearer tok-1", server.LastRequest["Authorization"]);
        using IServiceScope scope = program.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredKeyedService<HttpClient>("keyed").GetStringAsync("keyed", Cancelled);
        Assert.Equal(("/keyed", "Bearer tok-1"), (server.LastRequest.Target, server.LastRequest["Authorization"]));
    }

    [Fact]
    public async Task ClientWithoutAFactory_FollowsTheConnection()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"));
        using HttpClient client = program.Connections.CreateHttpClient(HttpProgram.Id);
        await client.GetStringAsync("orders", Cancelled);

        program.Rotate(server, ("password", "tok-2"));
        await client.GetStringAsync("orders", Cancelled);

        Assert.Equal(["Bearer tok-1", "Bearer tok-2"], server.Requests.Select(request => request["Authorization"]));
    }

    [Fact]
    public async Task SynchronousRequest_Works()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        using HttpProgram program = HttpProgram.For(server, ("password", "tok-1"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "orders");

        using HttpResponseMessage response = program.CreateClient().Send(request, Cancelled);
        using var reader = new StreamReader(response.Content.ReadAsStream(Cancelled));

        Assert.Equal("ok", reader.ReadToEnd());
        Assert.Equal("Bearer tok-1", server.LastRequest["Authorization"]);
    }

    private sealed class PartnerClient(HttpClient http)
    {
        public HttpClient Http => http;
    }
}
