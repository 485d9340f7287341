using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Fairlead.TestServers.Vault;

/// <summary>
/// A stand-in for HashiCorp Vault and OpenBao, written from OpenBao's API pages: the KV and database engines, tokens, sign-in, wrapping,
/// leases, namespaces, over real HTTP or HTTPS on loopback, with a clock of the test's own. Clients that others wrote judge it in the
/// tests.
/// </summary>
public sealed class FakeVault : IAsyncDisposable
{
    private readonly WebApplication _program;
    private readonly Lock _lock = new();
    private readonly FakeVaultState _state;
    private readonly ConcurrentQueue<FakeVaultCall> _calls = new();

    private FakeVault(WebApplication program, Uri address, TimeProvider time)
    {
        _program = program;
        Address = address;
        _state = new FakeVaultState(time);
    }

    /// <summary>Gets the address.</summary>
    public Uri Address { get; }

    /// <summary>Gets a token that may do everything and has no end.</summary>
    public string RootToken => _state.RootToken.Id;

    /// <summary>Gets or sets what answers instead of the fake; null where it lets the fake answer.</summary>
    public Func<FakeVaultCall, FakeVaultReply?>? Intercept { get; set; }

    /// <summary>Gets or sets whether the server is sealed.</summary>
    public bool IsSealed { get; set; }

    /// <summary>Gets all calls so far.</summary>
    public IReadOnlyCollection<FakeVaultCall> Calls => _calls;

    /// <summary>Gets what each policy allows: paths, with an asterisk at the end or not, to capabilities.</summary>
    public IDictionary<string, Dictionary<string, string>> Policies => _state.Policies;

    /// <summary>Starts a server.</summary>
    /// <param name="time">The server's clock; null is the system's.</param>
    /// <param name="certificate">The server's certificate; null is a server without TLS.</param>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    public static async Task<FakeVault> StartAsync(
        TimeProvider? time = null, X509Certificate2? certificate = null, CancellationToken cancellationToken = default)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        int port = FreePorts.GetNext();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1;
            if (certificate is not null) endpoint.UseHttps(Describe(certificate));
        }));
        builder.WebHost.UseKestrelHttpsConfiguration();
        WebApplication program = builder.Build();
        var vault =
            new FakeVault(program, new Uri($"{(certificate is null ? "http" : "https")}://localhost:{port}"), time ?? TimeProvider.System);
        program.Run(vault.HandleAsync);
        await program.StartAsync(cancellationToken);
        return vault;
    }

    /// <summary>
    /// Counts the calls of a route, such as <c>POST auth/approle/login</c>; those that begin with it if it ends with an asterisk.
    /// </summary>
    public int Count(string route) => _calls.Count(call =>
        route[^1] == '*' ? call.Route.StartsWith(route[..^1], StringComparison.Ordinal) : call.Route == route);

    /// <summary>Mounts a KV engine.</summary>
    public void MountKeyValues(string mount, int version = 2, string ns = "") => Do(() => _state.AddKeyValues(ns, mount, version));

    /// <summary>Writes a secret as an administrator would.</summary>
    public void Write(string mount, string path, string json, string ns = "") => Do(() => _state.Write(ns, mount, path, json));

    /// <summary>Lets the new versions of a mount end by themselves.</summary>
    public void DeleteAfter(string mount, TimeSpan life) => Do(() => _state.FindKeyValues("", mount)!.DeleteAfter = life);

    /// <summary>Adds a role that signs in at <c>auth/&lt;mount&gt;/login</c>.</summary>
    /// <param name="type"><c>approle</c>, <c>kubernetes</c>, <c>jwt</c> or <c>cert</c>.</param>
    /// <param name="role">The role.</param>
    /// <param name="mount">Where the method is mounted; null at its own name.</param>
    public FakeVaultRole AddRole(string type, FakeVaultRole role, string? mount = null)
    {
        Do(() => _state.Logins.Add(type, mount ?? type, role));
        return role;
    }

    public string AddSecretId() => Do(_state.Logins.AddSecretId);

    public void RemoveSecretId(string id) => Do(() => _state.Logins.RemoveSecretId(id));

    public string CreateToken(
        IReadOnlyList<string> policies, TimeSpan timeToLive =
            default, TimeSpan maximum = default, bool isRenewable = true, bool isPeriodic = false, bool isBatch = false) =>
        Do(() => _state.Tokens.Create(policies, timeToLive, maximum, isRenewable, isPeriodic, isBatch).Id);

    /// <summary>Wraps an answer and returns the wrapping token.</summary>
    public string Wrap(string token, TimeSpan timeToLive) =>
        Do(() => _state.Wrap(FakeVaultReply.Of(null, FakeVaultTokens.CreateAuth(_state.Tokens.Find(token)!)), timeToLive));

    public string WrapSecretId(string secretId, TimeSpan timeToLive) =>
        Do(() => _state.Wrap(FakeVaultReply.Of(new JsonObject { ["secret_id"] = secretId }), timeToLive));

    /// <summary>Ends all tokens but the root token, as an administrator does in an emergency; leases end with them.</summary>
    public void RevokeTokens() => Do(() =>
    {
        foreach (FakeVaultToken token in _state.Tokens.All.Where(token => token != _state.RootToken).ToList()) _state.Tokens.End(token);
    });

    /// <summary>Gets the tokens that are good now.</summary>
    public int CountTokens() => Do(() => _state.Tokens.All.ToList().Count(token => _state.Tokens.Find(token.Id) is not null));

    /// <summary>Adds a role of the database engine, and mounts the engine where it is not mounted yet.</summary>
    public void AddDatabaseRole(
        string name, TimeSpan timeToLive, TimeSpan? maximum =
            null, bool isRenewable = true, TimeSpan? rotationPeriod = null, string mount = "database") =>
        Do(() => _state.AddDatabase(mount).AddRole(name, timeToLive, maximum ?? TimeSpan.FromDays(32), isRenewable, rotationPeriod));

    /// <summary>Gets the users of the database whose lease lasts.</summary>
    public IReadOnlyCollection<string> GetDatabaseUsers(string mount = "database") => Do(() => _state.AddDatabase(mount).Users);

    /// <summary>Revokes all leases of a database, as an administrator does in an emergency.</summary>
    public void RevokeLeases(string mount = "database") => Do(() => _state.AddDatabase(mount).EndLeases());

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private T Do<T>(Func<T> action)
    {
        lock (_lock) return action();
    }

    private void Do(Action action)
    {
        lock (_lock) action();
    }

    private static HttpsConnectionAdapterOptions Describe(X509Certificate2 certificate) => new()
    {
        // The key of a certificate that was just made is ephemeral, which Windows' TLS does not take.
        ServerCertificate = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null),
        ClientCertificateMode = ClientCertificateMode.AllowCertificate,
        ClientCertificateValidation = static (_, _, _) => true,
    };

    private async Task HandleAsync(HttpContext context)
    {
        FakeVaultCall call = await ReadAsync(context.Request);
        _calls.Enqueue(call);
        FakeVaultReply reply = Intercept?.Invoke(call) ?? Do(() => IsSealed && call.Path is not ("sys/health" or "sys/seal-status")
            ? FakeVaultReply.Fail(503, "Vault is sealed")
            : _state.Answer(call, IsSealed));
        HttpResponse response = context.Response;
        response.StatusCode = reply.Status;
        foreach ((string name, string value) in reply.Headers) response.Headers[name] = value;
        if (reply.Status == 204) return;
        response.ContentType = reply.ContentType;
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(reply.Text));
    }

    private static async Task<FakeVaultCall> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        string text = await reader.ReadToEndAsync();
        string method = request.Method == "PUT" ? "POST" : request.Method;
        // The path as the server decodes it: an encoded slash is one within a name.
        string path = (request.Path.Value ?? "").TrimStart('/');
        path = path.StartsWith("v1/", StringComparison.Ordinal) ? path["v1/".Length..] : path;
        string? bearer = request.Headers.Authorization.FirstOrDefault(
            value => value?.StartsWith("Bearer ", StringComparison.Ordinal) == true)?["Bearer ".Length..];
        return new FakeVaultCall(
            method, path, request.Headers["X-Vault-Namespace"].ToString().Trim('/'), request.Headers["X-Vault-Token"].FirstOrDefault()
                ?? bearer,
            text.Length > 0 ? JsonNode.Parse(text) as JsonObject
                ?? [] : [], FakeVaultTokens.ReadDuration(JsonValue.Create(request.Headers["X-Vault-Wrap-TTL"].ToString())),
            request.HttpContext.Connection.ClientCertificate?.Thumbprint);
    }
}
