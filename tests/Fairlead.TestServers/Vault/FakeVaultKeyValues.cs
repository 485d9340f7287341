using System.Globalization;
using System.Text.Json.Nodes;

namespace Fairlead.TestServers.Vault;

/// <summary>A KV secrets engine of the fake, version 1 or 2.</summary>
internal sealed class FakeVaultKeyValues(int version, TimeProvider time)
{
    private readonly Dictionary<string, List<Entry>> _secrets = [];

    public int Version => version;

    /// <summary>Gets or sets how long a new version lives; null for ever.</summary>
    public TimeSpan? DeleteAfter { get; set; }

    public bool RequiresCheckAndSet { get; set; }

    public FakeVaultReply Answer(string method, string path, JsonObject body) =>
        version == 1 ? AnswerFirst(method, path, body) : AnswerSecond(method, path, body);

    private FakeVaultReply AnswerFirst(string method, string path, JsonObject body)
    {
        switch (method)
        {
            case "GET":
                return _secrets.TryGetValue(path, out List<Entry>? found)
                    ? FakeVaultReply.Of(found[0].Data!.DeepClone(), leaseDuration: 2764800)
                    : FakeVaultReply.Fail(404);
            case "POST":
                _secrets[path] = [new Entry(body.DeepClone(), time.GetUtcNow())];
                return FakeVaultReply.Empty;
            case "DELETE":
                _secrets.Remove(path);
                return FakeVaultReply.Empty;
            default:
                return FakeVaultReply.Fail(405, "unsupported operation");
        }
    }

    private FakeVaultReply AnswerSecond(string method, string path, JsonObject body)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        string kind = slash < 0 ? path : path[..slash];
        string key = slash < 0 ? "" : path[(slash + 1)..];
        return (method, kind) switch
        {
            ("GET", "data") => Read(key),
            ("POST", "data") => Write(key, body),
            ("DELETE", "data") => Change(key, [Count(key)], entry => entry.DeletedAt ??= time.GetUtcNow()),
            ("POST", "delete") => Change(key, ReadVersions(body), entry => entry.DeletedAt ??= time.GetUtcNow()),
            ("POST", "undelete") => Change(key, ReadVersions(body), entry => entry.DeletedAt = null),
            ("POST", "destroy") => Change(key, ReadVersions(body), entry => entry.Data = null),
            ("GET", "metadata") => ReadMetadata(key),
            ("DELETE", "metadata") => Remove(key),
            _ =>
                FakeVaultReply.Of(null, status: 404,
                    warning: "Invalid path for a versioned K/V secrets engine. See the API docs for the appropriate API endpoints to use."),
        };
    }

    private FakeVaultReply Read(string key)
    {
        if (!_secrets.TryGetValue(key, out List<Entry>? entries)) return FakeVaultReply.Fail(404);
        Entry last = entries[^1];
        bool isGone = last.Data is null || last.DeletedAt <= time.GetUtcNow();
        var data = new JsonObject { ["data"] = isGone ? null : last.Data!.DeepClone(), ["metadata"] = Describe(last, entries.Count) };
        return FakeVaultReply.Of(data, status: isGone ? 404 : 200);
    }

    private FakeVaultReply Write(string key, JsonObject body)
    {
        if (body["data"] is not JsonObject data) return FakeVaultReply.Fail(400, "no data provided");
        JsonNode? cas = body["options"]?["cas"];
        if (cas is null && RequiresCheckAndSet) return FakeVaultReply.Fail(400, "check-and-set parameter required for this call");
        if (cas is not null && (int)cas != Count(key))
            return FakeVaultReply.Fail(400, "check-and-set parameter did not match the current version");
        if (!_secrets.TryGetValue(key, out List<Entry>? entries)) _secrets[key] = entries = [];
        entries.Add(new Entry(data.DeepClone(), time.GetUtcNow()) { DeletedAt = time.GetUtcNow() + DeleteAfter });
        return FakeVaultReply.Of(Describe(entries[^1], entries.Count));
    }

    private FakeVaultReply Change(string key, IEnumerable<int> versions, Action<Entry> change)
    {
        if (!_secrets.TryGetValue(key, out List<Entry>? entries)) return FakeVaultReply.Empty;
        foreach (int version in versions.Where(version => version > 0 && version <= entries.Count)) change(entries[version - 1]);
        return FakeVaultReply.Empty;
    }

    private FakeVaultReply ReadMetadata(string key)
    {
        if (!_secrets.TryGetValue(key, out List<Entry>? entries)) return FakeVaultReply.Fail(404);
        var versions = new JsonObject();
        for (int i = 0; i < entries.Count; i++) versions[(i + 1).ToString(CultureInfo.InvariantCulture)] = Describe(entries[i], i + 1);
        return FakeVaultReply.Of(new JsonObject { ["current_version"] = entries.Count, ["oldest_version"] = 0, ["cas_required"] = false,
            ["versions"] = versions });
    }

    private FakeVaultReply Remove(string key)
    {
        _secrets.Remove(key);
        return FakeVaultReply.Empty;
    }

    private int Count(string key) => _secrets.TryGetValue(key, out List<Entry>? entries) ? entries.Count : 0;

    private static IEnumerable<int> ReadVersions(JsonObject body) =>
        body["versions"]?.AsArray().Select(version => int.Parse(version!.ToString(), CultureInfo.InvariantCulture)) ?? [];

    private static JsonObject Describe(Entry entry, int version) => new()
    {
        ["created_time"] = Format(entry.CreatedAt),
        ["custom_metadata"] = null,
        ["deletion_time"] = entry.DeletedAt is { } end ? Format(end) : "",
        ["destroyed"] = entry.Data is null,
        ["version"] = version,
    };

    private static string Format(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);

    private sealed class Entry(JsonNode data, DateTimeOffset createdAt)
    {
        public JsonNode? Data { get; set; } = data;

        public DateTimeOffset CreatedAt { get; } = createdAt;

        public DateTimeOffset? DeletedAt { get; set; }
    }
}
