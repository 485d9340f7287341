using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fairlead.TestServers.KeyVault;

/// <summary>
/// A stand-in for Azure Key Vault and for the token endpoint of Microsoft Entra ID, over HTTPS on loopback: secrets with versions, soft
/// deletion, challenges, roles, paging. Written from the pages of the REST API, and judged by Microsoft's own clients.
/// </summary>
public sealed class FakeKeyVault : IAsyncDisposable
{
    /// <summary>The tenant that the vault belongs to.</summary>
    public const string Tenant = "11111111-2222-3333-4444-555555555555";

    private static readonly TestAuthority Authority = new("Fake Key Vault");

    private readonly WebApplication _program;
    private readonly Lock _lock = new();
    private readonly FakeKeyVaultState _state;
    private readonly ConcurrentQueue<FakeKeyVaultCall> _calls = new();
    private readonly ConcurrentDictionary<string, bool> _tokens = new(StringComparer.Ordinal);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fairlead-");

    private FakeKeyVault(WebApplication program, Uri address, TimeProvider time)
    {
        _program = program;
        Address = address;
        _state = new FakeKeyVaultState(time);
        AuthorityFile = Path.Combine(_folder.FullName, "authority.pem");
        File.WriteAllText(AuthorityFile, Authority.Pem);
    }

    /// <summary>Gets the address, with a slash at the end.</summary>
    public Uri Address { get; }

    /// <summary>Gets the PEM file of the authority that issued the certificate.</summary>
    public string AuthorityFile { get; }

    /// <summary>Gets the clients that may sign in, each with its secret or the assertion that it has from elsewhere.</summary>
    public ConcurrentDictionary<string, string> Clients { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Gets or sets what an app must know to ask for the token of its managed identity; null on a virtual machine, where all may.
    /// </summary>
    public string? IdentityHeader { get; set; }

    /// <summary>Gets all calls so far, also those of the token endpoint.</summary>
    public IReadOnlyCollection<FakeKeyVaultCall> Calls => _calls;

    /// <summary>Gets or sets what answers instead of the fake; null, or a null reply, lets the fake answer.</summary>
    public Func<FakeKeyVaultCall, Task<FakeKeyVaultReply?>>? InterceptAsync { get; set; }

    /// <summary>Gets or sets the most entries of a page.</summary>
    public int PageSize { get; set; } = 25;

    /// <summary>
    /// Sets how many looks at a secret it takes until a deletion or a recovery is done, as at Azure, where they take seconds.
    /// </summary>
    public int PendingLooks { set => _state.PendingLooks = value; }

    /// <summary>Starts a vault.</summary>
    public static async Task<FakeKeyVault> StartAsync(TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        int port = FreePorts.GetNext();
        X509Certificate2 issued = Authority.IssueForLoopback();
        builder.WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, endpoint => endpoint.UseHttps(issued)));
        builder.WebHost.UseKestrelHttpsConfiguration();
        WebApplication program = builder.Build();
        var vault = new FakeKeyVault(program, new Uri($"https://localhost:{port}/"), time ?? TimeProvider.System);
        program.Run(vault.HandleAsync);
        await program.StartAsync(cancellationToken);
        return vault;
    }

    /// <summary>Issues a token, as the token endpoint does.</summary>
    /// <param name="isAllowed">Whether its identity has a role in the vault.</param>
    public string IssueToken(bool isAllowed = true)
    {
        string token = "fake-token-" + Guid.NewGuid().ToString("N");
        _tokens[token] = isAllowed;
        return token;
    }

    /// <summary>Counts the calls of a route that had a token, such as <c>GET /secrets/*</c>.</summary>
    public int Count(string route) => _calls.Count(call =>
        call.HasToken
            && (route[^1] == '*' ? call.Route.StartsWith(route[..^1], StringComparison.Ordinal) : call.Route.TrimEnd('/') == route));

    /// <summary>Writes a version of a secret as an administrator would, and returns its id.</summary>
    public string Set(string name, string value, JsonObject? attributes = null, JsonObject? tags = null)
    {
        var body = new JsonObject { ["value"] = value };
        if (attributes is not null) body["attributes"] = attributes;
        if (tags is not null) body["tags"] = tags;
        lock (_lock)
        {
            FakeKeyVaultReply reply = _state.Answer("PUT", ["secrets", name], body, PageSize, 0);
            if (reply.Status != 200) throw new InvalidOperationException($"The fake answers {reply.Status}");
            return _state.Find(name)!.Current.Id;
        }
    }

    /// <summary>Deletes a secret as an administrator would.</summary>
    public void Delete(string name)
    {
        lock (_lock) _state.Answer("DELETE", ["secrets", name], null, PageSize, 0);
    }

    /// <summary>Gets the tags of the current version.</summary>
    public IReadOnlyDictionary<string, string> GetTags(string name)
    {
        lock (_lock)
            return _state.Find(name)!.Current.Tags.ToDictionary(static tag => tag.Key, static tag => tag.Value!.GetValue<string>());
    }

    public async ValueTask DisposeAsync()
    {
        await _program.StopAsync();
        await _program.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        string? token = request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var text] ? text : null;
        bool isSignIn = request.Path.Value!.EndsWith("/token", StringComparison.Ordinal);
        bool isManaged = isSignIn && request.Method == "GET";
        JsonObject? body = isSignIn ? null : await ReadAsync(request);
        var call = new FakeKeyVaultCall(request.Method, request.Path.Value, body) { HasToken = token is not null };
        _calls.Enqueue(call);
        FakeKeyVaultReply? reply = InterceptAsync is { } intercept ? await intercept(call) : null;
        if (isManaged) reply ??= SignInManaged(request);
        reply ??= isSignIn ? SignIn(await request.ReadFormAsync(context.RequestAborted)) : Answer(request, token, body);
        context.Response.StatusCode = reply.Status;
        foreach ((string name, string value) in reply.Headers) context.Response.Headers[name] = value;
        if (reply.Json is null) return;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(reply.Json.ToJsonString(), context.RequestAborted);
    }

    /// <summary>
    /// The identity's endpoint of a virtual machine, or of an app, whose client ids are those of user-assigned identities.
    /// </summary>
    private FakeKeyVaultReply SignInManaged(HttpRequest request)
    {
        bool isAsked = IdentityHeader is { } header
            ? request.Headers["X-IDENTITY-HEADER"] == header : request.Headers["Metadata"] == "true";
        string id = request.Query["client_id"].ToString();
        bool isKnown = id.Length == 0 || Clients.ContainsKey(id);
        if (!isAsked || !isKnown || request.Query["resource"].ToString().TrimEnd('/') != "https://vault.azure.net")
            return new(400, new JsonObject { ["error"] = "invalid_request", ["error_description"] = "Identity not found" });
        return new(200, new JsonObject
        {
            ["access_token"] = IssueToken(), ["token_type"] = "Bearer", ["resource"] = "https://vault.azure.net", ["expires_in"] = "86399",
            ["expires_on"] = DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        });
    }

    private FakeKeyVaultReply SignIn(IFormCollection form)
    {
        string proof = form.TryGetValue("client_assertion", out var assertion) ? assertion.ToString() : form["client_secret"].ToString();
        bool isKnown =
            form["grant_type"] == "client_credentials"
            && form["scope"].ToString().Contains("https://vault.azure.net/.default", StringComparison.Ordinal)
            && Clients.TryGetValue(form["client_id"].ToString(), out string? expected) && expected == proof;
        return isKnown
            ? new(200, new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3599, ["access_token"] = IssueToken() })
            : new(401, new JsonObject
            {
                ["error"] =
                    "invalid_client", ["error_description"] =
                        "AADSTS7000215: Invalid client secret provided.", ["error_codes"] = new JsonArray(7000215),
            });
    }

    private FakeKeyVaultReply Answer(HttpRequest request, string? token, JsonObject? body)
    {
        if (token is null || !_tokens.TryGetValue(token, out bool isAllowed))
        {
            string challenge = $"Bearer authorization=\"{Address}{Tenant}\", resource=\"https://vault.azure.net\"";
            return FakeKeyVaultReply.Refuse(401, "Unauthorized") with
            {
                Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = challenge },
            };
        }
        if (!isAllowed) return FakeKeyVaultReply.Refuse(403, "Forbidden", "ForbiddenByRbac");
        string version = request.Query["api-version"].ToString();
        if (!version.StartsWith("7.", StringComparison.Ordinal) && !version.StartsWith("20", StringComparison.Ordinal))
            return FakeKeyVaultReply.Refuse(400, "BadParameter");

        int page = int.TryParse(request.Query["maxresults"], CultureInfo.InvariantCulture, out int asked)
            ? Math.Min(asked, PageSize)
            : PageSize;
        int start = int.TryParse(request.Query["$skiptoken"], CultureInfo.InvariantCulture, out int skipped) ? skipped : 0;
        string[] parts = request.Path.Value!.Trim('/').Split('/');
        lock (_lock)
        {
            _state.Address = $"https://{request.Host}/";
            return _state.Answer(request.Method, parts, body, page, start);
        }
    }

    private static async Task<JsonObject?> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        try
        {
            return buffer.Length == 0 ? null : JsonNode.Parse(buffer.ToArray()) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
