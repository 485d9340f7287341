using Fairlead.Core.Connections;

namespace Fairlead.Resolution;

/// <summary>Writes to the first backend that can be written, and tells the cache.</summary>
/// <param name="chain">The program's backends.</param>
/// <param name="resolver">The cache; null where the program has a resolver of its own.</param>
/// <param name="manifests">What is declared.</param>
/// <param name="deployment">The active deployment.</param>
internal sealed class ConnectionStore(BackendChain chain, ConnectionResolver? resolver, ManifestCatalog manifests,
    ActiveDeployment deployment) : IConnectionStore
{
    private readonly BackendLink? _writable = chain.Links.FirstOrDefault(static link => link.Backend is IWritableBackend);

    private BackendLink Writable => _writable ?? throw new InvalidOperationException("None of the program's backends can be written");

    public async ValueTask<StoredConnection?> FindAsync(string connectionId, CancellationToken cancellationToken = default)
    {
        BackendRequest request = CreateRequest(connectionId);
        BackendAnswer answer = await Writable.AskAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer.Outcome == BackendOutcome.NotFound) return null;

        DeclaredType type = DeclaredType.For(request.Definition);
        var draft = new ConnectionDraft(type);
        string? defect = answer.Outcome == BackendOutcome.Found ? BackendChain.Read(answer, type, draft) : null;
        BackendAttempt attempt = BackendChain.Describe(Writable, answer, defect);
        return attempt.Outcome == BackendOutcome.Found
            ? new StoredConnection { ConnectionId = connectionId, Fields = draft.ListFields(), Version = answer.Version ?? "" }
            : throw new ConnectionResolutionException(ConnectionLookup.DescribeStop(connectionId, attempt, [attempt]));
    }

    public async ValueTask<BackendWriteResult> WriteAsync(
        string connectionId, IReadOnlyDictionary<string, Secret> fields, string? version, CancellationToken cancellationToken = default)
    {
        var write = new BackendWrite(CreateRequest(connectionId), fields, version);
        return Announce(connectionId, await Writable.WriteAsync(write, cancellationToken).ConfigureAwait(false));
    }

    public async ValueTask<BackendWriteResult> DeleteAsync(string connectionId, string version,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(version);
        BackendRequest request = CreateRequest(connectionId);
        return Announce(connectionId, await Writable.DeleteAsync(request, version, cancellationToken).ConfigureAwait(false));
    }

    private BackendRequest CreateRequest(string connectionId)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        if (!ConnectionId.IsValid(connectionId)) throw new ArgumentException("It is not a connection id", nameof(connectionId));
        return new BackendRequest(connectionId, manifests.Find(connectionId), deployment.Name);
    }

    /// <summary>A write without an answer may have happened, too.</summary>
    private BackendWriteResult Announce(string connectionId, BackendWriteResult result)
    {
        if (result.Outcome is BackendWriteOutcome.Succeeded or BackendWriteOutcome.Unavailable) resolver?.Invalidate(connectionId);
        return result;
    }
}
