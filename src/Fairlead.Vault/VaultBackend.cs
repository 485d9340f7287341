using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using Fairlead.BackendHttp;
using Fairlead.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fairlead.Vault;

/// <summary>
/// Connections in HashiCorp Vault or OpenBao. Each is a secret of the KV engine, as a whole URI (<c>conn_uri</c>) or in fields. Login and
/// password can come from the database engine: see <see cref="VaultBackendOptions.DatabaseCredentials"/>.
/// </summary>
internal sealed class VaultBackend : IWritableBackend, IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly VaultSettings _settings;
    private readonly VaultTransport _transport;
    private readonly VaultSession _session;
    private readonly VaultKeyValues _secrets;
    private readonly VaultLeases _leases;
    private readonly Meter? _meter;
    private int _isDisposed;

    private VaultBackend(VaultSettings settings, TimeProvider time, ILogger logger, IMeterFactory? meters)
    {
        _settings = settings;
        _transport = new VaultTransport(settings);
        // A factory owns its meters and disposes them itself.
        _meter = meters is null ? new Meter("Fairlead") : null;
        Counter<long> logins =
            (meters?.Create("Fairlead") ?? _meter!).CreateCounter<long>("fairlead.backend.logins", "{login}", "Sign-ins of backends");
        var client = new VaultClient(settings, _transport, time);
        _session = new VaultSession(settings, client, new VaultSignIn(settings, client, _transport, time), time, logger, logins);
        _secrets = new VaultKeyValues(settings, _session);
        _leases = new VaultLeases(settings.Options.Name, _session, time, logger);
    }

    /// <inheritdoc/>
    public string Name => _settings.Options.Name;

    /// <summary>Creates a backend that uses the program's clock, log and meters.</summary>
    /// <exception cref="OptionsValidationException">An option or environment variable is invalid.</exception>
    public static VaultBackend Create(IServiceProvider services, VaultBackendOptions options)
    {
        VaultEnvironment environment = services.GetService<VaultEnvironment>() ?? VaultEnvironment.Process;
        new VaultBackendOptionsValidator(environment).Check(options.Name, options);
        return new VaultBackend(
            VaultSettings.Create(options, environment), services.GetTimeProvider(), services.CreateBackendLogger(),
            services.GetService<IMeterFactory>());
    }

    /// <summary>Gets the work that timers have started, for tests that move the clock.</summary>
    internal Task Background => Task.WhenAll(_session.Background, _leases.Background);

    /// <inheritdoc/>
    public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!TryFindPath(request, out string path, out string place, out string? reason)) return BackendAnswer.NotFound([place], reason);
        if (_settings.Options.DatabaseCredentials.TryGetValue(request.ConnectionId, out string? template))
            return await FindLeasedAsync(request, path, place, template, cancellationToken).ConfigureAwait(false);

        VaultSecret secret = await _secrets.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        return secret.Failure?.ToAnswer([place]) ?? BackendAnswer.Found(CreateText(secret.Json!, place), [], [place]) with
        {
            Version = Format(secret.Version), ExpiresAt = secret.ExpiresAt,
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> DescribePlaces(BackendRequest request, string field)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!TryFindPath(request, out _, out string place, out _)) return [];
        string key = $"the key '{field}' of the {Describe(place)}";
        return _settings.Options.DatabaseCredentials.TryGetValue(request.ConnectionId, out string? template)
            && field is "login" or "password"
            ? [$"the role at {template} in Vault", key]
            : [key];
    }

    /// <inheritdoc/>
    public async ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        (VaultSecret? current, BackendWriteResult? refusal, string path, string place) =
            await ReadBeforeWriteAsync(write.Request, write.Version, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) return refusal;

        // A deleted connection may be created again: the engine then wants the number of the deleted version.
        VaultReply reply =
            await _secrets.WriteAsync(path, write.FormatJson(), current?.Version ?? 0, cancellationToken).ConfigureAwait(false);
        if (reply.IsSuccess && reply.FindObject("data") is { } data && data.TryGetProperty("version", out var version)
            && version.TryGetInt64(out long number))
            return BackendWriteResult.Written(place, Format(number)!);
        return DescribeRefusedWrite(reply, $"{_settings.MountPoint}/data/{path}", "'create' and 'update'");
    }

    /// <inheritdoc/>
    public async ValueTask<BackendWriteResult> DeleteAsync(BackendRequest request, string version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(version);
        (VaultSecret? current, BackendWriteResult? refusal, string path, string place) =
            await ReadBeforeWriteAsync(request, version, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) return refusal;

        VaultReply reply = await _secrets.DeleteAsync(path, current!.Version!.Value, cancellationToken).ConfigureAwait(false);
        if (!reply.IsSuccess) return DescribeRefusedWrite(reply, $"{_settings.MountPoint}/delete/{path}", "'update'");
        // Only the version that was read is deleted. One that was written in the meantime stays, and is a conflict.
        VaultSecret after = await _secrets.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        return after.Failure is null ? DescribeConflict(after) : BackendWriteResult.Deleted(place);
    }

    /// <summary>Ends the session without waiting for the server.</summary>
    public void Dispose() => _ = DisposeAsync().AsTask();

    /// <summary>Ends the session, and revokes leases and a token that only this program uses. Gives up after two seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        _session.Dispose();
        _leases.Dispose();
        _meter?.Dispose();
        using var limit = new CancellationTokenSource(Farewell);
        try
        {
            // The leases of a token end with it.
            if (_session.Token is { IsOwn: true }) await _session.RevokeTokenAsync(limit.Token).ConfigureAwait(false);
            else await _leases.RevokeAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // They expire anyway.
        }
        _transport.Dispose();
    }

    private async ValueTask<BackendAnswer> FindLeasedAsync(
        BackendRequest request, string path, string place, string template, CancellationToken cancellationToken)
    {
        if (!VaultPaths.TryFormat(template, isFolder: false, request, out string? credentials, out string? reason))
            return BackendAnswer.NotFound([template], reason);
        VaultSecret secret = await _secrets.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        // The secret only adds to the credentials: it need not exist, and the program need not have the right to read it.
        if (secret.Failure is { Outcome: not (BackendOutcome.NotFound or BackendOutcome.Denied) } failure) return failure.ToAnswer([place]);

        (VaultLease? lease, BackendFailure? refusal) = await _leases.GetAsync(credentials, cancellationToken).ConfigureAwait(false);
        if (lease is null) return refusal!.ToAnswer([credentials]);
        DateTimeOffset? end = lease.ExpiresAt is { } own && !(secret.ExpiresAt < own) ? own : secret.ExpiresAt;
        BackendText? text = secret.Json is { } json ? CreateText(json, place) : null;
        string source = $"Vault credentials {credentials}";
        return BackendAnswer.Found(
            text, [new BackendField("login", new Secret(lease.Login), source), new BackendField("password", lease.Password, source)],
            text is null ? [credentials] : [place, credentials]) with
        {
            Version = Format(secret.Version), ExpiresAt = end,
        };
    }

    /// <summary>Reads the current version before a write. Returns a refusal if it isn't the one that the writer read.</summary>
    private async Task<(VaultSecret? Current, BackendWriteResult? Refusal, string Path, string Place)> ReadBeforeWriteAsync(
        BackendRequest request, string? version, CancellationToken cancellationToken)
    {
        if (!TryFindPath(request, out string path, out string place, out string? reason))
            return Refuse(BackendWriteResult.Rejected(reason!));
        (int? engine, BackendFailure? failure) = await _secrets.GetVersionAsync(cancellationToken).ConfigureAwait(false);
        if (failure is not null) return Refuse(failure.ToWriteResult());
        if (engine == 1)
            return Refuse(BackendWriteResult.Rejected(
                $"the engine '{_settings.MountPoint}' has version 1, which cannot compare versions; writing needs version 2"));

        VaultSecret current = await _secrets.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        // A secret without keys exists, although nobody could have read it as a connection.
        bool exists = current.Failure is null or { Outcome: BackendOutcome.Malformed };
        if (!exists && current.Failure!.Outcome != BackendOutcome.NotFound) return Refuse(current.Failure.ToWriteResult());
        bool isSeen = version is null ? !exists : exists && Format(current.Version) == version;
        return isSeen ? (current, null, path, place) : Refuse(DescribeConflict(exists ? current : null));

        (VaultSecret?, BackendWriteResult?, string, string) Refuse(BackendWriteResult refusal) => (null, refusal, path, place);
    }

    private static BackendWriteResult DescribeConflict(VaultSecret? current) => BackendWriteResult.Conflict(
        current is null ? "it does not exist, or was deleted" : $"it exists with the version {Format(current.Version)}");

    private BackendWriteResult DescribeRefusedWrite(VaultReply reply, string path, string capabilities) => reply switch
    {
        { Failure: { } failure } => failure.ToWriteResult(),
        { Status: 400 } when reply.HasError("check-and-set parameter did not match") =>
            BackendWriteResult.Conflict("somebody else wrote it in the meantime"),
        { Status: 403 } =>
            BackendWriteResult.Denied($"the token may not write it (403): a policy needs the capabilities {capabilities} on '{path}'"),
        { Status: 404 } => BackendWriteResult.Rejected($"there is no KV engine at '{_settings.MountPoint}' (404)"),
        { IsSuccess: true } => BackendWriteResult.Unavailable("the answer is not one of a KV engine of version 2"),
        _ => BackendWriteResult.Rejected($"the server refuses it ({reply.Status})"),
    };

    /// <summary>Finds the path of a connection within the engine, and the place, with the engine, for messages.</summary>
    private bool TryFindPath(BackendRequest request, out string path, out string place, out string? reason)
    {
        (path, reason) = ("", $"{nameof(VaultBackendOptions.ConnectionsPath)} is null, and nothing is looked up");
        string? shown = null;
        bool isPath = _settings.Options.ConnectionsPath is { } template
            && VaultPaths.TryFormat(template, isFolder: true, request, out shown, out reason);
        if (isPath) path = shown!;
        else if (_settings.Options.ConnectionsPath is { } folder) shown = VaultPaths.Complete(folder);
        place = (shown is null ? _settings.MountPoint : $"{_settings.MountPoint}/{shown}")
            + (_settings.Namespace is { } name ? $" in the namespace {name}" : "");
        return isPath;
    }

    /// <summary>Airflow looks for <c>conn_uri</c> first, and ignores the rest of a secret that has it.</summary>
    private BackendText CreateText(Secret json, string place)
    {
        if (!_settings.Options.IsAirflows) return new BackendText(json, Describe(place));
        using JsonDocument document = JsonDocument.Parse(json.Reveal());
        Secret text = VaultReply.GetText(document.RootElement, "conn_uri") is { } uri ? new Secret(uri) : json;
        return new BackendText(text, Describe(place)) { IsAirflows = true };
    }

    private static string Describe(string place) => "Vault secret " + place;

    private static string? Format(long? version) => version?.ToString(CultureInfo.InvariantCulture);
}
