using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fairlead.Tests.Clients.Http;

/// <summary>A web service on the loopback that notes what it is asked. Its certificate and its answers are in the test's hands.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _openConnections;
    private int _connections;

    private ApiServer(WebApplication app, bool isTls)
    {
        _app = app;
        Scheme = isTls ? "https" : "http";
    }

    public string Scheme { get; }

    public int Port { get; private set; }

    public Uri Address => new($"{Scheme}://localhost:{Port}/");

    public X509Certificate2? Certificate { get; set; }

    /// <summary>Answers a request; by default with 200 and "ok".</summary>
    public Func<HttpContext, Task> Answer { get; set; } = static context => context.Response.WriteAsync("ok");

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    public ReceivedRequest LastRequest => Requests.Last();

    public int OpenConnections => Volatile.Read(ref _openConnections);

    /// <summary>How many connections there have been.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public static async Task<ApiServer> StartAsync(
        X509Certificate2? certificate = null, Func<HttpContext, Task>? answer = null, Func<X509Certificate2, bool>? acceptsClient = null)
    {
        ApiServer? server = null;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.Http2.MaxStreamsPerConnection = 20_000;
            kestrel.Listen(IPAddress.Loopback, 0, listener =>
            {
                listener.Use(next => connection => server!.CountAsync(next, connection));
                if (certificate is null) return;
                listener.UseHttps(https =>
                {
                    https.ServerCertificateSelector = (_, _) => server!.Certificate;
                    https.ClientCertificateMode = acceptsClient is null ? ClientCertificateMode.AllowCertificate
                        : ClientCertificateMode.RequireCertificate;
                    https.ClientCertificateValidation = (client, _, _) => acceptsClient?.Invoke(client) != false;
                });
            });
        });
        WebApplication app = builder.Build();
        server = new ApiServer(app, certificate is not null) { Certificate = certificate };
        if (answer is not null) server.Answer = answer;
        app.Run(server.ServeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Port = new Uri(address).Port;
        return server;
    }

    /// <summary>Answers 401 unless the password is among those that are accepted now.</summary>
    public void Accept(params string[] tokens) => Answer = context =>
    {
        bool isAccepted = tokens.Any(token => context.Request.Headers.Authorization == "Bearer " + token);
        context.Response.StatusCode = isAccepted ? 200 : 401;
        return context.Response.WriteAsync(isAccepted ? "ok" : "refused");
    };

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private Task ServeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        Requests.Enqueue(new ReceivedRequest(
            request.Method, request.Path + request.QueryString.Value,
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            context.Connection.ClientCertificate?.Subject, request.Protocol));
        return Answer(context);
    }

    private async Task CountAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        Interlocked.Increment(ref _connections);
        Interlocked.Increment(ref _openConnections);
        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _openConnections);
        }
    }
}

internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string? ClientCertificate,
    string Protocol)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);
}
