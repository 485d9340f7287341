using System.Globalization;
using System.Text.Json.Nodes;

namespace Fairlead.TestServers.Vault;

/// <summary>What the fake knows, and who answers a call. The caller holds the lock.</summary>
internal sealed class FakeVaultState
{
    private readonly TimeProvider _time;
    private readonly Dictionary<string, FakeVaultKeyValues> _keyValues = [];
    private readonly Dictionary<string, FakeVaultDatabase> _databases = [];
    private readonly Dictionary<string, (FakeVaultReply Reply, DateTimeOffset End)> _wrapped = [];

    public FakeVaultState(TimeProvider time)
    {
        _time = time;
        Tokens = new FakeVaultTokens(time) { OnEnd = token => EndLeases(token) };
        Logins = new FakeVaultLogins(Tokens);
        RootToken = Tokens.Create(["root"]);
        AddKeyValues("", "secret", 2);
    }

    public FakeVaultTokens Tokens { get; }

    public FakeVaultLogins Logins { get; }

    public FakeVaultToken RootToken { get; }

    public Dictionary<string, Dictionary<string, string>> Policies { get; } = new()
    {
        ["default"] = new()
        {
            ["auth/token/lookup-self"] = "read", ["auth/token/renew-self"] = "update", ["auth/token/revoke-self"] = "update",
            ["sys/leases/renew"] = "update", ["sys/leases/lookup"] = "update", ["sys/wrapping/*"] = "update",
        },
    };

    public void AddKeyValues(string ns, string mount, int version) =>
        _keyValues[Qualify(ns, mount)] = new FakeVaultKeyValues(version, _time);

    public FakeVaultKeyValues? FindKeyValues(string ns, string mount) => _keyValues.GetValueOrDefault(Qualify(ns, mount));

    public FakeVaultDatabase AddDatabase(string mount)
    {
        if (!_databases.TryGetValue(mount, out FakeVaultDatabase? database))
            _databases[mount] = database = new FakeVaultDatabase(mount, _time);
        return database;
    }

    public void Write(string ns, string mount, string path, string json)
    {
        FakeVaultKeyValues engine = FindKeyValues(ns, mount)!;
        var data = (JsonObject)JsonNode.Parse(json)!;
        if (engine.Version == 1) engine.Answer("POST", path, data);
        else engine.Answer("POST", "data/" + path, new JsonObject { ["data"] = data });
    }

    public string Wrap(FakeVaultReply reply, TimeSpan timeToLive)
    {
        string token = Tokens.Create(["response-wrapping"], timeToLive, isRenewable: false).Id;
        _wrapped[token] = (reply, _time.GetUtcNow() + timeToLive);
        return token;
    }

    public FakeVaultReply Answer(FakeVaultCall call, bool isSealed)
    {
        if (call.Route == "GET sys/health") return DescribeHealth(isSealed);
        if (call.Route == "GET sys/seal-status")
            return FakeVaultReply.FromJson(new JsonObject { ["initialized"] = true, ["sealed"] = isSealed, ["type"] = "shamir" });
        FakeVaultReply reply = Logins.SignIn(call) ?? AnswerKnown(call);
        return call.WrapTtl is { } life && reply is { Status: 200, Json: not null } ? WrapInfo(reply, life) : reply;
    }

    private FakeVaultReply AnswerKnown(FakeVaultCall call)
    {
        if (call.Route == "POST sys/wrapping/unwrap") return Unwrap(call);
        if (call.Token is null) return FakeVaultReply.Fail(400, "missing client token");
        if (Tokens.Find(call.Token) is not { } token)
            return FakeVaultReply.Fail(403, "2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n");
        if (call.Path.StartsWith("sys/internal/ui/mounts/", StringComparison.Ordinal)) return DescribeMount(call, token);
        if (!IsAllowed(call, token)) return FakeVaultReply.Fail(403, "1 error occurred:\n\t* permission denied\n\n");
        if (call.Path.StartsWith("auth/token/", StringComparison.Ordinal)) return Tokens.Answer(call, token);
        if (Logins.Answer(call) is { } about) return about;
        if (call.Path.StartsWith("sys/leases/", StringComparison.Ordinal))
        {
            string action = call.Path["sys/leases/".Length..];
            return _databases.Values.Select(database => database.AnswerLease(action, call.Body)).FirstOrDefault(reply => reply is not null)
                ?? FakeVaultReply.Fail(400, action == "lookup" ? "invalid lease" : "lease not found");
        }
        foreach ((string mount, FakeVaultDatabase database) in _databases)
        {
            if (call.Path.StartsWith(mount + "/", StringComparison.Ordinal))
                return database.Answer(call, call.Path[(mount.Length + 1)..], token);
        }
        return FindMount(call.Namespace, call.Path) is var (found, engine)
            ? engine.Answer(call.Method, call.Path[found.Length..].TrimStart('/'), call.Body)
            : FakeVaultReply.Fail(404, $"no handler for route \"{call.Path}\". route entry not found.");
    }

    private (string Mount, FakeVaultKeyValues Engine)? FindMount(string ns, string path)
    {
        foreach ((string name, FakeVaultKeyValues engine) in _keyValues)
        {
            string prefix = Qualify(ns, "");
            if (!name.StartsWith(prefix, StringComparison.Ordinal)) continue;
            string mount = name[prefix.Length..];
            if (path == mount || path.StartsWith(mount + "/", StringComparison.Ordinal)) return (mount, engine);
        }
        return null;
    }

    private bool IsAllowed(FakeVaultCall call, FakeVaultToken token)
    {
        if (token.Policies.Contains("root")) return true;
        string[] wanted = call.Method switch { "GET" => ["read"], "DELETE" => ["delete"], _ => ["update", "create"] };
        return token.Policies.Append("default").Any(policy => Policies.TryGetValue(policy, out Dictionary<string, string>? paths)
            && paths.Any(path =>
            Covers(path.Key, call.Path) && path.Value.Split(',').Intersect(wanted).Any()));
    }

    private static bool Covers(string pattern, string path) =>
        pattern[^1] == '*' ? path.StartsWith(pattern[..^1], StringComparison.Ordinal) : path == pattern;

    private FakeVaultReply DescribeMount(FakeVaultCall call, FakeVaultToken token)
    {
        string path = call.Path["sys/internal/ui/mounts/".Length..];
        bool mayKnow = token.Policies.Contains("root")
            || token.Policies.Any(policy => Policies.TryGetValue(policy, out Dictionary<string, string>? paths)
                && paths.Keys.Any(pattern => pattern.StartsWith(path.Split('/')[0] + "/", StringComparison.Ordinal)));
        if (!mayKnow)
            return FakeVaultReply.Fail(403,
                "preflight capability check returned 403, please ensure client's policies grant access to path");
        if (FindMount(call.Namespace, path) is var (mount, engine))
            return FakeVaultReply.Of(new JsonObject { ["path"] = mount + "/", ["type"] = "kv",
                ["options"] = new JsonObject { ["version"] = engine.Version.ToString(CultureInfo.InvariantCulture) } });
        return _databases.ContainsKey(path)
            ? FakeVaultReply.Of(new JsonObject { ["path"] = path + "/", ["type"] = "database", ["options"] = null })
            : FakeVaultReply.Fail(403, "preflight capability check returned 403, please ensure client's policies grant access to path");
    }

    private FakeVaultReply Unwrap(FakeVaultCall call)
    {
        string? token = call.GetText("token") ?? call.Token;
        if (token is null || !_wrapped.Remove(token, out (FakeVaultReply Reply, DateTimeOffset End) wrapped)
            || wrapped.End <= _time.GetUtcNow())
            return FakeVaultReply.Fail(400, "wrapping token is not valid or does not exist");
        if (Tokens.Find(token) is { } used) Tokens.End(used);
        return wrapped.Reply;
    }

    private FakeVaultReply WrapInfo(FakeVaultReply reply, TimeSpan life)
    {
        var json = (JsonObject)FakeVaultReply.Of(null).Json!;
        json["wrap_info"] = new JsonObject
        {
            ["token"] = Wrap(reply, life), ["accessor"] = Guid.NewGuid().ToString(), ["ttl"] = (long)life.TotalSeconds,
            ["creation_time"] = _time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), ["creation_path"] = "",
        };
        return FakeVaultReply.FromJson(json);
    }

    private FakeVaultReply DescribeHealth(bool isSealed) => FakeVaultReply.FromJson(
        new JsonObject { ["initialized"] = true, ["sealed"] = isSealed, ["standby"] = false, ["version"] = "1.15.0",
            ["server_time_utc"] = _time.GetUtcNow().ToUnixTimeSeconds() },
        isSealed ? 503 : 200);

    private void EndLeases(FakeVaultToken token)
    {
        foreach (FakeVaultDatabase database in _databases.Values) database.EndLeases(token);
    }

    private static string Qualify(string ns, string mount) => $"{ns}|{mount}";
}
