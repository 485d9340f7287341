using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Fairlead.Tests.Conformance;

/// <summary>
/// A small secrets service of nobody's: <c>GET</c>, <c>PUT</c> and <c>DELETE</c> of <c>/secrets/{id}</c>, with versions as entity tags.
/// </summary>
internal sealed class AcmeServer : IAsyncDisposable
{
    public const string Token = "plainly-fake-token";

    private readonly Dictionary<string, (string Json, int Version)> _secrets = new(StringComparer.Ordinal);
    private readonly WebApplication _application;
    private int _lastVersion;

    private AcmeServer(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.First());

    public static async Task<AcmeServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new AcmeServer(builder.Build());
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        string id = Path.GetFileName(context.Request.Path.Value!);
        string body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        context.Response.ContentType = "application/json";
        if (context.Request.Headers.Authorization != "Bearer " + Token)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        string json;
        lock (_secrets)
        {
            (string Json, int Version)? found = _secrets.TryGetValue(id, out (string, int) secret) ? secret : null;
            string version = found?.Version.ToString(CultureInfo.InvariantCulture) ?? "none";
            if (!HttpMethods.IsGet(context.Request.Method))
            {
                if (context.Request.Headers.IfMatch is { Count: > 0 } condition && condition != version)
                {
                    context.Response.StatusCode = StatusCodes.Status412PreconditionFailed;
                    context.Response.Headers["X-Acme"] = "conflict";
                    return;
                }
                found = HttpMethods.IsPut(context.Request.Method) ? (body, ++_lastVersion) : null;
                if (found is { } stored) _secrets[id] = stored;
                else _secrets.Remove(id);
                version = found?.Version.ToString(CultureInfo.InvariantCulture) ?? "none";
            }
            context.Response.StatusCode = found is null && HttpMethods.IsGet(context.Request.Method) ? StatusCodes.Status404NotFound
                : StatusCodes.Status200OK;
            context.Response.Headers["X-Acme"] = found is null ? "missing" : version;
            json = found?.Json ?? "{}";
        }
        await context.Response.WriteAsync(json);
    }
}
