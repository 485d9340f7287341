using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fairlead.TestServers.GoogleSecretManager;

/// <summary>The secrets of a project.</summary>
public sealed partial class FakeSecrets
{
    public const string Project = "fairlead-tests";
    private const string ProjectNumber = "123456789";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, FakeSecret> _secrets = new(StringComparer.Ordinal);

    /// <summary>Gets or sets whether values come with the checksum of another value.</summary>
    public bool AreDamaged { get; set; }

    /// <summary>Gets or sets what happens after each successful change of a secret's settings, before its answer.</summary>
    public Action? AfterPatch { get; set; }

    /// <summary>Adds a version to a secret, which is created where it does not exist, as another program does.</summary>
    public void Write(string id, string value) => Write(id, Encoding.UTF8.GetBytes(value));

    public void Write(string id, byte[] value)
    {
        lock (_lock)
        {
            string name = $"projects/{ProjectNumber}/secrets/{id}";
            if (!_secrets.TryGetValue(name, out FakeSecret? secret)) _secrets[name] = secret = new FakeSecret(name, []);
            Add(secret, value);
        }
    }

    /// <summary>Changes the state of a version: <c>ENABLED</c>, <c>DISABLED</c> or <c>DESTROYED</c>.</summary>
    public void Change(string id, int version, string state)
    {
        lock (_lock) _secrets[$"projects/{ProjectNumber}/secrets/{id}"].Versions[version - 1].Change(state);
    }

    /// <summary>Gets the states of a secret's versions; null where there is no such secret.</summary>
    public IReadOnlyList<string>? FindStates(string id)
    {
        lock (_lock)
        {
            return _secrets.TryGetValue($"projects/{ProjectNumber}/secrets/{id}", out FakeSecret? secret)
                ? [.. secret.Versions.Select(static version => version.State)] : null;
        }
    }

    internal FakeGoogleReply Answer(string method, string path, Func<string, string?> query, JsonObject body)
    {
        FakeGoogleReply reply;
        lock (_lock) reply = Route(method, path, query, body);
        if (method == "PATCH" && reply.Status == 200) AfterPatch?.Invoke();
        return reply;
    }

    [GeneratedRegex(
        "^projects/(?<project>[^/:]+)(?<location>/locations/[^/:]+)?/secrets"
        + "(/(?<id>[^/:]+)(/versions(/(?<version>[^/:]+))?)?)?(:(?<verb>[A-Za-z]+))?$")]
    private static partial Regex Resource { get; }

    private FakeGoogleReply Route(string method, string path, Func<string, string?> query, JsonObject body)
    {
        Match match = Resource.Match(path);
        if (!match.Success) return new(404, "<html>Not Found</html>", "text/html");
        if (match.Groups["project"].Value is not (Project or ProjectNumber))
            return FakeGoogleReply.Fail(403, "PERMISSION_DENIED", "Permission denied on resource project.", "CONSUMER_INVALID");
        string parent = $"projects/{ProjectNumber}{match.Groups["location"].Value}";
        string id = match.Groups["id"].Value, version = match.Groups["version"].Value, verb = match.Groups["verb"].Value;
        if (id.Length == 0) return method == "POST" ? Create(parent, query("secretId") ?? "", body) : List(parent);

        string name = $"{parent}/secrets/{id}";
        if (!_secrets.TryGetValue(name, out FakeSecret? secret))
            return FakeGoogleReply.Fail(404, "NOT_FOUND", $"Secret [{name}] not found or has no versions.");
        if (version.Length > 0) return AnswerVersion(secret, version, method, verb, body);
        if (path.EndsWith("/versions", StringComparison.Ordinal)) return ListVersions(secret);
        return (method, verb) switch
        {
            ("GET", "") => FakeGoogleReply.Of(secret.Describe()),
            ("POST", "addVersion") => AddVersion(secret, body),
            ("PATCH", "") => Patch(secret, query("updateMask") ?? "", body),
            ("DELETE", "") => Delete(secret, query("etag")),
            _ => FakeGoogleReply.Fail(400, "INVALID_ARGUMENT", "Unknown method."),
        };
    }

    private FakeGoogleReply Create(string parent, string id, JsonObject body)
    {
        if (id.Length is 0 or > 255 || !id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return FakeGoogleReply.Fail(400, "INVALID_ARGUMENT", "The secret ID is not valid.");
        bool isRegional = parent.Contains("/locations/", StringComparison.Ordinal);
        if (isRegional == (body["replication"] is not null))
            return FakeGoogleReply.Fail(400, "INVALID_ARGUMENT", "The replication is not valid.");
        string name = $"{parent}/secrets/{id}";
        if (_secrets.ContainsKey(name)) return FakeGoogleReply.Fail(409, "ALREADY_EXISTS", $"Secret [{name}] already exists.");
        var secret = new FakeSecret(name, (JsonObject)body.DeepClone());
        _secrets[name] = secret;
        return FakeGoogleReply.Of(secret.Describe());
    }

    private FakeGoogleReply List(string parent) => FakeGoogleReply.Of(new JsonObject
    {
        ["secrets"] =
            new JsonArray([.. _secrets.Values.Where(secret => secret.Name.StartsWith(parent + "/secrets/", StringComparison.Ordinal))
            .Select(static secret => (JsonNode)secret.Describe())]),
    });

    private static FakeGoogleReply ListVersions(FakeSecret secret) => FakeGoogleReply.Of(new JsonObject
    {
        ["versions"] = new JsonArray([.. Enumerable.Reverse(secret.Versions).Select(static version => (JsonNode)version.Describe())]),
        ["totalSize"] = secret.Versions.Count,
    });

    private static FakeGoogleReply Patch(FakeSecret secret, string mask, JsonObject body)
    {
        if (body["etag"]?.GetValue<string>() is { } etag && etag != secret.Etag) return Stale();
        foreach (string field in mask.Split(','))
        {
            if (field is not ("annotations" or "labels" or "versionAliases"))
                return FakeGoogleReply.Fail(400, "INVALID_ARGUMENT", "The update mask is not valid.");
            secret.Settings[field] = body[field]?.DeepClone();
        }
        secret.Change();
        return FakeGoogleReply.Of(secret.Describe());
    }

    private FakeGoogleReply Delete(FakeSecret secret, string? etag)
    {
        if (etag is not null && etag != secret.Etag) return Stale();
        _secrets.Remove(secret.Name);
        return FakeGoogleReply.Of(new JsonObject());
    }

    private static FakeGoogleReply Stale() =>
        FakeGoogleReply.Fail(400, "FAILED_PRECONDITION", "The etag provided does not match the current etag.");

    private static FakeGoogleReply AddVersion(FakeSecret secret, JsonObject body)
    {
        string text = (body["payload"]?["data"]?.GetValue<string>() ?? "").Replace('-', '+').Replace('_', '/');
        byte[] data = Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
        if (data.Length > 65_536) return FakeGoogleReply.Fail(400, "INVALID_ARGUMENT", "The payload is too large.");
        if (body["payload"]?["dataCrc32c"] is { } checksum && checksum.ToString() != ComputeChecksum(data))
            return FakeGoogleReply.Fail(400, "INVALID_ARGUMENT", "The checksum does not match the payload.");
        return FakeGoogleReply.Of(Add(secret, data, body["payload"]?["dataCrc32c"] is not null).Describe());
    }

    private static FakeSecretVersion Add(FakeSecret secret, byte[] data, bool hasChecksum = false)
    {
        var version = new FakeSecretVersion(
            string.Create(CultureInfo.InvariantCulture, $"{secret.Name}/versions/{secret.Versions.Count + 1}"), data, hasChecksum);
        secret.Versions.Add(version);
        return version;
    }

    private FakeGoogleReply AnswerVersion(FakeSecret secret, string wanted, string method, string verb, JsonObject body)
    {
        string number = secret.Settings["versionAliases"]?[wanted]?.ToString() ?? wanted;
        FakeSecretVersion? version = number == "latest"
            ? secret.Versions.LastOrDefault()
            : secret.Versions.FirstOrDefault(known => known.Name.EndsWith("/versions/" + number, StringComparison.Ordinal));
        if (version is null)
        {
            return FakeGoogleReply.Fail(404, "NOT_FOUND", number == "latest"
                ? $"Secret [{secret.Name}] not found or has no versions." : $"Secret Version [{secret.Name}/versions/{number}] not found.");
        }
        if (body["etag"]?.GetValue<string>() is { } etag && etag != version.Etag) return Stale();
        if (method == "GET" && verb.Length == 0) return FakeGoogleReply.Of(version.Describe());
        if (method == "GET" && verb == "access") return Access(version);
        string? state = verb switch { "enable" => "ENABLED", "disable" => "DISABLED", "destroy" => "DESTROYED", _ => null };
        if (state is null || method != "POST") return FakeGoogleReply.Fail(400, "INVALID_ARGUMENT", "Unknown method.");
        if (version.State == "DESTROYED")
            return FakeGoogleReply.Fail(400, "FAILED_PRECONDITION", $"Secret Version [{version.Name}] is in DESTROYED state.");
        version.Change(state);
        return FakeGoogleReply.Of(version.Describe());
    }

    private FakeGoogleReply Access(FakeSecretVersion version)
    {
        if (version.State != "ENABLED")
            return FakeGoogleReply.Fail(400, "FAILED_PRECONDITION", $"Secret Version [{version.Name}] is in {version.State} state.");
        var payload = new JsonObject { ["dataCrc32c"] = AreDamaged ? "1" : ComputeChecksum(version.Data) };
        if (version.Data.Length > 0) payload["data"] = Convert.ToBase64String(version.Data);
        return FakeGoogleReply.Of(new JsonObject { ["name"] = version.Name, ["payload"] = payload });
    }

    private static string ComputeChecksum(byte[] data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data) crc = BitOperations.Crc32C(crc, value);
        return (~crc).ToString(CultureInfo.InvariantCulture);
    }
}
