using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Fairlead.BackendHttp;

namespace Fairlead.Azure;

/// <summary>The one client and the one credential of a backend, over a transport that follows no redirects and bounds answers.</summary>
internal sealed class KeyVaultConnection : IDisposable
{
    private static readonly TimeSpan ToolTimeout = TimeSpan.FromSeconds(5);

    private readonly List<HttpClient> _transports = [];

    /// <exception cref="InvalidOperationException">The file with the authorities cannot be used.</exception>
    public KeyVaultConnection(AzureKeyVaultBackendOptions options)
    {
        X509Certificate2Collection? authorities = ReadAuthorities(options.CaCertificateFile);
        var clientOptions = new SecretClientOptions
        {
            Transport = CreateTransport(new BackendHttpHandler(authorities: authorities)),
            DisableChallengeResourceVerification = options.DisableChallengeResourceVerification,
            Retry = { MaxRetries = 0, NetworkTimeout = options.Timeout },
        };
        // The endpoints of managed identities are in clear text, on an address that only the machine itself has.
        TokenCredential credential = options.Credential
            ?? CreateCredential(options, CreateTransport(new BackendHttpHandler(allowsClearText: true, authorities)));
        Secrets = new SecretClient(options.VaultUri, credential, clientOptions);
    }

    public SecretClient Secrets { get; }

    public void Dispose()
    {
        foreach (HttpClient transport in _transports) transport.Dispose();
    }

    private static TokenCredential CreateCredential(AzureKeyVaultBackendOptions options, HttpPipelineTransport transport)
    {
        switch (options.AuthMethod)
        {
            case KeyVaultAuthMethod.ManagedIdentity:
                ManagedIdentityId identity =
                    options.ClientId is { } clientId
                        ? ManagedIdentityId.FromUserAssignedClientId(clientId)
                        : ManagedIdentityId.SystemAssigned;
                return new ManagedIdentityCredential(Configure(new ManagedIdentityCredentialOptions(identity), options, transport));

            case KeyVaultAuthMethod.WorkloadIdentity:
                WorkloadIdentityCredentialOptions workload = Configure(new WorkloadIdentityCredentialOptions(), options, transport);
                workload.ClientId = options.ClientId ?? workload.ClientId;
                workload.TenantId = options.TenantId ?? workload.TenantId;
                workload.TokenFilePath = options.FederatedTokenFile ?? workload.TokenFilePath;
                // Instance discovery would ask the public cloud about the host that the user named.
                workload.DisableInstanceDiscovery = options.AuthorityHost is not null;
                return new WorkloadIdentityCredential(workload);

            default:
                DefaultAzureCredentialOptions chain = Configure(new DefaultAzureCredentialOptions(), options, transport);
                chain.ManagedIdentityClientId = options.ClientId ?? chain.ManagedIdentityClientId;
                chain.WorkloadIdentityClientId = options.ClientId ?? chain.WorkloadIdentityClientId;
                chain.TenantId = options.TenantId ?? chain.TenantId;
                chain.DisableInstanceDiscovery = options.AuthorityHost is not null;
                chain.ExcludeInteractiveBrowserCredential = true;
                chain.CredentialProcessTimeout = ToolTimeout;
                return new DefaultAzureCredential(chain);
        }
    }

    /// <summary>One try and one more: what is unavailable then is asked again when the cache does.</summary>
    private static T Configure<T>(T credential, AzureKeyVaultBackendOptions options, HttpPipelineTransport transport)
        where T : TokenCredentialOptions
    {
        credential.Transport = transport;
        credential.AuthorityHost = options.AuthorityHost ?? credential.AuthorityHost;
        credential.Retry.MaxRetries = 1;
        credential.Retry.NetworkTimeout = options.Timeout;
        return credential;
    }

    private HttpClientTransport CreateTransport(BackendHttpHandler handler)
    {
        var client = new HttpClient(handler) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        _transports.Add(client);
        return new HttpClientTransport(client);
    }

    private static X509Certificate2Collection? ReadAuthorities(string? file)
    {
        if (file is null) return null;
        return CertificateAuthorities.Read([file], file, out string? defect) ?? throw new InvalidOperationException(defect);
    }
}
