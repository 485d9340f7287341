using System.Globalization;
using System.Text.Json.Nodes;

namespace Fairlead.TestServers.KeyVault;

/// <summary>The secrets of the fake, and what requests do with them.</summary>
internal sealed class FakeKeyVaultState(TimeProvider time)
{
    private const int MaximumCharacters = 25 * 1024;

    private readonly Dictionary<string, FakeKeyVaultSecret> _secrets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many looks at a secret it takes until a deletion or a recovery is done.</summary>
    public int PendingLooks { get; set; }

    /// <summary>The address that the request named, with a slash at the end: the one in front of which a proxy may stand.</summary>
    public string Address { get; set; } = "https://localhost/";

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    public FakeKeyVaultSecret? Find(string name) => _secrets.GetValueOrDefault(name) is { DeletedAt: null } secret ? secret : null;

    /// <param name="parts">The path: <c>secrets</c> or <c>deletedsecrets</c>, the name, the version.</param>
    public FakeKeyVaultReply Answer(string method, string[] parts, JsonObject? body, int page, int start) => (method, parts) switch
    {
        ("GET", ["secrets"]) => ListPages("secrets", page, start, [.. _secrets.Values.Where(static secret => secret.DeletedAt is null)
            .OrderBy(static secret => secret.Name, StringComparer.Ordinal)
            .Select(secret => secret.Current.Describe(GetId(secret), hasValue: false))]),
        ("PUT", ["secrets", { } name]) => Set(name, body),
        ("GET", ["secrets", { } name, "versions"]) => Find(name) is { } secret
            ? ListPages($"secrets/{secret.Name}/versions", page, start, [.. secret.Versions
                .OrderBy(static version => version.Id, StringComparer.Ordinal)
                .Select(version => version.Describe(GetId(secret, version), hasValue: false))])
            : ListPages($"secrets/{name}/versions", page, start, []),
        ("GET", ["secrets", { } name, .. var version]) => Get(name, version),
        ("PATCH", ["secrets", { } name, .. var version]) => Update(name, version, body),
        ("DELETE", ["secrets", { } name]) => Delete(name),
        ("GET", ["deletedsecrets"]) => ListPages("deletedsecrets", page, start, [.. _secrets.Values
            .Where(static secret => secret.DeletedAt is not null).Select(secret => DescribeDeleted(secret))]),
        ("GET", ["deletedsecrets", { } name]) => FindDeleted(name, out FakeKeyVaultReply refusal) is { } deleted
            ? new(200, DescribeDeleted(deleted))
            : refusal,
        ("POST", ["deletedsecrets", { } name, "recover"]) => Recover(name),
        ("DELETE", ["deletedsecrets", { } name]) => Purge(name),
        _ => FakeKeyVaultReply.Refuse(400, "BadParameter"),
    };

    private FakeKeyVaultReply Set(string name, JsonObject? body)
    {
        bool isName = name.Length is > 0 and <= 127 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');
        if (!isName || body?["value"]?.GetValue<string>() is not { Length: <= MaximumCharacters } value)
            return FakeKeyVaultReply.Refuse(400, "BadParameter");
        if ((body["tags"] as JsonObject)?.Count > 15) return FakeKeyVaultReply.Refuse(400, "BadParameter");
        if (_secrets.TryGetValue(name, out FakeKeyVaultSecret? secret) && RefuseWhilePending(secret) is { } refusal) return refusal;
        if (secret is null) _secrets[name] = secret = new FakeKeyVaultSecret(name);
        var version = new FakeKeyVaultVersion(value, Now);
        version.Update(body, Now);
        secret.Versions.Add(version);
        return new(200, version.Describe(GetId(secret, version), hasValue: true));
    }

    private FakeKeyVaultReply Get(string name, string[] version)
    {
        if (Find(name) is not { } secret || IsPending(secret)) return FakeKeyVaultReply.Refuse(404, "SecretNotFound");
        if (FindVersion(secret, version) is not { } found) return FakeKeyVaultReply.Refuse(404, "SecretNotFound");
        return found.IsEnabled
            ? new(200, found.Describe(GetId(secret, found), hasValue: true))
            : FakeKeyVaultReply.Refuse(403, "Forbidden", "SecretDisabled");
    }

    private FakeKeyVaultReply Update(string name, string[] version, JsonObject? body)
    {
        if (body is null || Find(name) is not { } secret || FindVersion(secret, version) is not { } found)
            return FakeKeyVaultReply.Refuse(404, "SecretNotFound");
        found.Update(body, Now);
        return new(200, found.Describe(GetId(secret, found), hasValue: false));
    }

    private FakeKeyVaultReply Delete(string name)
    {
        if (Find(name) is not { } secret) return FakeKeyVaultReply.Refuse(404, "SecretNotFound");
        if (secret.Pending > 0) return FakeKeyVaultReply.Refuse(409, "Conflict", "ObjectIsBeingRecovered");
        secret.DeletedAt = time.GetUtcNow();
        secret.Pending = PendingLooks;
        return new(200, DescribeDeleted(secret));
    }

    private FakeKeyVaultReply Recover(string name)
    {
        if (FindDeleted(name, out FakeKeyVaultReply refusal) is not { } secret) return refusal;
        secret.DeletedAt = null;
        secret.Pending = PendingLooks;
        return new(200, secret.Current.Describe(GetId(secret, secret.Current), hasValue: false));
    }

    private FakeKeyVaultReply Purge(string name)
    {
        if (FindDeleted(name, out FakeKeyVaultReply refusal) is null) return refusal;
        _secrets.Remove(name);
        return new(204);
    }

    private FakeKeyVaultSecret? FindDeleted(string name, out FakeKeyVaultReply refusal)
    {
        refusal = FakeKeyVaultReply.Refuse(404, "SecretNotFound");
        return _secrets.GetValueOrDefault(name) is { DeletedAt: not null } secret && !IsPending(secret) ? secret : null;
    }

    private static FakeKeyVaultReply? RefuseWhilePending(FakeKeyVaultSecret secret) => secret switch
    {
        { DeletedAt: not null, Pending: > 0 } => FakeKeyVaultReply.Refuse(409, "Conflict", "ObjectIsBeingDeleted"),
        { DeletedAt: not null } => FakeKeyVaultReply.Refuse(409, "Conflict", "ObjectIsDeletedButRecoverable"),
        { Pending: > 0 } => FakeKeyVaultReply.Refuse(409, "Conflict", "ObjectIsBeingRecovered"),
        _ => null,
    };

    private static bool IsPending(FakeKeyVaultSecret secret) => secret.Pending > 0 && secret.Pending-- > 0;

    private static FakeKeyVaultVersion? FindVersion(FakeKeyVaultSecret secret, string[] version) => version switch
    {
        [] or [""] => secret.Current,
        [{ } id] => secret.Versions.Find(candidate => candidate.Id == id),
        _ => null,
    };

    private FakeKeyVaultReply ListPages(string path, int page, int start, JsonObject[] items)
    {
        int end = Math.Min(items.Length, start + page);
        JsonNode? next = end < items.Length
            ? string.Create(CultureInfo.InvariantCulture, $"{Address}{path}?api-version=7.6&maxresults={page}&$skiptoken={end}")
            : null;
        return new(200, new JsonObject { ["value"] = new JsonArray([.. items[start..end]]), ["nextLink"] = next });
    }

    private JsonObject DescribeDeleted(FakeKeyVaultSecret secret)
    {
        JsonObject described = secret.Current.Describe(GetId(secret, secret.Current), hasValue: false);
        described["recoveryId"] = $"{Address}deletedsecrets/{secret.Name}";
        described["deletedDate"] = secret.DeletedAt!.Value.ToUnixTimeSeconds();
        described["scheduledPurgeDate"] = secret.DeletedAt.Value.AddDays(90).ToUnixTimeSeconds();
        return described;
    }

    private string GetId(FakeKeyVaultSecret secret, FakeKeyVaultVersion? version = null) =>
        $"{Address}secrets/{secret.Name}" + (version is null ? "" : $"/{version.Id}");
}
