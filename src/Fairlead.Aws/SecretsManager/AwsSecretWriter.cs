using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Fairlead.Aws;

/// <summary>
/// Writes secrets. The service has one atomic check: a staging label moves only from the version that the caller names. So a new version is
/// stored under a label of our own, which nobody reads, and then AWSCURRENT is moved to it from the version that the writer read.
/// </summary>
internal sealed class AwsSecretWriter(AwsClient client, AwsSecretsManagerBackendOptions options, ILogger logger)
{
    public const string Permissions =
        "secretsmanager:CreateSecret, PutSecretValue, UpdateSecretVersionStage, DescribeSecret, DeleteSecret and RestoreSecret";

    private const string Current = AwsSecretsManagerBackendOptions.CurrentStage;
    private const string PendingLabel = "FAIRLEAD_PENDING";
    private const int MaximumBytes = 65_536;

    /// <summary>How long a secret can be restored while its deletion is checked.</summary>
    private const int ShortestRecoveryDays = 7;

    public async Task<BackendWriteResult> WriteAsync(string name, string place, BackendWrite write, CancellationToken cancellationToken)
    {
        string value = write.FormatJson().Reveal();
        if (Encoding.UTF8.GetByteCount(value) > MaximumBytes)
            return BackendWriteResult.Rejected("the connection is larger than 64 KB, the most that a secret may have");
        try
        {
            return write.Version is { } seen
                ? await ReplaceAsync(name, place, value, seen, cancellationToken).ConfigureAwait(false)
                : await CreateAsync(name, place, value, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException e) when (e.Code == "LimitExceededException")
        {
            return BackendWriteResult.Rejected("a limit of the service is reached, of secrets or of versions (LimitExceededException)");
        }
    }

    /// <summary>
    /// Marks the secret for deletion and checks again: if another program wrote in between, the secret is restored. Only after that a
    /// deletion without a recovery window is made final.
    /// </summary>
    public async Task<BackendWriteResult> DeleteAsync(string name, string place, string version, CancellationToken cancellationToken)
    {
        AwsSecretState? state = await DescribeAsync(name, cancellationToken).ConfigureAwait(false);
        if (state is not { IsDeleted: false }) return BackendWriteResult.Conflict("there is no such secret");
        if (state.CurrentVersion != version) return ConflictWith(state.CurrentVersion);

        int days = options.RecoveryWindowDays == 0 ? ShortestRecoveryDays : options.RecoveryWindowDays;
        try
        {
            await CallAsync(
                "DeleteSecret", name, json => json.WriteNumber("RecoveryWindowInDays", days), cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException e) when (e.Code is "ResourceNotFoundException" || (e.Code is "InvalidRequestException" && e.SpeaksOfDeletion))
        {
            return BackendWriteResult.Conflict("another program has deleted the secret");
        }
        state = await DescribeAsync(name, cancellationToken).ConfigureAwait(false);
        if (state is { IsDeleted: true } && state.CurrentVersion != version)
        {
            await CallAsync("RestoreSecret", name, null, cancellationToken).ConfigureAwait(false);
            return ConflictWith(state.CurrentVersion);
        }
        if (options.RecoveryWindowDays == 0 && state is { IsDeleted: true })
            await CallAsync("DeleteSecret", name, static json => json.WriteBoolean("ForceDeleteWithoutRecovery", true), cancellationToken)
                .ConfigureAwait(false);
        return BackendWriteResult.Deleted(place);
    }

    private async Task<BackendWriteResult> CreateAsync(string name, string place, string value, CancellationToken cancellationToken)
    {
        string version = Guid.NewGuid().ToString();
        try
        {
            await CallAsync(
                "CreateSecret", json =>
                {
                    json.WriteString("Name", name);
                    json.WriteString("ClientRequestToken", version);
                    json.WriteString("SecretString", value);
                    if (options.KmsKeyId is { } key) json.WriteString("KmsKeyId", key);
                }, cancellationToken).ConfigureAwait(false);
            return BackendWriteResult.Written(place, version);
        }
        catch (AwsException e) when (e.Code is "ResourceExistsException" or "InvalidRequestException")
        {
            // A secret that is marked for deletion keeps its name.
            AwsSecretState? state = await DescribeAsync(name, cancellationToken).ConfigureAwait(false);
            if (state is not { IsDeleted: true, CurrentVersion: { } current }) return BackendWriteResult.Conflict("the secret exists");
            await CallAsync("RestoreSecret", name, null, cancellationToken).ConfigureAwait(false);
            return await ReplaceAsync(name, place, value, current, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException e) when (e.Code is "InvalidParameterException" or "ValidationException")
        {
            return BackendWriteResult.Rejected($"the service does not accept the name or the KMS key ({e.Code})");
        }
    }

    private async Task<BackendWriteResult> ReplaceAsync(
        string name, string place, string value, string seen, CancellationToken cancellationToken)
    {
        // Anything but a version id of the service would be refused for its form, with a code that says nothing about versions.
        if (seen.Length is < 32 or > 64) return BackendWriteResult.Conflict("there is no such version");
        string version = Guid.NewGuid().ToString();
        try
        {
            await CallAsync(
                "PutSecretValue", name, json =>
                {
                    json.WriteString("ClientRequestToken", version);
                    json.WriteString("SecretString", value);
                    json.WriteStartArray("VersionStages");
                    json.WriteStringValue(PendingLabel);
                    json.WriteEndArray();
                }, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException e) when (e.Code is "ResourceNotFoundException" || (e.Code is "InvalidRequestException" && e.SpeaksOfDeletion))
        {
            return BackendWriteResult.Conflict("there is no such secret");
        }
        try
        {
            await MoveAsync(name, Current, seen, version, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException e) when (e.Code is "InvalidParameterException" or "InvalidRequestException" or "ResourceNotFoundException"
            or "ValidationException")
        {
            await UnlabelAsync(name, place, version, cancellationToken).ConfigureAwait(false);
            return BackendWriteResult.Conflict("the current version of the secret is not the one that was read");
        }
        return BackendWriteResult.Written(place, version);
    }

    /// <summary>
    /// Removes our label from a refused version, so the service may delete it. The next write removes the label from one that was
    /// not refused.
    /// </summary>
    private async Task UnlabelAsync(string name, string place, string version, CancellationToken cancellationToken)
    {
        try
        {
            await MoveAsync(name, PendingLabel, version, null, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException e) when (e.Code is not "InvalidParameterException")
        {
            logger.LeftVersion(options.Name, place, e.Message);
        }
        catch (AwsException)
        {
            // The label is on another writer's version.
        }
    }

    private Task MoveAsync(string name, string label, string from, string? to, CancellationToken cancellationToken) => CallAsync(
        "UpdateSecretVersionStage", name, json =>
        {
            json.WriteString("VersionStage", label);
            json.WriteString("RemoveFromVersionId", from);
            if (to is not null) json.WriteString("MoveToVersionId", to);
        }, cancellationToken);

    private async Task<AwsSecretState?> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return AwsSecretState.Read(await CallAsync("DescribeSecret", name, null, cancellationToken).ConfigureAwait(false));
        }
        catch (AwsException e) when (e.Code == "ResourceNotFoundException")
        {
            return null;
        }
    }

    private Task<JsonElement> CallAsync(
        string action, string name, Action<Utf8JsonWriter>? writeParameters, CancellationToken cancellationToken) => CallAsync(
        action, json =>
        {
            json.WriteString("SecretId", name);
            writeParameters?.Invoke(json);
        }, cancellationToken);

    /// <summary>Determines whether an answer names the secret. Otherwise it isn't the service's, and proves nothing.</summary>
    private async Task<JsonElement> CallAsync(string action, Action<Utf8JsonWriter> writeParameters, CancellationToken cancellationToken)
    {
        JsonElement answer = await client.CallAsync(action, writeParameters, cancellationToken).ConfigureAwait(false);
        return answer.FindString("ARN") is null ? throw AwsException.ForStrangeAnswer(HttpStatusCode.OK) : answer;
    }

    private static BackendWriteResult ConflictWith(string? current) =>
        BackendWriteResult.Conflict(current is null ? "the secret has no current version" : $"the secret has version {current}");
}
