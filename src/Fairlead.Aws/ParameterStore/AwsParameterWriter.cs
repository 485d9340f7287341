using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Fairlead.Aws;

/// <summary>
/// Writes parameters. The service has no conditional update, so the version is read right before. The number that comes back says whether
/// somebody wrote in between; if so, that value is restored. Writers in one process take turns.
/// </summary>
internal sealed class AwsParameterWriter(AwsClient client, AwsParameterStoreBackendOptions options, ILogger logger)
{
    public const string Permissions = "ssm:GetParameter, ssm:PutParameter and ssm:DeleteParameter";

    private const int StandardBytes = 4096;
    private const int AdvancedBytes = 8192;

    /// <summary>Locks by name, so writes of different connections hardly ever wait for each other.</summary>
    private static readonly SemaphoreSlim[] Turns = [.. Enumerable.Range(0, 64).Select(static _ => new SemaphoreSlim(1, 1))];

    public async Task<BackendWriteResult> WriteAsync(string name, string place, BackendWrite write, CancellationToken cancellationToken)
    {
        string value = write.FormatJson().Reveal();
        int most = options.Tier == AwsParameterTier.Standard ? StandardBytes : AdvancedBytes;
        if (Encoding.UTF8.GetByteCount(value) > most)
        {
            string way = most == StandardBytes ? $"; set {nameof(options.Tier)} to {nameof(AwsParameterTier.Advanced)} for 8 KB" : "";
            return BackendWriteResult.Rejected(
                $"the connection is larger than {most / 1024} KB, the most that a parameter of this tier takes{way}");
        }
        return await TakeTurnAsync(
            name, () => write.Version is { } seen
                ? ReplaceAsync(name, place, value, seen, cancellationToken)
                : CreateAsync(name, place, value, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public Task<BackendWriteResult> DeleteAsync(string name, string place, string version, CancellationToken cancellationToken) =>
        TakeTurnAsync(
        name, async () =>
        {
            if (await FindConflictAsync(name, version, cancellationToken).ConfigureAwait(false) is { } conflict) return conflict;
            try
            {
                await client.CallAsync("DeleteParameter", json => json.WriteString("Name", name), cancellationToken).ConfigureAwait(false);
                return BackendWriteResult.Deleted(place);
            }
            catch (AwsException e) when (e.Code == "ParameterNotFound")
            {
                return BackendWriteResult.Conflict("another program has deleted the parameter");
            }
        }, cancellationToken);

    private static async Task<BackendWriteResult> TakeTurnAsync(
        string name, Func<Task<BackendWriteResult>> writeAsync, CancellationToken cancellationToken)
    {
        SemaphoreSlim turn = Turns[(int)((uint)name.GetHashCode(StringComparison.Ordinal) % (uint)Turns.Length)];
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await writeAsync().ConfigureAwait(false);
        }
        catch (AwsException e) when (Reject(e.Code) is { } reason)
        {
            return BackendWriteResult.Rejected($"{reason} ({e.Code})");
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<BackendWriteResult> CreateAsync(string name, string place, string value, CancellationToken cancellationToken)
    {
        try
        {
            long number = await PutAsync(name, value, overwrite: false, cancellationToken).ConfigureAwait(false);
            return await SayWrittenAsync(name, place, number, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException e) when (e.Code == "ParameterAlreadyExists")
        {
            return BackendWriteResult.Conflict("the parameter exists");
        }
    }

    private async Task<BackendWriteResult> ReplaceAsync(
        string name, string place, string value, string seen, CancellationToken cancellationToken)
    {
        AwsParameter? before = await FindAsync(name, decrypts: false, cancellationToken).ConfigureAwait(false);
        if (FindConflict(before, seen) is { } conflict) return conflict;
        if (before!.Type != AwsParameter.SecureString)
            return BackendWriteResult.Rejected(
                $"the parameter is a {before.Type}, and a type cannot be changed: delete it and create it as a SecureString");
        long number = await PutAsync(name, value, overwrite: true, cancellationToken).ConfigureAwait(false);
        if (number == before.Number + 1) return await SayWrittenAsync(name, place, number, cancellationToken).ConfigureAwait(false);

        await UndoAsync(name, place, number, before.Number + 1, cancellationToken).ConfigureAwait(false);
        return BackendWriteResult.Conflict("another program wrote the parameter at the same time; its value was restored");
    }

    /// <summary>
    /// Restores the version that somebody wrote between our check and our write, or repeats a deletion between them.
    /// </summary>
    private async Task UndoAsync(string name, string place, long written, long lost, CancellationToken cancellationToken)
    {
        try
        {
            AwsParameter? other = written > lost
                ? await FindAsync($"{name}:{lost}", decrypts: true, cancellationToken).ConfigureAwait(false)
                : null;
            if (other?.Value is { } value) await PutAsync(name, value, overwrite: true, cancellationToken).ConfigureAwait(false);
            else await client.CallAsync("DeleteParameter", json => json.WriteString("Name", name), cancellationToken).ConfigureAwait(false);
            logger.Undone(options.Name, place);
        }
        catch (AwsException e)
        {
            logger.NotUndone(options.Name, place, e.Message);
            throw;
        }
    }

    private async Task<BackendWriteResult> SayWrittenAsync(string name, string place, long number, CancellationToken cancellationToken)
    {
        // The time of writing is part of the version, and only a read returns it.
        AwsParameter? written = await FindAsync($"{name}:{number}", decrypts: false, cancellationToken).ConfigureAwait(false);
        return written is null
            ? BackendWriteResult.Conflict("another program deleted the parameter right after it was written")
            : BackendWriteResult.Written(place, written.Version);
    }

    private async Task<BackendWriteResult?> FindConflictAsync(string name, string seen, CancellationToken cancellationToken) =>
        FindConflict(await FindAsync(name, decrypts: false, cancellationToken).ConfigureAwait(false), seen);

    private static BackendWriteResult? FindConflict(AwsParameter? parameter, string seen)
    {
        if (parameter is null) return BackendWriteResult.Conflict("there is no such parameter");
        return parameter.Version == seen ? null : BackendWriteResult.Conflict($"the parameter has version {parameter.Version}");
    }

    private async Task<AwsParameter?> FindAsync(string name, bool decrypts, CancellationToken cancellationToken)
    {
        try
        {
            JsonElement answer = await client.CallAsync(
                "GetParameter", json =>
                {
                    json.WriteString("Name", name);
                    json.WriteBoolean("WithDecryption", decrypts);
                }, cancellationToken).ConfigureAwait(false);
            return answer.TryGetProperty("Parameter", out JsonElement found) && AwsParameter.Read(found) is { } parameter
                ? parameter
                : throw AwsException.ForStrangeAnswer(HttpStatusCode.OK);
        }
        catch (AwsException e) when (e.Code is "ParameterNotFound" or "ParameterVersionNotFound")
        {
            return null;
        }
    }

    private async Task<long> PutAsync(string name, string value, bool overwrite, CancellationToken cancellationToken)
    {
        JsonElement answer = await client.CallAsync(
            "PutParameter", json =>
            {
                json.WriteString("Name", name);
                json.WriteString("Value", value);
                json.WriteString("Type", AwsParameter.SecureString);
                json.WriteBoolean("Overwrite", overwrite);
                json.WriteString(
                    "Tier", options.Tier == AwsParameterTier.IntelligentTiering ? "Intelligent-Tiering" : options.Tier.ToString());
                if (options.KmsKeyId is { } key) json.WriteString("KeyId", key);
            }, cancellationToken).ConfigureAwait(false);
        bool isNumbered = answer.TryGetProperty("Version", out JsonElement version) && version.ValueKind == JsonValueKind.Number;
        return isNumbered && version.TryGetInt64(out long number) ? number : throw AwsException.ForStrangeAnswer(HttpStatusCode.OK);
    }

    /// <summary>Describes why the service rejects a parameter. Returns null for other codes.</summary>
    private static string? Reject(string? code) => code switch
    {
        "ParameterLimitExceeded" => "the account has reached its limit of parameters",
        "ParameterMaxVersionLimitExceeded" => "the parameter has 100 versions, and the oldest one has a label",
        "HierarchyLevelLimitExceededException" => "the name has too many levels",
        "HierarchyTypeMismatchException" or "UnsupportedParameterType" => "the parameter has another type, which cannot be changed",
        "ParameterPatternMismatchException" => "the parameter has a pattern that the connection does not match",
        "ValidationException" => "the service does not accept the name, the size, the tier or the KMS key",
        _ => null,
    };
}
