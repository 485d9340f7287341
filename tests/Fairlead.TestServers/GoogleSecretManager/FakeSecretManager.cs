using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fairlead.TestServers.GoogleSecretManager;

/// <summary>
/// A stand-in for Google Secret Manager, written from its REST reference: secrets, versions, aliases, etags and checksums, global and
/// regional, with the servers of tokens beside it, over HTTP on loopback. <c>gcloud</c> judges it in the tests.
/// </summary>
public sealed class FakeSecretManager : IAsyncDisposable
{
    private readonly WebApplication _program;
    private readonly ConcurrentQueue<string> _calls = new();

    private FakeSecretManager(WebApplication program, Uri address)
    {
        _program = program;
        Address = address;
        Tokens = new FakeGoogleTokens(address);
    }

    public Uri Address { get; }

    /// <summary>Gets the only project that there is.</summary>
    public string Project => FakeSecrets.Project;

    public FakeGoogleTokens Tokens { get; }

    public FakeSecrets Secrets { get; } = new();

    /// <summary>Gets all requests so far, such as <c>GET /v1/projects/…</c>, without queries.</summary>
    public IReadOnlyCollection<string> Calls => _calls;

    /// <summary>Gets or sets what answers instead of the fake, given the method and path; null where it lets the fake answer.</summary>
    public Func<string, FakeGoogleReply?>? Intercept { get; set; }

    public static async Task<FakeSecretManager> StartAsync(CancellationToken cancellationToken = default)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        int port = FreePorts.GetNext();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        WebApplication program = builder.Build();
        var server = new FakeSecretManager(program, new Uri($"http://localhost:{port}/"));
        program.Run(server.HandleAsync);
        await program.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Counts the requests that contain a text.</summary>
    public int Count(string text) => _calls.Count(call => call.Contains(text, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        string path = request.Path.Value ?? "";
        string call = $"{request.Method} {path}";
        _calls.Enqueue(call);
        using var reader = new StreamReader(request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        FakeGoogleReply reply = Intercept?.Invoke(call) ?? Answer(request, path, body);
        context.Response.StatusCode = reply.Status;
        foreach ((string name, string value) in reply.Headers) context.Response.Headers[name] = value;
        context.Response.ContentType = reply.ContentType;
        await context.Response.WriteAsync(reply.Text, context.RequestAborted);
    }

    private FakeGoogleReply Answer(HttpRequest request, string path, string body)
    {
        if (!path.StartsWith("/v1/projects/", StringComparison.Ordinal)
            || path.StartsWith("/v1/projects/-/serviceAccounts/", StringComparison.Ordinal)) return Tokens.Answer(request, path, body);
        string? bearer = request.Headers.Authorization.FirstOrDefault()?.Replace("Bearer ", "", StringComparison.Ordinal);
        if (!Tokens.IsGood(bearer))
            return FakeGoogleReply.Fail(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.", "ACCESS_TOKEN_INVALID");
        JsonObject json = body.Length == 0 ? [] : JsonNode.Parse(body) as JsonObject ?? [];
        return Secrets.Answer(request.Method, path["/v1/".Length..], name => request.Query[name].FirstOrDefault(), json);
    }
}
