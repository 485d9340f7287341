using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Fairlead.Aws;

/// <summary>Connections in SSM Parameter Store. Each is a parameter.</summary>
internal sealed class AwsParameterStoreBackend(AwsParameterStoreBackendOptions options, TimeProvider timeProvider, ILogger logger)
    : IWritableBackend, IBatchSecretsBackend, IDisposable
{
    private readonly AwsClient _client = new(AwsService.ParameterStore, options, timeProvider);
    private readonly AwsNameTemplate _names = new(options, AwsParameterNames.FindProblem);

    public string Name => options.Name;

    public int MaximumBatchSize => 10;

    public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        if (!_names.TryGetName(request, out string? name, out string? reason))
            return BackendAnswer.NotFound([GetPlace(_names.Describe(request))], reason);
        string place = GetPlace(name);
        try
        {
            JsonElement answer = await _client.CallAsync(
                "GetParameter", json =>
                {
                    json.WriteString("Name", AddVersion(request, name));
                    json.WriteBoolean("WithDecryption", true);
                }, cancellationToken).ConfigureAwait(false);
            AwsParameter? parameter = answer.TryGetProperty("Parameter", out JsonElement found) ? AwsParameter.Read(found) : null;
            return parameter?.ToAnswer(place, options.IsAirflows) ?? BackendAnswer.Unavailable([place], "the answer is not the service's");
        }
        catch (AwsException e)
        {
            return Explain(e, place);
        }
    }

    public async ValueTask<IReadOnlyList<BackendAnswer>> FindManyAsync(
        IReadOnlyList<BackendRequest> requests, CancellationToken cancellationToken)
    {
        var answers = new BackendAnswer?[requests.Count];
        if (requests.Count > 1)
        {
            IEnumerable<int> named = Enumerable.Range(0, requests.Count).Where(index => _names.TryGetName(requests[index], out _, out _));
            foreach (int[] batch in named.Chunk(MaximumBatchSize))
                await ReadBatchAsync(requests, batch, answers, cancellationToken).ConfigureAwait(false);
        }
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

    private async Task ReadBatchAsync(
        IReadOnlyList<BackendRequest> requests, int[] batch, BackendAnswer?[] answers, CancellationToken cancellationToken)
    {
        Dictionary<string, int> indices = batch.ToDictionary(
            index => AddVersion(requests[index], _names.Describe(requests[index])), static index => index, StringComparer.Ordinal);
        string GetPlaceAt(int index) => GetPlace(_names.Describe(requests[index]));
        try
        {
            JsonElement page = await _client.CallAsync(
                "GetParameters", json =>
                {
                    json.WriteStartArray("Names");
                    foreach (string name in indices.Keys) json.WriteStringValue(name);
                    json.WriteEndArray();
                    json.WriteBoolean("WithDecryption", true);
                }, cancellationToken).ConfigureAwait(false);
            foreach (JsonElement found in page.GetItems("Parameters"))
            {
                string selector = found.FindString("Selector") ?? "";
                string name = found.FindString("ARN") + selector;
                if (!indices.ContainsKey(name)) name = found.FindString("Name") + selector;
                if (indices.TryGetValue(name, out int index) && AwsParameter.Read(found) is { } parameter)
                    answers[index] = parameter.ToAnswer(GetPlaceAt(index), options.IsAirflows);
            }
            foreach (JsonElement missing in page.GetItems("InvalidParameters"))
            {
                // If the name has a version, only the version may be missing; a single read tells.
                bool isOurs = missing.ValueKind == JsonValueKind.String && indices.ContainsKey(missing.GetString()!);
                if (!isOurs) continue;
                int index = indices[missing.GetString()!];
                if (!IsPinned(requests[index])) answers[index] = BackendAnswer.NotFound([GetPlaceAt(index)]);
            }
        }
        catch (AwsException e) when (AwsBatches.IsForAll(e))
        {
            foreach (int index in batch) answers[index] = Explain(e, GetPlaceAt(index));
        }
        catch (AwsException)
        {
            // The service refuses the call as a whole. One by one, each parameter gets its own answer.
        }
    }

    private bool IsPinned(BackendRequest request) => options.Versions.ContainsKey(request.ConnectionId);

    private string AddVersion(BackendRequest request, string name) =>
        options.Versions.TryGetValue(request.ConnectionId, out string? version) ? $"{name}:{version}" : name;

    private BackendAnswer Explain(AwsException exception, string place) => exception.Code switch
    {
        "ParameterNotFound" => BackendAnswer.NotFound([place]),
        "ParameterVersionNotFound" => BackendAnswer.NotFound([place], "the parameter has no such version or label"),
        _ => AwsFailures.Explain(exception, DescribePermission("ssm:GetParameter and ssm:GetParameters")).ToAnswer([place]),
    };

    private string DescribePermission(string action)
    {
        string resource = _names.IsArn
            ? _names.Pattern : $"arn:aws:ssm:{_client.Region ?? "*"}:*:parameter/{_names.Pattern.TrimStart('/')}";
        return $"{action} on {resource}, and kms:Decrypt where the parameters have a KMS key of their own";
    }

    private async ValueTask<BackendWriteResult> TryWriteAsync(
        BackendRequest request, Func<AwsParameterWriter, string, Task<BackendWriteResult>> writeAsync)
    {
        if (!_names.TryGetName(request, out string? name, out string? reason)) return BackendWriteResult.Rejected(reason);
        if (_names.IsArn) return BackendWriteResult.Rejected("parameters that are named by ARN are read only");
        if (IsPinned(request))
            return BackendWriteResult.Rejected("the connection is pinned to a version, and only the newest one can be written");
        try
        {
            return await writeAsync(new AwsParameterWriter(_client, options, logger), name).ConfigureAwait(false);
        }
        catch (AwsException e)
        {
            return AwsFailures.Explain(e, DescribePermission(AwsParameterWriter.Permissions)).ToWriteResult();
        }
    }

    private static string GetPlace(string name) => $"the parameter {name} of SSM Parameter Store";
}
