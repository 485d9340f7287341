using System.Globalization;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Fairlead.BackendHttp;
using Fairlead.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fairlead.Azure;

/// <summary>Connections in Azure Key Vault: each a secret, as a URI or a JSON object.</summary>
internal sealed class KeyVaultBackend : IWritableBackend, IDisposable
{
    private const string ReadPermission = "the role 'Key Vault Secrets User', or in an access policy the secret permission Get";

    private readonly AzureKeyVaultBackendOptions _options;
    private readonly KeyVaultNames _names;
    private readonly KeyVaultConnection _connection;
    private readonly KeyVaultErrors _errors;
    private readonly KeyVaultWriter _writer;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    private KeyVaultBackend(AzureKeyVaultBackendOptions options, KeyVaultPace pace, TimeProvider time, ILogger logger)
    {
        _options = options;
        _names = new KeyVaultNames(options.ConnectionsPrefix, options.Separator);
        _connection = new KeyVaultConnection(options);
        _errors = new KeyVaultErrors(options, time);
        _writer = new KeyVaultWriter(this, options, pace, logger);
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc/>
    public string Name => _options.Name;

    /// <summary>Gets the client, for the writer.</summary>
    internal SecretClient Secrets => _connection.Secrets;

    /// <summary>Creates a backend with the program's clock and log.</summary>
    /// <exception cref="OptionsValidationException">The options cannot be meant.</exception>
    public static KeyVaultBackend Create(IServiceProvider services, AzureKeyVaultBackendOptions options)
    {
        new AzureKeyVaultBackendOptionsValidator().Check(options.Name, options);
        TimeProvider time = services.GetTimeProvider();
        KeyVaultPace pace = services.GetService<KeyVaultPace>() ?? new KeyVaultPace(options.WriteSettleTime, time);
        return new KeyVaultBackend(options, pace, time, services.CreateBackendLogger());
    }

    /// <inheritdoc/>
    public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        if (!_names.TryFormat(request, out string name, out string? reason))
            return BackendAnswer.NotFound([Describe(_names.Template)], reason);
        string place = Describe(name);
        (KeyVaultSecret? secret, BackendFailure? failure) = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
        if (failure is not null) return failure.ToAnswer([place]);

        SecretProperties properties = secret!.Properties;
        if (KeyVaultNames.FindForeignOwner(request.ConnectionId, properties.Tags) is { } foreign)
            return BackendAnswer.NotFound([place], foreign);
        if (FindValidityDefect(properties) is { } defect)
            return BackendAnswer.Denied([place], defect) with { Version = properties.Version };
        if (secret.Value.Length == 0) return BackendAnswer.Malformed([place], "the secret is empty") with { Version = properties.Version };
        return BackendAnswer.Found(new BackendText(new Secret(secret.Value), place) { IsAirflows = _options.IsAirflows }) with
        {
            Version = properties.Version, ExpiresAt = properties.ExpiresOn,
        };
    }

    /// <inheritdoc/>
    public async ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, CancellationToken cancellationToken) =>
        _names.TryFormat(write.Request, out string name, out string? reason)
            ? await _writer.WriteAsync(name, Describe(name), write, cancellationToken).ConfigureAwait(false)
            : BackendWriteResult.Rejected(reason!);

    /// <inheritdoc/>
    public async ValueTask<BackendWriteResult> DeleteAsync(BackendRequest request, string version, CancellationToken cancellationToken) =>
        _names.TryFormat(request, out string name, out string? reason)
            ? await _writer.DeleteAsync(name, Describe(name), request.ConnectionId, version, cancellationToken).ConfigureAwait(false)
            : BackendWriteResult.Rejected(reason!);

    /// <inheritdoc/>
    public IReadOnlyList<string> DescribePlaces(BackendRequest request, string field) =>
        _names.TryFormat(request, out string name, out _) ? [$"'{field}' of the {Describe(name)}"] : [];

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>Reads the current version of a secret. Returns a failure where there is none.</summary>
    internal async Task<(KeyVaultSecret? Secret, BackendFailure? Failure)> ReadAsync(string name, CancellationToken cancellationToken)
    {
        return await CallAsync(
            async () =>
            {
                KeyVaultSecret secret = await Secrets.GetSecretAsync(name, version: null, cancellationToken).ConfigureAwait(false);
                Expect(secret.Properties, name);
                return secret.Value is null ? throw new FormatException("The secret has no value") : secret;
            },
            ReadPermission, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Expects that an answer is about the secret that was asked for, and not from whatever else speaks JSON.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    internal static void Expect(SecretProperties properties, string name)
    {
        bool isOwn = string.Equals(properties.Name, name, StringComparison.OrdinalIgnoreCase) && properties.Version is { Length: > 0 };
        if (!isOwn) throw new FormatException("The answer is about something else");
    }

    /// <summary>Calls the service. What it throws is a failure, unless the caller has given up.</summary>
    internal async Task<(T? Result, BackendFailure? Failure)> CallAsync<T>(
        Func<Task<T>> callAsync, string permission, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return (await callAsync().ConfigureAwait(false), null);
        }
        catch (Exception e) when (KeyVaultErrors.IsFailure(e, cancellationToken))
        {
            BackendFailure failure = _errors.Describe(e, permission);
            if (e is AuthenticationFailedException) _logger.SignInFailed(Name, failure.Reason);
            return (null, failure);
        }
    }

    /// <summary>Key Vault hands out secrets before their time and after it; only the reader looks.</summary>
    private string? FindValidityDefect(SecretProperties properties)
    {
        DateTimeOffset now = _time.GetUtcNow();
        if (properties.Enabled == false) return "the secret is disabled: enable its latest version, or write a new one";
        if (properties.NotBefore > now)
            return Say($"the secret is not valid before {properties.NotBefore:u}: wait for that, or move its start");
        if (properties.ExpiresOn <= now)
            return Say($"the secret expired at {properties.ExpiresOn:u}: write a new version, or move its end");
        return null;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private string Describe(string name) => $"Key Vault secret {name} in {_options.VaultUri!.Host}";
}
