using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Fairlead.Testing;

namespace Fairlead.TestServers;

/// <summary>The npm package oidc-provider: an OpenID provider that gives one client signed tokens (client credentials grant).</summary>
public sealed class OpenIdServer : TestServer
{
    private readonly X509Certificate2? _certificate;

    private OpenIdServer(X509Certificate2? certificate) => _certificate = certificate;

    /// <summary>Gets the issuer, under which <c>.well-known/openid-configuration</c> is found.</summary>
    public Uri Issuer => new($"{(_certificate is null ? "http" : "https")}://{Host}:{Port}");

    /// <summary>Gets the id of the client.</summary>
    public string ClientId => "etl";

    /// <summary>Gets the client's secret.</summary>
    public string ClientSecret { get; } = CreatePassword();

    /// <summary>Starts a server.</summary>
    /// <param name="certificate">The server's certificate. Null is a server without TLS.</param>
    /// <param name="cancellationToken">Ends the wait for the server.</param>
    public static Task<OpenIdServer> StartAsync(X509Certificate2? certificate = null, CancellationToken cancellationToken = default) =>
        StartAsync(() => new OpenIdServer(certificate), cancellationToken);

    /// <summary>Gets a signed token (a JWT) of the client for an audience. The server must be one without TLS.</summary>
    public async Task<string> GetTokenAsync(string audience, CancellationToken cancellationToken = default)
    {
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = ClientId, ["client_secret"] = ClientSecret, ["resource"] = audience,
        });
        using HttpResponseMessage response = await client.PostAsync(new Uri(Issuer, "/token"), form, cancellationToken);
        response.EnsureSuccessStatusCode();
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return answer.GetProperty("access_token").GetString()!;
    }

    private protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        WriteCertificate(_certificate);
        return Task.CompletedTask;
    }

    private protected override IReadOnlyList<ServerCommand> CreateCommands()
    {
        // Installed outside the source, so that no folder of packages lies in the repository.
        string packages = RepositoryFiles.GetFullPath("artifacts/test-servers/openid/node_modules");
        if (!Directory.Exists(packages)) Programs.Miss("The npm package oidc-provider");
        string script = Path.Combine(Path.GetDirectoryName(packages)!, "provider.mjs");
        File.Copy(RepositoryFiles.GetFullPath("tests/Fairlead.TestServers/OpenId/provider.mjs"), script, overwrite: true);
        string tls = _certificate is null ? "" : Folder;
        return [new(Programs.Find("node"), script, Issuer.OriginalString, $"{Port}", ClientId, ClientSecret, tls)];
    }
}
