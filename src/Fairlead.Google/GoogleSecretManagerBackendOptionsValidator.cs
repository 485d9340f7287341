using Fairlead.BackendHttp;
using Fairlead.Settings;
using Microsoft.Extensions.Options;

namespace Fairlead.Google;

/// <summary>Refuses options that cannot be meant.</summary>
internal sealed class GoogleSecretManagerBackendOptionsValidator : IValidateOptions<GoogleSecretManagerBackendOptions>
{
    public ValidateOptionsResult Validate(string? name, GoogleSecretManagerBackendOptions options) =>
        FindDefects(options).ToResult(options.Name);

    private static IEnumerable<string> FindDefects(GoogleSecretManagerBackendOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name)) yield return $"{nameof(options.Name)} is empty";
        if (options.Project is { } project && !SecretManagerNames.IsProject(project))
            yield return $"{nameof(options.Project)} is not the id or number of a project, such as acme-production";
        if (options.Location is { } location && !SecretManagerNames.IsLocation(location))
            yield return $"{nameof(options.Location)} is not a location, such as europe-west3";
        if (options.ConnectionsPrefix is { } prefix && !SecretManagerNames.IsPrefix(prefix))
        {
            yield return $"{nameof(options.ConnectionsPrefix)} is not the beginning of a secret's name, which has letters, digits, "
                + "'_' and '-', and {deployment} at most once";
        }
        if (options.Separator is null || !SecretManagerNames.IsPart(options.Separator))
            yield return $"{nameof(options.Separator)} may have letters, digits, '_' and '-' only";
        if (options.Version is null || !SecretManagerNames.IsVersion(options.Version))
            yield return $"{nameof(options.Version)} is not latest, a number or an alias";
        foreach ((string id, string version) in options.Versions)
        {
            if (version is null || !SecretManagerNames.IsVersion(version))
                yield return $"{nameof(options.Versions)} of the connection '{id}' is not latest, a number or an alias";
        }
        if (options.CredentialsFile is { } file && string.IsNullOrWhiteSpace(file))
            yield return $"{nameof(options.CredentialsFile)} is empty";
        if (options.Endpoint is { } endpoint) foreach (string defect in FindEndpointDefects(endpoint)) yield return defect;
    }

    private static IEnumerable<string> FindEndpointDefects(Uri endpoint)
    {
        const string Endpoint = nameof(GoogleSecretManagerBackendOptions.Endpoint);
        bool isWeb = endpoint.IsAbsoluteUri && (endpoint.Scheme == Uri.UriSchemeHttps || endpoint.Scheme == Uri.UriSchemeHttp);
        if (!isWeb) yield return $"{Endpoint} is not an address such as https://secretmanager.googleapis.com";
        else if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
            yield return $"{Endpoint} must be an address without credentials and query";
        else if (BackendHttpHandler.IsClearText(endpoint)) yield return $"{Endpoint} is in clear text; use https";
    }
}
