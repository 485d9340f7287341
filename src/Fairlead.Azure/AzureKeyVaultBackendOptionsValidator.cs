using Fairlead.Settings;
using Microsoft.Extensions.Options;

namespace Fairlead.Azure;

/// <summary>Refuses options that cannot be meant.</summary>
internal sealed class AzureKeyVaultBackendOptionsValidator : IValidateOptions<AzureKeyVaultBackendOptions>
{
    private static readonly TimeSpan LongestSettleTime = TimeSpan.FromMinutes(1);

    public ValidateOptionsResult Validate(string? name, AzureKeyVaultBackendOptions options) => FindDefects(options).ToResult(options.Name);

    private static IEnumerable<string> FindDefects(AzureKeyVaultBackendOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name)) yield return $"{nameof(options.Name)} is empty";
        if (options.VaultUri is null)
            yield return $"set {nameof(options.VaultUri)} to an address such as https://acme-production.vault.azure.net";
        else if (FindAddressDefect(options.VaultUri) is { } defect)
            yield return $"{nameof(options.VaultUri)} {defect}";
        if (options.AuthorityHost is { } authority && FindAddressDefect(authority) is { } other)
            yield return $"{nameof(options.AuthorityHost)} {other}";

        if (options.ConnectionsPrefix is { } prefix && !KeyVaultNames.IsPrefix(prefix))
        {
            yield return $"{nameof(options.ConnectionsPrefix)} must begin with a letter and hold only letters, digits, '-', '_' and "
                + "{deployment}, such as airflow-connections";
        }
        if (options.Separator is not { Length: > 0 and <= 8 } separator || separator.Any(static c => c != '-'))
            yield return $"{nameof(options.Separator)} must be one or more hyphens, because any other text would make two ids one name";

        if (!Enum.IsDefined(options.AuthMethod))
            yield return $"{nameof(options.AuthMethod)} is not one of {string.Join(", ", Enum.GetNames<KeyVaultAuthMethod>())}";
        bool isDescribed = options.AuthMethod != KeyVaultAuthMethod.Default || options.ClientId is not null || options.TenantId is not null;
        if (options.Credential is not null && isDescribed)
        {
            yield return $"{nameof(options.Credential)} is set: leave out {nameof(options.AuthMethod)}, {nameof(options.ClientId)} and "
                + $"{nameof(options.TenantId)}, which it does not use";
        }
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromDays(1))
            yield return $"{nameof(options.Timeout)} must be more than zero and up to a day";
        if (options.WriteSettleTime <= TimeSpan.Zero || options.WriteSettleTime > LongestSettleTime)
            yield return $"{nameof(options.WriteSettleTime)} must be more than zero and up to a minute";
    }

    private static string? FindAddressDefect(Uri address) => address switch
    {
        { IsAbsoluteUri: false } => "is not an address such as https://acme-production.vault.azure.net",
        { Scheme: "http" } => "is in clear text; use https, without which no token is sent",
        { Scheme: not "https" } => "is not an address such as https://acme-production.vault.azure.net",
        _ when address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0 =>
            "must be an address without credentials and query",
        _ when address.AbsolutePath != "/" => "must be an address without a path",
        _ => null,
    };
}
