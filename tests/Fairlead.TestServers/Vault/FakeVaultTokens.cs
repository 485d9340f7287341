using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Fairlead.TestServers.Vault;

/// <summary>The tokens of the fake, and the calls under <c>auth/token</c>.</summary>
internal sealed class FakeVaultTokens(TimeProvider time)
{
    private readonly Dictionary<string, FakeVaultToken> _tokens = [];

    /// <summary>Gets or sets what is done when a token has ended: its leases end with it.</summary>
    public Action<FakeVaultToken> OnEnd { get; set; } = _ => { };

    public IEnumerable<FakeVaultToken> All => _tokens.Values;

    public FakeVaultToken Create(
        IReadOnlyList<string> policies, TimeSpan timeToLive =
            default, TimeSpan maximum = default, bool isRenewable = true, bool isPeriodic = false, bool isBatch = false)
    {
        DateTimeOffset now = time.GetUtcNow();
        var token = new FakeVaultToken
        {
            Id = (isBatch ? "hvb." : "hvs.") + "fake" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)),
            Policies = policies,
            TimeToLive = timeToLive,
            MaximumTimeToLive = maximum,
            IsRenewable = isRenewable && !isBatch && timeToLive > TimeSpan.Zero,
            IsPeriodic = isPeriodic,
            IsBatch = isBatch,
            IssuedAt = now,
            ExpiresAt = timeToLive > TimeSpan.Zero ? now + timeToLive : null,
        };
        _tokens[token.Id] = token;
        return token;
    }

    public FakeVaultToken? Find(string? id)
    {
        if (id is null || !_tokens.TryGetValue(id, out FakeVaultToken? token)) return null;
        if (token.ExpiresAt is not { } end || end > time.GetUtcNow()) return token;
        End(token);
        return null;
    }

    public void End(FakeVaultToken token)
    {
        if (_tokens.Remove(token.Id)) OnEnd(token);
    }

    public FakeVaultReply Answer(FakeVaultCall call, FakeVaultToken token) => call.Route switch
    {
        "GET auth/token/lookup-self" => FakeVaultReply.Of(Describe(token)),
        "POST auth/token/lookup" =>
            Find(call.GetText("token")) is { } other ? FakeVaultReply.Of(Describe(other)) : FakeVaultReply.Fail(403, "bad token"),
        "POST auth/token/renew-self" => Renew(token, call),
        "POST auth/token/revoke-self" => EndAndConfirm(token),
        "POST auth/token/create" => FakeVaultReply.Of(null, CreateAuth(CreateFrom(call))),
        _ => FakeVaultReply.Fail(404, "unsupported path"),
    };

    public static JsonObject CreateAuth(FakeVaultToken token, TimeSpan? left = null) => new()
    {
        ["client_token"] = token.Id,
        ["accessor"] = token.IsBatch ? "" : token.Accessor,
        ["policies"] = ToArray(token.Policies),
        ["token_policies"] = ToArray(token.Policies),
        ["metadata"] = null,
        ["lease_duration"] = (long)(left ?? token.TimeToLive).TotalSeconds,
        ["renewable"] = token.IsRenewable,
        ["entity_id"] = "",
        ["token_type"] = token.IsBatch ? "batch" : "service",
        ["orphan"] = true,
    };

    private FakeVaultReply Renew(FakeVaultToken token, FakeVaultCall call)
    {
        if (token.IsBatch) return FakeVaultReply.Fail(400, "batch tokens cannot be renewed");
        if (!token.IsRenewable) return FakeVaultReply.Fail(400, "lease is not renewable");
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset end = now + (token.IsPeriodic ? token.TimeToLive : ReadDuration(call.Body["increment"]) ?? token.TimeToLive);
        DateTimeOffset latest =
            token.MaximumTimeToLive > TimeSpan.Zero ? token.IssuedAt + token.MaximumTimeToLive : DateTimeOffset.MaxValue;
        bool isCapped = end > latest;
        token.ExpiresAt = isCapped ? latest : end;
        return FakeVaultReply.Of(
            null, CreateAuth(token, token.ExpiresAt - now), warning: isCapped
                ? "TTL exceeded the effective max_ttl; TTL value is capped accordingly" : null);
    }

    private FakeVaultReply EndAndConfirm(FakeVaultToken token)
    {
        End(token);
        return FakeVaultReply.Empty;
    }

    private FakeVaultToken CreateFrom(FakeVaultCall call)
    {
        TimeSpan? period = ReadDuration(call.Body["period"]);
        string[] policies = call.Body["policies"] is JsonArray names ? [.. names.Select(name => name!.ToString())] : ["root"];
        return Create(
            policies, period ?? ReadDuration(call.Body["ttl"]) ?? TimeSpan.FromHours(768), ReadDuration(call.Body["explicit_max_ttl"])
                ?? default,
            call.Body["renewable"]?.GetValue<bool>() ?? true, period is not null, call.GetText("type") == "batch");
    }

    private JsonObject Describe(FakeVaultToken token) => new()
    {
        ["accessor"] = token.Accessor,
        ["creation_ttl"] = (long)token.TimeToLive.TotalSeconds,
        ["expire_time"] = token.ExpiresAt?.ToString("O", CultureInfo.InvariantCulture),
        ["explicit_max_ttl"] = (long)token.MaximumTimeToLive.TotalSeconds,
        ["id"] = token.Id,
        ["num_uses"] = 0,
        ["orphan"] = true,
        ["period"] = token.IsPeriodic ? (long)token.TimeToLive.TotalSeconds : null,
        ["policies"] = ToArray(token.Policies),
        ["renewable"] = token.IsRenewable,
        ["ttl"] = token.ExpiresAt is { } end ? (long)(end - time.GetUtcNow()).TotalSeconds : 0,
        ["type"] = token.IsBatch ? "batch" : "service",
    };

    /// <summary>Reads a number of seconds, or a number with a unit.</summary>
    internal static TimeSpan? ReadDuration(JsonNode? value)
    {
        if (value?.ToString() is not { Length: > 0 } text || text == "0") return null;
        int factor = text[^1] switch { 'h' => 3600, 'm' => 60, _ => 1 };
        return TimeSpan.FromSeconds(double.Parse(text.TrimEnd('h', 'm', 's'), CultureInfo.InvariantCulture) * factor);
    }

    private static JsonArray ToArray(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
