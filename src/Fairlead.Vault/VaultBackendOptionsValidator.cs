using Fairlead.BackendHttp;
using Fairlead.Settings;
using Microsoft.Extensions.Options;

namespace Fairlead.Vault;

/// <summary>Finds invalid options and environment variables.</summary>
internal sealed class VaultBackendOptionsValidator(VaultEnvironment environment) : IValidateOptions<VaultBackendOptions>
{
    public ValidateOptionsResult Validate(string? name, VaultBackendOptions options) => FindDefects(options).ToResult(options.Name);

    private IEnumerable<string> FindDefects(VaultBackendOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name)) yield return $"{nameof(options.Name)} is empty";
        foreach (string defect in FindAddressDefects(options)) yield return defect;
        foreach (string defect in FindPathDefects(options)) yield return defect;
        foreach (string defect in FindSignInDefects(options)) yield return defect;

        bool isTimeout = options.Timeout is { } timeout
            ? timeout > TimeSpan.Zero && timeout <= TimeSpan.FromDays(1)
            : environment.Get("CLIENT_TIMEOUT") is not { } text || VaultSettings.ReadTimeout(text) is not null;
        if (!isTimeout)
        {
            string place = options.Timeout is null ? Describe("CLIENT_TIMEOUT") : nameof(options.Timeout);
            yield return $"{place} must be more than zero and up to a day, such as 30s";
        }

        bool hasCertificate = (options.ClientCertificateFile ?? environment.Get("CLIENT_CERT")) is not null;
        bool hasKey = (options.ClientKeyFile ?? environment.Get("CLIENT_KEY")) is not null;
        if (hasCertificate != hasKey)
        {
            yield return $"a client certificate needs both {nameof(options.ClientCertificateFile)} (VAULT_CLIENT_CERT) and "
                + $"{nameof(options.ClientKeyFile)} (VAULT_CLIENT_KEY)";
        }
    }

    private IEnumerable<string> FindAddressDefects(VaultBackendOptions options)
    {
        if (VaultSettings.FindAddress(options, environment) is not { } address)
        {
            yield return environment.Find("ADDR") is { } found
                ? $"{found.Name} is not an address such as https://vault.internal:8200"
                : $"set {nameof(options.Address)}, or VAULT_ADDR, to an address such as https://vault.internal:8200";
            yield break;
        }
        string place = options.Address is null ? Describe("ADDR") : nameof(options.Address);
        bool isWeb = address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
        if (!isWeb)
        {
            yield return $"{place} is not an address such as https://vault.internal:8200";
            yield break;
        }
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            yield return $"{place} must be an address without credentials and query";
        if (!options.AllowClearText && BackendHttpHandler.IsClearText(address))
            yield return $"{place} is in clear text; use https, or set {nameof(options.AllowClearText)}";
        if (environment.Find("SKIP_VERIFY") is { } skip && !IsFalse(skip.Value))
        {
            yield return $"{skip.Name} is set, and the server's certificate is always verified: name the authority that issued it in "
                + $"{nameof(options.CaCertificateFile)} (VAULT_CACERT), and remove {skip.Name}";
        }
    }

    private static IEnumerable<string> FindPathDefects(VaultBackendOptions options)
    {
        if (options.MountPoint is null || !VaultPaths.IsPath(options.MountPoint.Trim('/')))
            yield return $"{nameof(options.MountPoint)} is not the path of a secrets engine, such as secret";
        if (options.ConnectionsPath is { } path && !VaultPaths.IsTemplate(VaultPaths.Complete(path)))
            yield return $"{nameof(options.ConnectionsPath)} is not a folder or a path with {{id}} and {{deployment}}, such as connections";
        if (options.KvVersion is not (null or 1 or 2)) yield return $"{nameof(options.KvVersion)} must be 1 or 2, or left out";
        foreach ((string id, string credentials) in options.DatabaseCredentials)
        {
            if (credentials is null || !credentials.Contains('/', StringComparison.Ordinal) || !VaultPaths.IsTemplate(credentials))
                yield return $"{nameof(options.DatabaseCredentials)} of the connection '{id}' is not a path such as database/creds/orders";
        }
    }

    private IEnumerable<string> FindSignInDefects(VaultBackendOptions options)
    {
        if (options.AuthMountPoint is { } mount && !VaultPaths.IsPath(mount.Trim('/')))
            yield return $"{nameof(options.AuthMountPoint)} is not the path of a sign-in method, such as kubernetes";
        if (options.IsWrapped && options.AuthMethod is not (VaultAuthMethod.Token or VaultAuthMethod.AppRole))
            yield return $"{nameof(options.IsWrapped)} is for tokens and for the secret ids of AppRole";
        switch (options.AuthMethod)
        {
            case VaultAuthMethod.Token:
                break;
            case VaultAuthMethod.AppRole when (options.RoleId ?? environment.Get("ROLE_ID")) is not { Length: > 0 }:
                yield return $"AppRole needs {nameof(options.RoleId)}, or VAULT_ROLE_ID";
                break;
            case VaultAuthMethod.Kubernetes when options.Role is not { Length: > 0 }:
                yield return $"Kubernetes needs {nameof(options.Role)}";
                break;
            case VaultAuthMethod.Jwt when options.JwtFile is not { Length: > 0 }:
                yield return $"JWT needs {nameof(options.JwtFile)}";
                break;
            case VaultAuthMethod.Cert when (options.ClientCertificateFile ?? environment.Get("CLIENT_CERT")) is null:
                yield return $"a sign-in with a certificate needs {nameof(options.ClientCertificateFile)}, or VAULT_CLIENT_CERT";
                break;
            case > VaultAuthMethod.Cert or < VaultAuthMethod.Token:
                yield return $"{nameof(options.AuthMethod)} is not one of {string.Join(", ", Enum.GetNames<VaultAuthMethod>())}";
                break;
        }
    }

    private string Describe(string name) => environment.Find(name)?.Name ?? "VAULT_" + name;

    /// <summary>Determines whether Go's tools read a text as false.</summary>
    private static bool IsFalse(string text) => text.ToLowerInvariant() is "0" or "f" or "false";
}
