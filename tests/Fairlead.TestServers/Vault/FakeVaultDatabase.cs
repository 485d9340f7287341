using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Fairlead.TestServers.Vault;

/// <summary>A database secrets engine of the fake, without a database: users exist while their lease does.</summary>
internal sealed class FakeVaultDatabase(string mount, TimeProvider time)
{
    private readonly Dictionary<string, Role> _roles = [];
    private readonly Dictionary<string, Lease> _leases = [];

    /// <summary>Gets the names of the users that a login would work with now.</summary>
    public IReadOnlyCollection<string> Users => [.. _leases.Values.Where(IsAlive).Select(lease => lease.User)];

    public IReadOnlyCollection<string> LeaseIds => [.. _leases.Values.Where(IsAlive).Select(lease => lease.Id)];

    public void AddRole(string name, TimeSpan timeToLive, TimeSpan maximum, bool isRenewable, TimeSpan? rotationPeriod) =>
        _roles[name] = new Role(timeToLive, maximum, isRenewable, rotationPeriod, time.GetUtcNow());

    public FakeVaultReply Answer(FakeVaultCall call, string path, FakeVaultToken token)
    {
        if (call.Method != "GET") return FakeVaultReply.Fail(405, "unsupported operation");
        string[] words = path.Split('/');
        if (words is not ["creds" or "static-creds", string name] || !_roles.TryGetValue(name, out Role? role))
            return FakeVaultReply.Fail(400, "unknown role");
        return words[0] == "creds" ? CreateCredentials(name, role, token) : ReadStatic(name, role);
    }

    /// <summary>Answers a call under <c>sys/leases</c>; null for a lease of another engine.</summary>
    public FakeVaultReply? AnswerLease(string action, JsonObject body)
    {
        if (body["lease_id"]?.ToString() is not { } id || !id.StartsWith(mount + "/", StringComparison.Ordinal)) return null;
        if (!_leases.TryGetValue(id, out Lease? lease) || !IsAlive(lease))
            return FakeVaultReply.Fail(400, action == "lookup" ? "invalid lease" : "lease not found");
        DateTimeOffset now = time.GetUtcNow();
        switch (action)
        {
            case "lookup":
                return FakeVaultReply.Of(new JsonObject
                {
                    ["id"] = id, ["issue_time"] = lease.IssuedAt.ToString("O", CultureInfo.InvariantCulture),
                    ["expire_time"] = lease.ExpiresAt.ToString("O", CultureInfo.InvariantCulture), ["last_renewal"] = null,
                    ["renewable"] = lease.Role.IsRenewable, ["ttl"] = (long)(lease.ExpiresAt - now).TotalSeconds,
                });
            case "renew" when !lease.Role.IsRenewable:
                return FakeVaultReply.Fail(400, "lease is not renewable");
            case "renew":
                DateTimeOffset end = now + (FakeVaultTokens.ReadDuration(body["increment"]) ?? lease.Role.TimeToLive);
                DateTimeOffset latest = lease.IssuedAt + lease.Role.Maximum;
                lease.ExpiresAt = end > latest ? latest : end;
                return FakeVaultReply.Of(null, leaseId: id, leaseDuration: (long)(lease.ExpiresAt - now).TotalSeconds, isRenewable: true);
            case "revoke":
                _leases.Remove(id);
                return FakeVaultReply.Empty;
            default:
                return FakeVaultReply.Fail(404, "unsupported path");
        }
    }

    public void EndLeases(FakeVaultToken? token = null)
    {
        foreach (Lease lease in _leases.Values.Where(lease => token is null || lease.Token == token).ToList()) _leases.Remove(lease.Id);
    }

    private bool IsAlive(Lease lease) => lease.ExpiresAt > time.GetUtcNow() || lease.Role.TimeToLive == TimeSpan.Zero;

    private FakeVaultReply CreateCredentials(string name, Role role, FakeVaultToken token)
    {
        string user = $"v-{name}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        DateTimeOffset now = time.GetUtcNow();
        var lease = new Lease($"{mount}/creds/{name}/{user}", user, role, token, now) { ExpiresAt = now + role.TimeToLive };
        _leases[lease.Id] = lease;
        return FakeVaultReply.Of(
            new JsonObject { ["username"] = user, ["password"] = TestServer.CreatePassword() }, leaseId: lease.Id,
                leaseDuration: (long)role.TimeToLive.TotalSeconds,
            isRenewable: role.IsRenewable);
    }

    private FakeVaultReply ReadStatic(string name, Role role)
    {
        TimeSpan period = role.RotationPeriod ?? TimeSpan.FromDays(1);
        long turn = (time.GetUtcNow() - role.CreatedAt).Ticks / period.Ticks;
        TimeSpan left = role.CreatedAt + (turn + 1) * period - time.GetUtcNow();
        return FakeVaultReply.Of(new JsonObject
        {
            ["username"] = $"static-{name}", ["password"] = $"fake-{name}-{turn}", ["rotation_period"] = (long)period.TotalSeconds,
                ["ttl"] = (long)left.TotalSeconds,
            ["last_vault_rotation"] = (role.CreatedAt + turn * period).ToString("O", CultureInfo.InvariantCulture),
        });
    }

    private sealed record Role(TimeSpan TimeToLive, TimeSpan Maximum, bool IsRenewable, TimeSpan? RotationPeriod, DateTimeOffset CreatedAt);

    private sealed record Lease(string Id, string User, Role Role, FakeVaultToken Token, DateTimeOffset IssuedAt)
    {
        public DateTimeOffset ExpiresAt { get; set; }
    }
}
