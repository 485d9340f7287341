using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fairlead.Testing.Conformance;

/// <summary>Stands in front of a service, counts its requests and makes them fail. Bound to loopback.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HttpClient _client;
    private readonly Uri _service;
    private int _requests;

    private FaultProxy(WebApplication application, Uri service, string? authorityFile)
    {
        _application = application;
        _service = service;
        AuthorityFile = authorityFile;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false,
            SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true },
        });
        application.Run(AnswerAsync);
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>The PEM file of the authority that issued its certificate; null in clear text.</summary>
    public string? AuthorityFile { get; }

    /// <summary>How many requests have arrived.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>What happens to requests instead of passing them on; null passes them on.</summary>
    public HttpFault? Fault { get; set; }

    /// <summary>Starts a proxy in front of a service; with a certificate it speaks TLS.</summary>
    public static async Task<FaultProxy> StartAsync(Uri service, ProxyCertificate? certificate)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Limits.MinResponseDataRate = null;
            options.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (certificate is not null) listen.UseHttps(certificate.Certificate);
            });
        });
        var proxy = new FaultProxy(builder.Build(), service, certificate?.AuthorityFile);
        await proxy._application.StartAsync().ConfigureAwait(false);
        string bound = proxy._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        proxy.Address = new UriBuilder(bound) { Host = "localhost" }.Uri;
        return proxy;
    }

    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        using var impatient = new CancellationTokenSource();
        await impatient.CancelAsync().ConfigureAwait(false);
        await _application.StopAsync(impatient.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _client.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        if (Fault is { } fault)
        {
            await fault(context, () => ForwardAsync(context)).ConfigureAwait(false);
            return;
        }
        ServiceAnswer answer = await ForwardAsync(context).ConfigureAwait(false);
        await answer.WriteAsync(context, answer.Body).ConfigureAwait(false);
    }

    private async Task<ServiceAnswer> ForwardAsync(HttpContext context)
    {
        // As it was sent: a signature may cover the path, and the host.
        string target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var uri = new Uri(
            _service.GetLeftPart(UriPartial.Authority)
                + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), uri);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        if (body.Length > 0 || context.Request.ContentLength == 0) request.Content = new ByteArrayContent(body.ToArray());
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in context.Request.Headers)
        {
            if (name is "Connection" or "Transfer-Encoding" or "Content-Length") continue;
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }
        using HttpResponseMessage response = await _client.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
        byte[] content = await response.Content.ReadAsByteArrayAsync(context.RequestAborted).ConfigureAwait(false);
        KeyValuePair<string, IEnumerable<string>>[] headers =
        [
            .. response.Headers.Concat(response.Content.Headers)
                .Where(static header => header.Key is not ("Connection" or "Transfer-Encoding" or "Content-Length" or "Date" or "Server")),
        ];
        return new ServiceAnswer((int)response.StatusCode, headers, content);
    }
}
