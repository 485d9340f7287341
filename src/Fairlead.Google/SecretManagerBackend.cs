using System.Text.Json;
using Fairlead.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fairlead.Google;

/// <summary>Connections in Google Secret Manager, a secret each.</summary>
internal sealed class SecretManagerBackend : IWritableBackend, IDisposable
{
    private const string ReadRole = "roles/secretmanager.secretAccessor";
    private const string WriteRoles =
        "roles/secretmanager.admin, or create, get, update and versions.get, access, list, add, destroy of it";

    private readonly GoogleSecretManagerBackendOptions _options;
    private readonly SecretManagerClient _client;
    private readonly SecretManagerNames _names;
    private readonly SecretManagerWriter _writer;

    private SecretManagerBackend(
        GoogleSecretManagerBackendOptions options, GoogleEnvironment environment, TimeProvider timeProvider, ILogger logger)
    {
        _options = options;
        _client = new SecretManagerClient(options, environment, timeProvider, logger);
        _names = new SecretManagerNames(options.ConnectionsPrefix, options.Separator);
        _writer = new SecretManagerWriter(_client, options, timeProvider, logger);
    }

    public string Name => _options.Name;

    /// <exception cref="OptionsValidationException">The options cannot be meant.</exception>
    public static SecretManagerBackend Create(IServiceProvider services, GoogleSecretManagerBackendOptions options)
    {
        new GoogleSecretManagerBackendOptionsValidator().Check(options.Name, options);
        GoogleEnvironment environment = services.GetService<GoogleEnvironment>() ?? GoogleEnvironment.Process;
        return new SecretManagerBackend(options, environment, services.GetTimeProvider(), services.CreateBackendLogger());
    }

    public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        if (!_names.TryGetName(request, out string? name, out string? reason))
            return BackendAnswer.NotFound([GetPlace(_names.Describe(request))], reason);
        string place = GetPlace(name);
        string version = _options.Versions.TryGetValue(request.ConnectionId, out string? pinned) ? pinned : _options.Version;
        try
        {
            JsonElement answer = await _client
                .CallAsync(HttpMethod.Get, $"secrets/{name}/versions/{version}:access", null, cancellationToken).ConfigureAwait(false);
            return SecretManagerPayload.Read(answer, place, _options.IsAirflows);
        }
        catch (SecretManagerException e)
        {
            return Explain(e, place, version);
        }
    }

    public ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, CancellationToken cancellationToken) =>
        TryWriteAsync(write.Request, name => _writer.WriteAsync(name, GetPlace(name), write, cancellationToken));

    public ValueTask<BackendWriteResult> DeleteAsync(BackendRequest request, string version, CancellationToken cancellationToken) =>
        TryWriteAsync(request, name => _writer.DeleteAsync(name, GetPlace(name), version, cancellationToken));

    public IReadOnlyList<string> DescribePlaces(BackendRequest request, string field) =>
        [$"{field} of the JSON in {GetPlace(_names.Describe(request))}"];

    public void Dispose() => _client.Dispose();

    /// <summary>What a read means that failed. The service's message tells apart what its codes do not.</summary>
    private static BackendAnswer Explain(SecretManagerException exception, string place, string version)
    {
        if (exception.Code == "NOT_FOUND" && SecretManagerMessages.IsAboutSecret(exception))
        {
            return BackendAnswer.NotFound([place], version == GoogleSecretManagerBackendOptions.LatestVersion
                ? "there is no such secret, or it has no version"
                : $"there is no such secret, or it has no version {version}");
        }
        if (exception.Code == "FAILED_PRECONDITION")
        {
            if (SecretManagerMessages.IsDestroyed(exception)) return BackendAnswer.NotFound([place], $"the version {version} is destroyed");
            if (SecretManagerMessages.IsDisabled(exception))
                return BackendAnswer.Denied([place], $"the version {version} is disabled: enable it, or add a new version");
        }
        return SecretManagerFailures.Explain(exception, ReadRole).ToAnswer([place]);
    }

    private async ValueTask<BackendWriteResult> TryWriteAsync(BackendRequest request, Func<string, Task<BackendWriteResult>> writeAsync)
    {
        if (!_names.TryGetName(request, out string? name, out string? reason)) return BackendWriteResult.Rejected(reason);
        if (_options.Version != GoogleSecretManagerBackendOptions.LatestVersion || _options.Versions.ContainsKey(request.ConnectionId))
            return BackendWriteResult.Rejected(
                "the backend reads another version than the latest one, and only a new latest one can be written");
        try
        {
            return await writeAsync(name).ConfigureAwait(false);
        }
        catch (SecretManagerException e)
        {
            return SecretManagerFailures.Explain(e, WriteRoles).ToWriteResult();
        }
    }

    private static string GetPlace(string name) => $"the secret {name} of Google Secret Manager";
}
