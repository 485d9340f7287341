using System.Collections.Concurrent;
using Azure.Security.KeyVault.Secrets;
using Fairlead.BackendHttp;
using Microsoft.Extensions.Logging;

namespace Fairlead.Azure;

/// <summary>
/// Writes secrets. Key Vault cannot compare versions, so each version says in a tag which one it replaces, and a writer looks a while later
/// whether its own is the current one, or one that the current one builds on: of several that replace the same version, that is true of the
/// last only.
/// </summary>
internal sealed class KeyVaultWriter(KeyVaultBackend backend, AzureKeyVaultBackendOptions options, KeyVaultPace pace, ILogger logger)
{
    /// <summary>The tag that says which version a version replaces.</summary>
    public const string ReplacesTag = "fairlead-replaces";

    private const string WritePermission =
        "the role 'Key Vault Secrets Officer', "
        + "or in an access policy the secret permissions Get, List, Set, Delete and Recover";
    private const string PurgePermission = "the role 'Key Vault Purge Operator', or in an access policy the secret permission Purge";

    /// <summary>As many bytes as Key Vault holds.</summary>
    private const int MaximumBytes = 25 * 1024;

    private const int MostAttempts = 40;

    /// <summary>Writers of one process queue up, and need not learn from the service that they disturb each other.</summary>
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _queues = new(StringComparer.OrdinalIgnoreCase);

    public async Task<BackendWriteResult> WriteAsync(string name, string place, BackendWrite write, CancellationToken cancellationToken)
    {
        Secret json = write.FormatJson();
        if (System.Text.Encoding.UTF8.GetByteCount(json.Reveal()) > MaximumBytes)
            return BackendWriteResult.Rejected($"the connection takes more than the {MaximumBytes / 1024} KiB that a secret holds");
        return await QueueAsync(name, () => WriteInTurnAsync(name, place, write, json, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    public Task<BackendWriteResult> DeleteAsync(
        string name, string place, string id, string version, CancellationToken cancellationToken) =>
        QueueAsync(name, () => DeleteInTurnAsync(name, place, id, version, cancellationToken), cancellationToken);

    private async Task<BackendWriteResult> WriteInTurnAsync(
        string name, string place, BackendWrite write, Secret json, CancellationToken cancellationToken)
    {
        using KeyVaultTurn turn = pace.Begin();
        (SecretProperties? replaced, BackendWriteResult? refusal) =
            await ReadBeforeWriteAsync(name, write.Request.ConnectionId, write.Version, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) return refusal;

        (SecretProperties? written, BackendFailure? failure) =
            await SetAsync(name, write.Request.ConnectionId, json, replaced, cancellationToken).ConfigureAwait(false);
        if (failure is { Code: "ObjectIsDeletedButRecoverable" or "ObjectIsBeingDeleted" })
        {
            if (write.Version is not null) return BackendWriteResult.Conflict("it was deleted meanwhile");
            turn.Dispose();
            return await RecoverAndWriteAsync(name, place, write.Request.ConnectionId, json, cancellationToken).ConfigureAwait(false);
        }
        return failure is null
            ? await JudgeAsync(name, place, written!.Version, turn, cancellationToken).ConfigureAwait(false)
            : DescribeRefusedWrite(failure);
    }

    private async Task<BackendWriteResult> RecoverAndWriteAsync(
        string name, string place, string id, Secret json, CancellationToken cancellationToken)
    {
        (SecretProperties? replaced, BackendFailure? failure) = await RecoverAsync(name, cancellationToken).ConfigureAwait(false);
        if (failure is not null) return failure.ToWriteResult();
        if (replaced is not null && KeyVaultNames.FindForeignOwner(id, replaced.Tags) is { } foreign)
        {
            await CallDeleteAsync(name, cancellationToken).ConfigureAwait(false);
            return BackendWriteResult.Rejected(foreign);
        }
        using KeyVaultTurn turn = pace.Begin();
        (SecretProperties? written, failure) = await SetAsync(name, id, json, replaced, cancellationToken).ConfigureAwait(false);
        return failure is null
            ? await JudgeAsync(name, place, written!.Version, turn, cancellationToken).ConfigureAwait(false)
            : DescribeRefusedWrite(failure);
    }

    /// <summary>Reads what there is before a write. Returns a refusal where it is not what the writer saw.</summary>
    private async Task<(SecretProperties? Replaced, BackendWriteResult? Refusal)> ReadBeforeWriteAsync(
        string name, string id, string? version, CancellationToken cancellationToken)
    {
        (KeyVaultSecret? current, BackendFailure? failure) = await backend.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        if (failure is { Outcome: BackendOutcome.NotFound }) return (null, version is null ? null : DescribeRefusedWrite(failure));
        if (failure is { Code: KeyVaultErrors.SecretDisabled }) return (null, BackendWriteResult.Conflict("it exists, and is disabled"));
        if (failure is not null) return (null, failure.ToWriteResult());
        if (KeyVaultNames.FindForeignOwner(id, current!.Properties.Tags) is { } foreign)
            return (null, BackendWriteResult.Rejected(foreign));
        return current.Properties.Version == version
            ? (current.Properties, null)
            : (null, BackendWriteResult.Conflict($"it exists with the version {current.Properties.Version}"));
    }

    private async Task<(SecretProperties? Written, BackendFailure? Failure)> SetAsync(
        string name, string id, Secret json, SecretProperties? replaced, CancellationToken cancellationToken)
    {
        var secret = new KeyVaultSecret(name, json.Reveal()) { Properties = { ContentType = "application/json" } };
        foreach ((string tag, string value) in replaced?.Tags ?? new Dictionary<string, string>()) secret.Properties.Tags[tag] = value;
        secret.Properties.Tags[KeyVaultNames.IdTag] = id;
        if (replaced is not null) secret.Properties.Tags[ReplacesTag] = replaced.Version;
        return await backend.CallAsync(
            async () =>
            {
                KeyVaultSecret written = await backend.Secrets.SetSecretAsync(secret, cancellationToken).ConfigureAwait(false);
                KeyVaultBackend.Expect(written.Properties, name);
                return written.Properties;
            },
            WritePermission, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks whether a version that was written is the current one, or one that the current one builds on.</summary>
    private async Task<BackendWriteResult> JudgeAsync(
        string name, string place, string version, KeyVaultTurn turn, CancellationToken cancellationToken)
    {
        // Another writer that read the same version may have decided already.
        if (turn.IsLate)
        {
            return BackendWriteResult.Unavailable(
                $"it took longer than {nameof(options.WriteSettleTime)}, and another writer may have come between: read again");
        }
        turn.Dispose();
        await pace.SettleAsync(cancellationToken).ConfigureAwait(false);
        (KeyVaultSecret? current, BackendFailure? failure) = await backend.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        if (failure is not null)
            return BackendWriteResult.Unavailable($"it was written, and cannot be read again ({failure.Reason ?? "not found"}): try later");
        if (current!.Properties.Version == version) return BackendWriteResult.Written(place, version);

        (Dictionary<string, string?>? replaced, failure) = await backend.CallAsync(
            () => ListAsync(name, cancellationToken), WritePermission, cancellationToken).ConfigureAwait(false);
        if (failure is not null)
            return BackendWriteResult.Unavailable($"it was written, and somebody else wrote too ({failure.Reason}): read again");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (string? next = current.Properties.Version; next is not null && seen.Add(next); next = replaced!.GetValueOrDefault(next))
        {
            if (next == version) return BackendWriteResult.Written(place, version);
        }
        return BackendWriteResult.Conflict($"somebody else wrote it at the same time, with the version {current.Properties.Version}");
    }

    /// <summary>Lists the versions of a secret, each with the one that it replaces.</summary>
    private async Task<Dictionary<string, string?>> ListAsync(string name, CancellationToken cancellationToken)
    {
        var replaced = new Dictionary<string, string?>(StringComparer.Ordinal);
        var versions = backend.Secrets.GetPropertiesOfSecretVersionsAsync(name, cancellationToken).ConfigureAwait(false);
        await foreach (SecretProperties listed in versions)
            replaced[listed.Version] = listed.Tags.TryGetValue(ReplacesTag, out string? version) ? version : null;
        return replaced;
    }

    private async Task<BackendWriteResult> DeleteInTurnAsync(
        string name, string place, string id, string version, CancellationToken cancellationToken)
    {
        (_, BackendWriteResult? refusal) = await ReadBeforeWriteAsync(name, id, version, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) return refusal;
        (DeleteSecretOperation? deletion, BackendFailure? failure) = await CallDeleteAsync(name, cancellationToken).ConfigureAwait(false);
        if (failure is not null) return DescribeRefusedWrite(failure);

        DeletedSecret deleted = deletion!.Value;
        if (deleted.Properties.Version != version)
        {
            (_, failure) = await RecoverAsync(name, cancellationToken).ConfigureAwait(false);
            if (failure is not null)
            {
                return BackendWriteResult.Unavailable(
                    $"a version that was written meanwhile is deleted, and could not be recovered: {failure.Reason}");
            }
            logger.Recovered(backend.Name, name);
            return BackendWriteResult.Conflict($"somebody wrote it meanwhile, with the version {deleted.Properties.Version}");
        }
        if (options.PurgeOnDelete) await PurgeAsync(name, deletion, cancellationToken).ConfigureAwait(false);
        return BackendWriteResult.Deleted(place);
    }

    private Task<(DeleteSecretOperation? Operation, BackendFailure? Failure)> CallDeleteAsync(
        string name, CancellationToken cancellationToken) =>
        backend.CallAsync(
            async () =>
            {
                DeleteSecretOperation deletion =
                    await backend.Secrets.StartDeleteSecretAsync(name, cancellationToken).ConfigureAwait(false);
                KeyVaultBackend.Expect(deletion.Value.Properties, name);
                return deletion;
            },
            WritePermission, cancellationToken);

    /// <summary>A secret can be purged when its deletion is complete. One that cannot be is deleted nevertheless.</summary>
    private async Task PurgeAsync(string name, DeleteSecretOperation deletion, CancellationToken cancellationToken)
    {
        (_, BackendFailure? failure) = await backend.CallAsync(
            async () =>
            {
                while (!deletion.HasCompleted)
                {
                    await deletion.UpdateStatusAsync(cancellationToken).ConfigureAwait(false);
                    if (!deletion.HasCompleted) await pace.PauseAsync(cancellationToken).ConfigureAwait(false);
                }
                return await backend.Secrets.PurgeDeletedSecretAsync(name, cancellationToken).ConfigureAwait(false);
            },
            PurgePermission, cancellationToken).ConfigureAwait(false);
        if (failure is not null) logger.NotPurged(backend.Name, name, failure.Reason);
    }

    /// <summary>Recovers a deleted secret, and waits until it is there. Somebody else may do the same.</summary>
    private async Task<(SecretProperties? Recovered, BackendFailure? Failure)> RecoverAsync(
        string name, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            (_, BackendFailure? failure) = await backend.CallAsync(
                () => backend.Secrets.StartRecoverDeletedSecretAsync(name, cancellationToken), WritePermission, cancellationToken)
                .ConfigureAwait(false);
            if (failure is { Outcome: BackendOutcome.Denied }) return (null, failure);

            (KeyVaultSecret? secret, failure) = await backend.ReadAsync(name, cancellationToken).ConfigureAwait(false);
            if (secret is not null) return (secret.Properties, null);
            if (failure is { Code: KeyVaultErrors.SecretDisabled }) return (null, null);
            if (failure is { Outcome: not BackendOutcome.NotFound }) return (null, failure);
            await pace.PauseAsync(cancellationToken).ConfigureAwait(false);
        }
        return (null, BackendFailure.Unavailable("the deleted secret was not recovered in time; try again"));
    }

    private static BackendWriteResult DescribeRefusedWrite(BackendFailure failure) => failure.Code switch
    {
        "ObjectIsDeletedButRecoverable" or "ObjectIsBeingDeleted" or "ObjectIsBeingRecovered" =>
            BackendWriteResult.Conflict($"it is being deleted or recovered ({failure.Code}); try again"),
        "BadParameter" => BackendWriteResult.Rejected("the vault refuses the secret (BadParameter), such as one that has too many tags"),
        _ when failure.Outcome == BackendOutcome.NotFound => BackendWriteResult.Conflict("it does not exist, or was deleted"),
        _ => failure.ToWriteResult(),
    };

    private async Task<BackendWriteResult> QueueAsync(
        string name, Func<Task<BackendWriteResult>> writeAsync, CancellationToken cancellationToken)
    {
        SemaphoreSlim queue = _queues.GetOrAdd(name, static _ => new SemaphoreSlim(1));
        await queue.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await writeAsync().ConfigureAwait(false);
        }
        finally
        {
            queue.Release();
        }
    }
}
