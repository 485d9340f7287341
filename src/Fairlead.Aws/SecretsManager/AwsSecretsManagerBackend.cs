using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Fairlead.Aws;

/// <summary>Connections in AWS Secrets Manager. Each is a secret.</summary>
internal sealed class AwsSecretsManagerBackend(AwsSecretsManagerBackendOptions options, TimeProvider timeProvider, ILogger logger)
    : IWritableBackend, IBatchSecretsBackend, IDisposable
{
    private const string DeletedReason = "the secret is marked for deletion";

    private readonly AwsClient _client = new(AwsService.SecretsManager, options, timeProvider);
    private readonly AwsNameTemplate _names = new(options, AwsSecretNames.FindProblem);
    private volatile bool _cannotBatch;

    public string Name => options.Name;

    public int MaximumBatchSize => 20;

    public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        if (!_names.TryGetName(request, out string? name, out string? reason))
            return BackendAnswer.NotFound([GetPlace(_names.Describe(request))], reason);
        string place = GetPlace(name);
        string? pinned = options.Versions.TryGetValue(request.ConnectionId, out string? version) ? version : null;
        try
        {
            JsonElement secret = await _client.CallAsync(
                "GetSecretValue", json =>
                {
                    json.WriteString("SecretId", name);
                    bool isId = pinned is not null && Guid.TryParse(pinned, out _);
                    if (isId) json.WriteString("VersionId", pinned);
                    else json.WriteString("VersionStage", pinned ?? options.VersionStage);
                }, cancellationToken).ConfigureAwait(false);
            return Read(secret, place);
        }
        catch (AwsException e)
        {
            return Explain(e.Code, e, place, pinned ?? options.VersionStage);
        }
    }

    public async ValueTask<IReadOnlyList<BackendAnswer>> FindManyAsync(
        IReadOnlyList<BackendRequest> requests, CancellationToken cancellationToken)
    {
        var answers = new BackendAnswer?[requests.Count];
        foreach (int[] batch in FindBatchable(requests).Chunk(MaximumBatchSize))
            await ReadBatchAsync(requests, batch, answers, cancellationToken).ConfigureAwait(false);
        return await AwsBatches.FillAsync(
            answers, (index, token) => FindAsync(requests[index], token), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, CancellationToken cancellationToken) =>
        TryWriteAsync(write.Request, (writer, name) => writer.WriteAsync(name, GetPlace(name), write, cancellationToken));

    public ValueTask<BackendWriteResult> DeleteAsync(BackendRequest request, string version, CancellationToken cancellationToken) =>
        TryWriteAsync(request, (writer, name) => writer.DeleteAsync(name, GetPlace(name), version, cancellationToken));

    public IReadOnlyList<string> DescribePlaces(BackendRequest request, string field) =>
        _names.TryGetName(request, out string? name, out _) ? [$"{field} of the JSON in {GetPlace(name)}"] : [];

    public void Dispose() => _client.Dispose();

    /// <summary>Only current versions can be read together in one call.</summary>
    private IEnumerable<int> FindBatchable(IReadOnlyList<BackendRequest> requests)
    {
        if (_cannotBatch || requests.Count == 1 || options.VersionStage != AwsSecretsManagerBackendOptions.CurrentStage) return [];
        return Enumerable.Range(0, requests.Count)
            .Where(index => !options.Versions.ContainsKey(requests[index].ConnectionId)
                && _names.TryGetName(requests[index], out _, out _));
    }

    private async Task ReadBatchAsync(
        IReadOnlyList<BackendRequest> requests, int[] batch, BackendAnswer?[] answers, CancellationToken cancellationToken)
    {
        if (_cannotBatch) return;
        Dictionary<string, int> indices =
            batch.ToDictionary(index => _names.Describe(requests[index]), static index => index, StringComparer.Ordinal);
        try
        {
            string? nextToken = null;
            do
            {
                string? token = nextToken;
                JsonElement page =
                    await _client.CallAsync("BatchGetSecretValue", json => WriteBatch(json, indices.Keys, token), cancellationToken)
                    .ConfigureAwait(false);
                ReadPage(page, indices, answers);
                nextToken = page.FindString("NextToken");
            }
            while (nextToken is not null && batch.Any(index => answers[index] is null));
        }
        catch (AwsException e) when (AwsErrorCodes.IsNotAllowed(e.Code))
        {
            _cannotBatch = true;
            logger.CannotBatch(Name, "secretsmanager:BatchGetSecretValue");
        }
        catch (AwsException e) when (AwsBatches.IsForAll(e))
        {
            foreach ((string name, int index) in indices) answers[index] ??= Explain(e.Code, e, GetPlace(name), options.VersionStage);
        }
        catch (AwsException)
        {
            // One name may have failed the whole call. One by one, each gets its own answer.
        }
    }

    private static void WriteBatch(Utf8JsonWriter json, IEnumerable<string> names, string? nextToken)
    {
        json.WriteStartArray("SecretIdList");
        foreach (string name in names) json.WriteStringValue(name);
        json.WriteEndArray();
        if (nextToken is not null) json.WriteString("NextToken", nextToken);
    }

    private void ReadPage(JsonElement page, Dictionary<string, int> indices, BackendAnswer?[] answers)
    {
        foreach (JsonElement secret in page.GetItems("SecretValues"))
        {
            string? name = secret.FindString("Name");
            if (name is null || !indices.ContainsKey(name))
                name = indices.Keys.FirstOrDefault(arn => IsArnForName(arn, secret.FindString("ARN")));
            if (name is not null) answers[indices[name]] = Read(secret, GetPlace(name));
        }
        foreach (JsonElement error in page.GetItems("Errors"))
        {
            bool isOurs = error.FindString("SecretId") is { } name && indices.ContainsKey(name);
            if (!isOurs || error.FindString("ErrorCode") is not { } code || !AwsErrorCodes.IsCode(code)) continue;
            string place = error.FindString("SecretId")!;
            bool isDeleted = error.FindString("Message")?.Contains("delet", StringComparison.OrdinalIgnoreCase) == true;
            var exception = new AwsException(code, 0, code) { SpeaksOfDeletion = isDeleted };
            answers[indices[place]] = Explain(code, exception, GetPlace(place), options.VersionStage);
        }
    }

    /// <summary>A secret's ARN ends with a hyphen and six random characters.</summary>
    private static bool IsArnForName(string start, string? arn) =>
        arn is not null && arn.StartsWith(start, StringComparison.Ordinal)
        && (arn.Length == start.Length || (arn.Length == start.Length + 7 && arn[start.Length] == '-'));

    private BackendAnswer Read(JsonElement secret, string place)
    {
        if (secret.FindString("VersionId") is not { } version) return BackendAnswer.Unavailable([place], "the answer is not the service's");
        string? text = secret.FindString("SecretString");
        if (text is null && secret.TryGetProperty("SecretBinary", out JsonElement binary) && binary.ValueKind == JsonValueKind.String)
        {
            text = AwsText.Decode(binary);
            if (text is null) return BackendAnswer.Malformed([place], "the value is binary and not UTF-8 text");
        }
        string? renamed = text is null ? null : AwsFieldNames.Rename(text, options.FieldNames, options.IsAirflows);
        return AwsText.ToAnswer(renamed, place, version, options.IsAirflows);
    }

    private BackendAnswer Explain(string? code, AwsException exception, string place, string version) => code switch
    {
        "ResourceNotFoundException" => BackendAnswer.NotFound(
            [place], version == AwsSecretsManagerBackendOptions.CurrentStage
                ? null : $"there is no such secret, or it has no version {version}"),
        "InvalidRequestException" when exception.SpeaksOfDeletion => BackendAnswer.NotFound([place], DeletedReason),
        _ => AwsFailures.Explain(exception, DescribePermission("secretsmanager:GetSecretValue")).ToAnswer([place]),
    };

    private string DescribePermission(string action)
    {
        string resource = _names.IsArn ? _names.Pattern : $"arn:aws:secretsmanager:{_client.Region ?? "*"}:*:secret:{_names.Pattern}";
        return $"{action} on {resource}, and kms:Decrypt where the secrets have a KMS key of their own";
    }

    private async ValueTask<BackendWriteResult> TryWriteAsync(
        BackendRequest request, Func<AwsSecretWriter, string, Task<BackendWriteResult>> writeAsync)
    {
        if (!_names.TryGetName(request, out string? name, out string? reason)) return BackendWriteResult.Rejected(reason);
        if (_names.IsArn) return BackendWriteResult.Rejected("secrets that are named by ARN are read only");
        if (options.VersionStage != AwsSecretsManagerBackendOptions.CurrentStage || options.Versions.ContainsKey(request.ConnectionId))
            return BackendWriteResult.Rejected(
                "the backend reads another version than the current one, and only the current one can be written");
        try
        {
            return await writeAsync(new AwsSecretWriter(_client, options, logger), name).ConfigureAwait(false);
        }
        catch (AwsException e)
        {
            return AwsFailures.Explain(e, DescribePermission(AwsSecretWriter.Permissions)).ToWriteResult();
        }
    }

    private static string GetPlace(string name) => $"the secret {name} of AWS Secrets Manager";
}
