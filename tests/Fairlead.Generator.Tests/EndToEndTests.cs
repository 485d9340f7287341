using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Fairlead.Generator.Tests;

/// <summary>From a manifest by way of generated code to a connection that the real resolver finds in environment variables.</summary>
[Collection("environment variables")]
public sealed class EndToEndTests : IDisposable
{
    private const string Program = """
        using System.Threading.Tasks;
        using Acme.Pipelines;
        using Fairlead;
        using Microsoft.Extensions.DependencyInjection;

        internal static class Program
        {
            public static void Configure(IServiceCollection services) => services.AddFairlead().AddConnections().AddEnvironmentVariables();

            public static async Task<string> Orders(System.IServiceProvider services) =>
                (await services.GetRequiredService<Connections>().OrdersDb.GetAsync()).ToConnectionString();

            public static async Task<string> Feed(System.IServiceProvider services)
            {
                FxFeedConnection feed = await services.GetRequiredService<Connections>().FxFeed.GetAsync();
                return $"{feed.Tier} {feed.ApiKey} {feed.ApiKey.Reveal()}";
            }

            public static async Task<string> Events(System.IServiceProvider services)
            {
                EventsConnection events = await services.GetRequiredService<Connections>().Events.GetAsync();
                return $"{events.ToConfiguration()["sasl.mechanism"]} {events.ToConfiguration()["sasl.password"]}";
            }

            public static async Task<string> Rotated(System.IServiceProvider services)
            {
                Connections connections = services.GetRequiredService<Connections>();
                string first = (await connections.FxFeed.GetAsync()).ApiKey.Reveal();
                var changed = new TaskCompletionSource<FxFeedConnection>();
                using (connections.FxFeed.OnChange(feed => changed.TrySetResult(feed)))
                {
                    System.Environment.SetEnvironmentVariable("FAIRLEAD_CONN_FX_FEED__EXTRA__API_KEY", "second");
                    await connections.FxFeed.RefreshAsync();
                    return $"{first} {(await changed.Task).ApiKey.Reveal()}";
                }
            }

            public static async Task<string> Lake(System.IServiceProvider services) =>
                (await services.GetRequiredService<Connections>().Lake.GetAsync()).RegionName;
        }
        """;

    private static readonly Assembly Consumer = new GeneratorProject(
        ExampleManifest.Text,
        """{ "connections": { "events": { "conn_type": "kafka", "extra": { "bootstrap.servers": "kafka.internal:9093" } } } }""")
        { Source = Program }.Load();

    private readonly List<string> _variables = [];

    private void Set(string variable, string value)
    {
        Environment.SetEnvironmentVariable(variable, value);
        _variables.Add(variable);
    }

    public void Dispose() => _variables.ForEach(static variable => Environment.SetEnvironmentVariable(variable, null));

    private static async Task<string> RunAsync(string method, string deployment)
    {
        Type program = Consumer.GetType("Program")!;
        var services = new ServiceCollection();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = deployment });
        program.GetMethod("Configure")!.Invoke(null, [services]);
        program.GetMethod("Configure")!.Invoke(null, [services]); // twice is once
        await using ServiceProvider provider = services.BuildServiceProvider();
        return await (Task<string>)program.GetMethod(method)!.Invoke(null, [provider])!;
    }

    [Theory]
    [InlineData("development", "Host=localhost", "Prefer")]
    [InlineData("production", "Host=orders.internal", "VerifyFull")]
    public async Task Password_ComesFromTheEnvironment_AndTheRestFromTheManifest(string deployment, string host, string sslMode)
    {
        Set("FAIRLEAD_CONN_ORDERS_DB__PASSWORD", "correct-horse");

        Assert.Equal(
            $"{host};Port=5432;Database=orders;Username=etl;Password=correct-horse;SSL Mode={sslMode};Root Certificate=certs/orders-ca.pem",
            await RunAsync("Orders", deployment));
    }

    [Fact]
    public async Task DeclaredSecret_ComesFromTheEnvironment_AndDefaultsFromTheManifest()
    {
        Set("FAIRLEAD_CONN_FX_FEED__EXTRA__API_KEY", "battery-staple");

        Assert.Equal("Delayed *** battery-staple", await RunAsync("Feed", "development"));
    }

    [Fact]
    public async Task ExtraThatAVariableCannotSpell_IsFoundByItsLettersAndDigits()
    {
        Set("FAIRLEAD_CONN_EVENTS__EXTRA__SASL_MECHANISM", "SCRAM-SHA-512");
        Set("FAIRLEAD_CONN_EVENTS__EXTRA__SASL_PASSWORD", "battery-staple");

        Assert.Equal("SCRAM-SHA-512 battery-staple", await RunAsync("Events", "development"));
    }

    [Fact]
    public async Task ChangedSecret_ReachesTheListenerUnderItsType()
    {
        Set("FAIRLEAD_CONN_FX_FEED__EXTRA__API_KEY", "first");

        Assert.Equal("first second", await RunAsync("Rotated", "development"));
    }

    [Fact]
    public async Task RequiredSecretThatIsNowhere_IsNamed()
    {
        Set("FAIRLEAD_CONN_FX_FEED__HOST", "feed.example");

        var exception = await Assert.ThrowsAsync<ConnectionResolutionException>(() => RunAsync("Feed", "development"));

        Assert.Contains("api_key", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lake", "development")]
    [InlineData("Feed", "production")]
    public async Task ConnectionThatTheDeploymentDoesNotLink_CannotBeHad(string method, string deployment)
    {
        Set("FAIRLEAD_CONN_FX_FEED__EXTRA__API_KEY", "battery-staple");

        var exception = await Assert.ThrowsAsync<ConnectionResolutionException>(() => RunAsync(method, deployment));

        Assert.Equal(ConnectionOutcome.NotLinked, Assert.Single(exception.Failures).Outcome);
    }
}
