using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Fairlead.Google;

/// <summary>
/// Writes secrets. The service adds versions without any check, and readers see a version once it is added. So a writer first claims the
/// version that it saw, in an annotation, which the service changes for one writer only because of its etag. The number that the new
/// version then has says whether a program that knows nothing of claims came in between.
/// </summary>
internal sealed class SecretManagerWriter(
    SecretManagerClient client, GoogleSecretManagerBackendOptions options, TimeProvider timeProvider, ILogger logger)
{
    private const string ClaimAnnotation = "fairlead-claim";
    private const int MaximumBytes = 65_536;

    /// <summary>After this a writer is taken for dead that has claimed a version and not replaced it.</summary>
    private static readonly TimeSpan ClaimLifetime = TimeSpan.FromSeconds(30);

    public async Task<BackendWriteResult> WriteAsync(string name, string place, BackendWrite write, CancellationToken cancellationToken)
    {
        byte[] value = Encoding.UTF8.GetBytes(write.FormatJson().Reveal());
        if (value.Length > MaximumBytes)
            return BackendWriteResult.Rejected("the connection is larger than 64 KiB, the most that a secret takes");
        SecretManagerState? state = await FindStateAsync(name, cancellationToken).ConfigureAwait(false);
        if (write.Version is null)
        {
            if (state is null) return await CreateAsync(name, place, value, cancellationToken).ConfigureAwait(false);
            if (!state.IsLeftover)
                return BackendWriteResult.Conflict(
                    state.IsEnabled ? "the secret exists" : "the secret exists, and its latest version is disabled");
        }
        else if (FindDifference(state, write.Version) is { } difference)
        {
            return BackendWriteResult.Conflict(difference);
        }
        return await ClaimAsync(name, state!, cancellationToken).ConfigureAwait(false)
            ?? await AddAsync(name, place, value, state!.Number, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Destroys the versions and leaves the empty secret: one that is created anew would count its versions from 1 again, and a writer that
    /// saw version 1 of the old one would overwrite that of the new one.
    /// </summary>
    public async Task<BackendWriteResult> DeleteAsync(string name, string place, string version, CancellationToken cancellationToken)
    {
        SecretManagerState? state = await FindStateAsync(name, cancellationToken).ConfigureAwait(false);
        if (FindDifference(state, version) is { } difference) return BackendWriteResult.Conflict(difference);
        if (await ClaimAsync(name, state!, cancellationToken).ConfigureAwait(false) is { } conflict) return conflict;
        try
        {
            await DestroyAsync(name, state!.Number, state.VersionEtag, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretManagerException e) when (SecretManagerMessages.IsStale(e))
        {
            return BackendWriteResult.Conflict("another program has changed the version");
        }
        foreach (long older in await ListAsync(name, cancellationToken).ConfigureAwait(false))
        {
            if (older < state.Number) await DestroyAsync(name, older, etag: null, cancellationToken).ConfigureAwait(false);
        }
        return BackendWriteResult.Deleted(place);
    }

    private static string? FindDifference(SecretManagerState? state, string version)
    {
        if (state is null || state.IsLeftover) return "there is no such secret, or its latest version is destroyed";
        if (state.Version != version) return $"the secret has the version {state.Version}";
        return state.IsEnabled ? null : "the latest version is disabled";
    }

    private async Task<SecretManagerState?> FindStateAsync(string name, CancellationToken cancellationToken)
    {
        // In this order: a claim that comes after the etag fails this writer's own claim.
        JsonElement? secret = await FindAsync($"secrets/{name}", cancellationToken).ConfigureAwait(false);
        if (secret is null) return null;
        JsonElement? latest = await FindAsync($"secrets/{name}/versions/latest", cancellationToken).ConfigureAwait(false);
        return SecretManagerState.Read(secret.Value, latest);
    }

    private async Task<JsonElement?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await client.CallAsync(HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretManagerException e) when (e.Code == "NOT_FOUND" && SecretManagerMessages.IsAboutSecret(e))
        {
            return null;
        }
    }

    private async Task<BackendWriteResult> CreateAsync(string name, string place, byte[] value, CancellationToken cancellationToken)
    {
        try
        {
            await client.CallAsync(
                HttpMethod.Post, $"secrets?secretId={name}", json =>
                {
                    if (options.Location is null)
                    {
                        json.WriteStartObject("replication");
                        json.WriteStartObject("automatic");
                        json.WriteEndObject();
                        json.WriteEndObject();
                    }
                    WriteAnnotations(json, new Dictionary<string, string>(), CreateClaim(SecretManagerState.NoVersion));
                }, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretManagerException e) when (e.Code == "ALREADY_EXISTS")
        {
            return BackendWriteResult.Conflict("another program has created the secret");
        }
        return await AddAsync(name, place, value, 0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Claims a version. Returns null where that succeeded.</summary>
    private async Task<BackendWriteResult?> ClaimAsync(string name, SecretManagerState state, CancellationToken cancellationToken)
    {
        if (IsClaimed(state)) return BackendWriteResult.Conflict("another program is writing the secret, or has just failed to");
        try
        {
            await client.CallAsync(
                HttpMethod.Patch, $"secrets/{name}?updateMask=annotations", json =>
                {
                    json.WriteString("etag", state.Etag);
                    WriteAnnotations(json, state.Annotations, CreateClaim(state.Basis));
                }, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (SecretManagerException e) when (SecretManagerMessages.IsStale(e))
        {
            return BackendWriteResult.Conflict("another program is writing the secret");
        }
    }

    private string CreateClaim(string basis) =>
        string.Create(CultureInfo.InvariantCulture, $"{basis}/{timeProvider.GetUtcNow().ToUnixTimeSeconds()}/{Guid.NewGuid():N}");

    private bool IsClaimed(SecretManagerState state)
    {
        string[] claim = state.Annotations.GetValueOrDefault(ClaimAnnotation, "").Split('/');
        return claim.Length == 3 && claim[0] == state.Basis
            && long.TryParse(claim[1], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && Math.Abs(timeProvider.GetUtcNow().ToUnixTimeSeconds() - (double)seconds) < ClaimLifetime.TotalSeconds;
    }

    private static void WriteAnnotations(Utf8JsonWriter json, IReadOnlyDictionary<string, string> others, string claim)
    {
        json.WriteStartObject("annotations");
        foreach ((string key, string value) in others)
        {
            if (key != ClaimAnnotation) json.WriteString(key, value);
        }
        json.WriteString(ClaimAnnotation, claim);
        json.WriteEndObject();
    }

    private async Task<BackendWriteResult> AddAsync(string name, string place, byte[] value, long seen, CancellationToken cancellationToken)
    {
        long number = await AddAsync(name, value, cancellationToken).ConfigureAwait(false);
        if (number == seen + 1) return BackendWriteResult.Written(place, number.ToString(CultureInfo.InvariantCulture));

        // A program that knows nothing of claims was faster. Its value becomes the latest one again, before this one goes: a latest
        // version that is destroyed is not found.
        logger.Overtaken(options.Name, place);
        JsonElement? theirs = null;
        try
        {
            theirs = await client.CallAsync(
                HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"secrets/{name}/versions/{number - 1}:access"), null,
                cancellationToken)
                .ConfigureAwait(false);
        }
        catch (SecretManagerException e) when (e.Code is "NOT_FOUND" or "FAILED_PRECONDITION")
        {
            // It has disabled or destroyed it meanwhile, and then nothing is to be found either.
        }
        if (theirs is { } version)
        {
            byte[] data = SecretManagerPayload.FindIntactData(version)
                ?? throw new SecretManagerException("the answer is not the service's");
            await AddAsync(name, data, cancellationToken).ConfigureAwait(false);
        }
        await DestroyAsync(name, number, etag: null, cancellationToken).ConfigureAwait(false);
        return BackendWriteResult.Conflict("another program wrote the secret at the same time; its value is kept");
    }

    private async Task<long> AddAsync(string name, byte[] value, CancellationToken cancellationToken)
    {
        JsonElement added = await client.CallAsync(
            HttpMethod.Post, $"secrets/{name}:addVersion", json => SecretManagerPayload.Write(json, value), cancellationToken)
                .ConfigureAwait(false);
        return SecretManagerPayload.FindNumber(added) ?? throw new SecretManagerException("the answer is not the service's");
    }

    private Task DestroyAsync(string name, long number, string? etag, CancellationToken cancellationToken) => client.CallAsync(
        HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"secrets/{name}/versions/{number}:destroy"), json =>
        {
            if (etag is { Length: > 0 }) json.WriteString("etag", etag);
        }, cancellationToken);

    /// <summary>Lists the numbers of the versions that are not destroyed.</summary>
    private async Task<IReadOnlyList<long>> ListAsync(string name, CancellationToken cancellationToken)
    {
        var numbers = new List<long>();
        string? page = null;
        do
        {
            string query = page is null ? "" : "&pageToken=" + Uri.EscapeDataString(page);
            JsonElement list = await client
                .CallAsync(HttpMethod.Get, $"secrets/{name}/versions?pageSize=250{query}", null, cancellationToken).ConfigureAwait(false);
            numbers.AddRange(list.FindItems("versions").Where(static version => version.FindString("state") != "DESTROYED")
                .Select(SecretManagerPayload.FindNumber).OfType<long>());
            page = list.FindString("nextPageToken");
        }
        while (page is { Length: > 0 });
        return numbers;
    }
}
