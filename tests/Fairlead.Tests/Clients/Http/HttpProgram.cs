using System.Globalization;
using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Tests.Clients.Http;

/// <summary>A program with one HTTP client, "partner", that uses the connection "partner_api".</summary>
internal sealed class HttpProgram : IDisposable
{
    public const string Id = "partner_api";

    private readonly TestProgram _program;

    /// <param name="isTimeFake">Whether time stands still; certificates are judged by it.</param>
    /// <param name="configure">Configures the client further.</param>
    /// <param name="definition">What the manifest says of the connection.</param>
    public HttpProgram(bool isTimeFake = false, Action<IHttpClientBuilder>? configure = null, ConnectionDefinition? definition = null)
    {
        _program = new TestProgram(
            builder => builder.ClearDefaults().AddBackend(Backend)
                .AddManifest(TestProgram.Manifest(definition ?? new() { Id = Id, ConnType = "http" })),
            services: services =>
            {
                if (!isTimeFake) services.AddSingleton(TimeProvider.System);
                IHttpClientBuilder client = services.AddHttpClient("partner").UseConnection(Id);
                configure?.Invoke(client);
            });
    }

    public FakeBackend Backend { get; } = new();

    public RecordedLog Log => _program.Log;

    public TestTime Time => _program.Time;

    public IServiceProvider Services => _program.Services;

    public IConnectionResolver Connections => _program.Connections;

    public static HttpProgram For(ApiServer server, params (string, string)[] fields)
    {
        var program = new HttpProgram();
        program.Set(server, fields);
        return program;
    }

    public HttpClient CreateClient() => Services.GetRequiredService<IHttpClientFactory>().CreateClient("partner");

    /// <summary>Sets what the backend has. Nothing hears of it before the connection is asked for anew.</summary>
    public void Set(ApiServer server, params (string, string)[] fields) => Backend.Set(
    [
        ("host", "localhost"), ("port", server.Port.ToString(CultureInfo.InvariantCulture)), ("schema", server.Scheme), .. fields,
    ]);

    /// <summary>Sets what the backend has, and lets the program know.</summary>
    public void Rotate(ApiServer server, params (string, string)[] fields)
    {
        Connection before = Connections.Get(Id);
        Set(server, fields);
        Backend.SignalChange();
        TestProgram.WaitUntil(() => !ReferenceEquals(Connections.Get(Id), before));
    }

    public void Dispose() => _program.Dispose();
}
