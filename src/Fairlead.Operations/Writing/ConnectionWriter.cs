using Fairlead.Core.Connections;

namespace Fairlead.Operations.Writing;

/// <summary>Adds, changes and deletes connections in one backend. A write that fails changes nothing.</summary>
internal sealed class ConnectionWriter(WriteTarget target)
{
    /// <exception cref="OperationException">It exists already, or can't be written.</exception>
    public async Task<string> AddAsync(string connectionId, ConnectionFields fields, CancellationToken cancellationToken)
    {
        CheckId(connectionId);
        return Expect(await WriteAsync(connectionId, fields, version: null, cancellationToken).ConfigureAwait(false), connectionId);
    }

    /// <summary>Changes the fields that are given and leaves the others.</summary>
    /// <exception cref="OperationException">It doesn't exist, was changed meanwhile, or can't be written.</exception>
    public async Task<string> UpdateAsync(string connectionId, ConnectionFields fields, CancellationToken cancellationToken)
    {
        CheckId(connectionId);
        StoredConnection stored = await target.FindAsync(connectionId, cancellationToken).ConfigureAwait(false)
            ?? throw OperationException.Conflict(
                $"The backend '{target.Name}' has no connection '{connectionId}'; 'connections add' creates it");
        ConnectionFields merged = FieldValues.Merge(fields, FieldValues.FromBackend(stored.Fields));
        return Expect(await WriteAsync(connectionId, merged, stored.Version, cancellationToken).ConfigureAwait(false), connectionId);
    }

    /// <exception cref="OperationException">It doesn't exist, or can't be deleted.</exception>
    public async Task<string> DeleteAsync(string connectionId, CancellationToken cancellationToken)
    {
        CheckId(connectionId);
        StoredConnection stored = await target.FindAsync(connectionId, cancellationToken).ConfigureAwait(false)
            ?? throw OperationException.Conflict($"The backend '{target.Name}' has no connection '{connectionId}'");
        return Expect(await target.DeleteAsync(connectionId, stored.Version, cancellationToken).ConfigureAwait(false), connectionId);
    }

    /// <summary>Writes a whole connection in place of the version that was read, or as a new one.</summary>
    public async Task<string> PutAsync(string connectionId, ConnectionFields fields, string? version, CancellationToken cancellationToken)
    {
        CheckId(connectionId);
        return Expect(await WriteAsync(connectionId, fields, version, cancellationToken).ConfigureAwait(false), connectionId);
    }

    private async Task<BackendWriteResult> WriteAsync(
        string connectionId, ConnectionFields fields, string? version, CancellationToken cancellationToken)
    {
        Dictionary<string, Secret> values = FieldValues.ToBackend(fields);
        if (values.Count == 0) throw OperationException.Request("A connection has at least one field");
        if (fields.Extra is { Length: > 0 } extra && !ConnectionExtraText.IsObject(extra))
            throw OperationException.Request("The extra is not a JSON object");
        return await target.WriteAsync(connectionId, values, version, cancellationToken).ConfigureAwait(false);
    }

    private static void CheckId(string connectionId)
    {
        // What is no id may be a connection string, and is not repeated.
        if (!ConnectionId.IsValid(connectionId))
            throw OperationException.Request("A connection id has letters, digits and '_', '-' or '.', and what was given does not");
    }

    private string Expect(BackendWriteResult result, string connectionId)
    {
        string because = result.Reason is { } reason ? $": {reason}" : "";
        return result.Outcome switch
        {
            BackendWriteOutcome.Succeeded => result.Place ?? target.Name,
            BackendWriteOutcome.Conflict =>
                throw OperationException.Conflict($"Connection '{connectionId}' was not written to '{target.Name}'{because}"),
            BackendWriteOutcome.Denied =>
                throw OperationException.Work($"The backend '{target.Name}' refuses to write '{connectionId}'{because}"),
            BackendWriteOutcome.Rejected =>
                throw OperationException.Work($"The backend '{target.Name}' can't store '{connectionId}'{because}"),
            _ => throw OperationException.Work(
                $"The backend '{target.Name}' didn't answer, so '{connectionId}' may be written or not; "
                + $"read it before you try again{because}"),
        };
    }
}
