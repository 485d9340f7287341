using System.Diagnostics.CodeAnalysis;
using Fairlead.Settings;
using Fairlead.Store.Databases;
using Fairlead.Store.Encryption;
using Fairlead.Store.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Fairlead.Store;

/// <summary>
/// Connections in an encrypted store: a SQLite file, or a PostgreSQL database that several machines share. Besides the methods of every
/// backend it has some for administration tools, which throw a <see cref="StoreException"/> if they fail.
/// </summary>
public sealed class StoreBackend : IWritableBackend, IBatchSecretsBackend, IListingBackend, IAsyncDisposable, IDisposable
{
    private const int LargestBatch = 1000;

    private readonly StoreBackendOptions _options;
    private readonly StoreDatabase _database;
    private readonly StoreKeys _keys;
    private readonly StoreFolder _folders;
    private readonly StoreReader _reader;
    private readonly StoreWriter _writer;
    private readonly KeyRotation _rotation;
    private readonly StoreInspection _inspection;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly string _changedBy;

    private StoreBackend(StoreBackendOptions options, StoreDatabase database, StoreKeys keys, TimeProvider timeProvider, ILogger logger)
    {
        _options = options;
        _database = database;
        _keys = keys;
        _timeProvider = timeProvider;
        _logger = logger;
        _folders = new StoreFolder(options.Folder);
        _changedBy = options.ChangedBy ?? $"{Environment.UserName}@{Environment.MachineName}";
        var tracker = new ChangeTracker(options.Name, database.Place, logger);
        var keyTable = new KeyTable(keys, database);
        _reader = new StoreReader(database, keys, keyTable, tracker, _folders);
        _writer = new StoreWriter(database, keys, keyTable, _reader, tracker, options, timeProvider);
        _rotation = new KeyRotation(database, keys, keyTable, timeProvider);
        _inspection = new StoreInspection(database, keys);
    }

    /// <inheritdoc/>
    public string Name => _options.Name;

    /// <inheritdoc/>
    public int MaximumBatchSize => LargestBatch;

    internal StoreDatabase Database => _database;

    /// <summary>Creates the backend. It opens and creates nothing before its first use.</summary>
    /// <param name="options">The options.</param>
    /// <param name="services">The services with the clock and the loggers; null uses the system's clock and no log.</param>
    /// <exception cref="OptionsValidationException">An option is invalid.</exception>
    public static StoreBackend Create(StoreBackendOptions options, IServiceProvider? services = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        StoreEnvironment environment = services?.GetService<StoreEnvironment>() ?? StoreEnvironment.Process;
        new StoreBackendOptionsValidator(environment).Check(options.Name, options);

        ILogger logger = services?.CreateBackendLogger() ?? NullLogger.Instance;
        TimeProvider timeProvider = services?.GetTimeProvider() ?? TimeProvider.System;
        StoreDatabase database = options.Host is not null
            ? new PostgreSqlDatabase(options, environment, timeProvider, logger)
            : new SqliteDatabase(options, FindPath(options, environment), timeProvider, logger);
        var keys = new StoreKeys(CreateKeySource(options, environment, services, logger), timeProvider);
        return new StoreBackend(options, database, keys, timeProvider, logger);
    }

    /// <inheritdoc/>
    public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (await FindManyAsync([request], cancellationToken).ConfigureAwait(false))[0];
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<BackendAnswer>> FindManyAsync(
        IReadOnlyList<BackendRequest> requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return _reader.FindManyAsync(requests, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, CancellationToken cancellationToken) =>
        WriteAsync(write, _changedBy, cancellationToken);

    /// <summary>Creates or replaces a connection on behalf of somebody.</summary>
    /// <param name="write">The connection, and the version to replace.</param>
    /// <param name="changedBy">The name for the history and the audit.</param>
    /// <param name="cancellationToken">Cancelled when the result is no longer wanted.</param>
    public ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, string changedBy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentException.ThrowIfNullOrEmpty(changedBy);
        return _writer.WriteAsync(write, changedBy, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<BackendWriteResult> DeleteAsync(BackendRequest request, string version, CancellationToken cancellationToken) =>
        DeleteAsync(request, version, _changedBy, cancellationToken);

    /// <summary>Deletes a connection on behalf of somebody. Its history stays.</summary>
    /// <param name="request">The connection.</param>
    /// <param name="version">The version that the caller read.</param>
    /// <param name="changedBy">The name for the history and the audit.</param>
    /// <param name="cancellationToken">Cancelled when the result is no longer wanted.</param>
    public ValueTask<BackendWriteResult> DeleteAsync(
        BackendRequest request, string version, string changedBy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(version);
        ArgumentException.ThrowIfNullOrEmpty(changedBy);
        return _writer.DeleteAsync(request, version, changedBy, cancellationToken);
    }

    /// <summary>Restores an older version, as a new version with the same value.</summary>
    /// <param name="request">The connection.</param>
    /// <param name="version">The older version, from the history.</param>
    /// <param name="currentVersion">The version that the caller read; null if the connection is deleted.</param>
    /// <param name="changedBy">The name for the history and the audit; null uses the one of the options.</param>
    /// <param name="cancellationToken">Cancelled when the result is no longer wanted.</param>
    public ValueTask<BackendWriteResult> RestoreAsync(
        BackendRequest request, string version, string? currentVersion, string? changedBy = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(version);
        return _writer.RestoreAsync(request, version, currentVersion, changedBy ?? _changedBy, cancellationToken);
    }

    /// <summary>Lists the connections of a folder in the order of their ids, without values.</summary>
    /// <param name="deployment">The deployment, if the name of the folder contains it.</param>
    /// <param name="after">The last id of the previous page; null for the first page.</param>
    /// <param name="count">The maximum number of entries.</param>
    /// <param name="cancellationToken">Cancelled when the result is no longer wanted.</param>
    public async ValueTask<IReadOnlyList<StoreEntry>> ListAsync(
        string? deployment = null, string? after = null, int count = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return await ExistsAsync(cancellationToken).ConfigureAwait(false)
            ? await _inspection.ListAsync(GetFolder(deployment), after, count, cancellationToken).ConfigureAwait(false)
            : [];
    }

    /// <inheritdoc/>
    public async ValueTask<BackendListing> ListAsync(BackendListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        const int PageSize = 1000;
        var listed = new List<ListedConnection>();
        IReadOnlyList<StoreEntry> page;
        do
        {
            string? after = listed.Count == 0 ? null : listed[^1].ConnectionId;
            page = await ListAsync(request.Deployment, after, PageSize, cancellationToken).ConfigureAwait(false);
            listed.AddRange(page.Select(entry => new ListedConnection(entry.ConnectionId, $"{Name}, version {entry.Version}", [])));
        }
        while (page.Count == PageSize);
        return BackendListing.Found(listed);
    }

    /// <summary>Gets the versions of a connection in the history, the newest first, without values.</summary>
    /// <param name="request">The connection.</param>
    /// <param name="cancellationToken">Cancelled when the result is no longer wanted.</param>
    public async ValueTask<IReadOnlyList<StoreVersion>> GetHistoryAsync(
        BackendRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await ExistsAsync(cancellationToken).ConfigureAwait(false)
            ? await _inspection.GetHistoryAsync(
                GetFolder(request.Deployment), request.ConnectionId, cancellationToken).ConfigureAwait(false)
            : [];
    }

    /// <summary>Gets the changes of the store, in all folders, the latest first.</summary>
    /// <param name="before">The number that entries must be lower than; null for the latest entries.</param>
    /// <param name="count">The maximum number of entries.</param>
    /// <param name="cancellationToken">Cancelled when the result is no longer wanted.</param>
    public async ValueTask<IReadOnlyList<StoreAuditEntry>> GetAuditAsync(
        long? before = null, int count = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return await ExistsAsync(cancellationToken).ConfigureAwait(false)
            ? await _inspection.GetAuditAsync(before, count, cancellationToken).ConfigureAwait(false)
            : [];
    }

    /// <summary>
    /// Makes the first of this program's keys the one that everybody encrypts with, and encrypts everything again, while others read and
    /// write. Other programs must have the new key already. If a rotation is interrupted, the next one finishes it.
    /// </summary>
    /// <param name="changedBy">The name for the audit; null uses the one of the options.</param>
    /// <param name="cancellationToken">Stops the rotation.</param>
    public async ValueTask<StoreKeyRotation> RotateKeyAsync(string? changedBy = null, CancellationToken cancellationToken = default)
    {
        (StoreKey key, int count, IReadOnlyList<StoreDefect> unreadable) =
            await _rotation.RunAsync(changedBy ?? _changedBy, cancellationToken).ConfigureAwait(false);
        _logger.KeyRotated(Name, count, key.Id, unreadable.Count);
        IReadOnlyList<StoreKeyState> keys = await _inspection.GetKeysAsync(cancellationToken).ConfigureAwait(false);
        return new StoreKeyRotation
        {
            KeyId = key.Id, EncryptedCount = count, Unreadable = unreadable,
            RemovableKeyIds =
                [.. keys.Where(static state => state is { IsRemovable: true, Position: not null }).Select(static state => state.KeyId)],
        };
    }

    /// <summary>Reads and decrypts everything, and finds out which keys are in use.</summary>
    /// <param name="cancellationToken">Stops the check.</param>
    public ValueTask<StoreCheck> CheckAsync(CancellationToken cancellationToken = default) => _inspection.CheckAsync(cancellationToken);

    /// <summary>Creates the tables if they are missing, for example with a role that has more rights than the programs.</summary>
    /// <param name="cancellationToken">Cancelled when the result is no longer wanted.</param>
    /// <returns>True if they were missing.</returns>
    public ValueTask<bool> EnsureCreatedAsync(CancellationToken cancellationToken = default) =>
        _database.CreateIfMissingAsync(cancellationToken);

    /// <summary>Deletes versions and audit entries that are older than the options allow.</summary>
    /// <param name="cancellationToken">Cancelled when the result is no longer wanted.</param>
    /// <returns>How many versions and entries were deleted.</returns>
    public async ValueTask<int> PruneAsync(CancellationToken cancellationToken = default) =>
        await ExistsAsync(cancellationToken).ConfigureAwait(false)
        ? await _inspection.PruneAsync(_options, _timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false)
        : 0;

    /// <inheritdoc/>
    public IReadOnlyList<string> DescribePlaces(BackendRequest request, string field)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _reader.FindDefect(request, out string? folder) is null
            ? [$"'{field}' of '{request.ConnectionId}' in {_reader.Describe(folder!, request.ConnectionId)}"] : [];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    /// <inheritdoc/>
    [SuppressMessage("Usage", "VSTHRD002", Justification = "A container that is disposed of synchronously has no other way")]
    public void Dispose() => _database.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async ValueTask<bool> ExistsAsync(CancellationToken cancellationToken) =>
        await _database.FindIdentityAsync(cancellationToken).ConfigureAwait(false) is not null;

    private string GetFolder(string? deployment) => _folders.TryGet(deployment, out string? folder, out string? reason)
        ? folder
        : throw new StoreException(BackendOutcome.NotFound, reason);

    private static string FindPath(StoreBackendOptions options, StoreEnvironment environment) =>
        options.Path ?? environment.Path ?? environment.DefaultPath
        ?? throw new OptionsValidationException(
            options.Name, typeof(StoreBackendOptions),
            [$"The backend '{options.Name}': the user has no data folder, so {nameof(options.Path)} must be set"]);

    private static IKeySource CreateKeySource(
        StoreBackendOptions options, StoreEnvironment environment, IServiceProvider? services, ILogger logger)
    {
        if (options.KeyBackend is { } key)
        {
            if (services is null) throw new InvalidOperationException($"{nameof(options.UseKeyFrom)} needs the services");
            return BackendKeySource.Create(key.Backend(services), key.ConnectionId);
        }
        if (options.KeyFile is null && environment.FindKeyVariable(options) is not null)
        {
            string place = "the environment variable " + options.KeyVariable;
            return new TextKeySource(place, _ => ValueTask.FromResult(environment.FindKeyVariable(options) ?? ""));
        }
        string? file = options.KeyFile ?? environment.KeyFile;
        if (file is not null && PrivateFiles.IsReadableByOthers(file)) logger.KeyIsReadable(options.Name, "the key file " + file);
        return file is not null
            ? new FileKeySource(Path.GetFullPath(file), createsKey: false)
            : new FileKeySource(
                environment.DefaultKeyFile ?? throw new OptionsValidationException(
                    options.Name, typeof(StoreBackendOptions),
                    [$"The backend '{options.Name}': the user has no settings folder, so {nameof(options.KeyFile)} must be set"]),
                createsKey: true);
    }
}
