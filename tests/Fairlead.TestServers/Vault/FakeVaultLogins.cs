using System.Text.Json.Nodes;

namespace Fairlead.TestServers.Vault;

/// <summary>What a role gives those who sign in: policies, and how long the token lives.</summary>
public sealed record FakeVaultRole(string Name)
{
    public IReadOnlyList<string> Policies { get; init; } = ["root"];

    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromHours(1);

    public TimeSpan MaximumTimeToLive { get; init; }

    public bool IsRenewable { get; init; } = true;

    public bool IsPeriodic { get; init; }

    public bool IsBatch { get; init; }

    /// <summary>Gets the id of an AppRole, the subject's whole JWT, or the thumbprint of the certificate.</summary>
    public string Proof { get; init; } = Guid.NewGuid().ToString();

    /// <summary>Gets whether an AppRole asks for a secret id.</summary>
    public bool NeedsSecretId { get; init; } = true;
}

/// <summary>The sign-in methods of the fake: AppRole, Kubernetes, JWT and TLS certificates, each at its mount.</summary>
internal sealed class FakeVaultLogins(FakeVaultTokens tokens)
{
    private readonly Dictionary<string, (string Type, List<FakeVaultRole> Roles)> _mounts = [];
    private readonly HashSet<string> _secretIds = [];

    public void Add(string type, string mount, FakeVaultRole role)
    {
        if (!_mounts.TryGetValue(mount, out (string Type, List<FakeVaultRole> Roles) method)) _mounts[mount] = method = (type, []);
        method.Roles.RemoveAll(other => other.Name == role.Name);
        method.Roles.Add(role);
    }

    public string AddSecretId()
    {
        string id = "fake-" + Guid.NewGuid();
        _secretIds.Add(id);
        return id;
    }

    public void RemoveSecretId(string id) => _secretIds.Remove(id);

    /// <summary>Answers a sign-in; null for a path that is none.</summary>
    public FakeVaultReply? SignIn(FakeVaultCall call)
    {
        if (call.Method != "POST" || !call.Path.StartsWith("auth/", StringComparison.Ordinal)
            || !call.Path.EndsWith("/login", StringComparison.Ordinal)) return null;
        if (!_mounts.TryGetValue(call.Path["auth/".Length..^"/login".Length], out (string Type, List<FakeVaultRole> Roles) method))
            return null;
        FakeVaultRole? role = method.Type switch
        {
            "approle" =>
                method.Roles.Find(role => role.Proof == call.GetText("role_id")
                    && (!role.NeedsSecretId || _secretIds.Contains(call.GetText("secret_id") ?? ""))),
            "cert" =>
                method.Roles.Find(role => role.Proof == call.Certificate
                    && (call.GetText("name") is null or { Length: 0 } || role.Name == call.GetText("name"))),
            _ => method.Roles.Find(role => role.Proof == call.GetText("jwt") && role.Name == call.GetText("role")),
        };
        if (role is null) return Refuse(method.Type);
        FakeVaultToken token =
            tokens.Create(role.Policies, role.TimeToLive, role.MaximumTimeToLive, role.IsRenewable, role.IsPeriodic, role.IsBatch);
        return FakeVaultReply.Of(null, FakeVaultTokens.CreateAuth(token));
    }

    /// <summary>Answers what is asked about AppRoles; null for everything else.</summary>
    public FakeVaultReply? Answer(FakeVaultCall call)
    {
        string[] words = call.Path.Split('/');
        if (words is not ["auth", string mount, "role", string name, string what]
            || !_mounts.TryGetValue(mount, out (string Type, List<FakeVaultRole> Roles) method)
            || method.Roles.Find(role => role.Name == name) is not { } role)
            return null;
        return (call.Method, what) switch
        {
            ("GET", "role-id") => FakeVaultReply.Of(new JsonObject { ["role_id"] = role.Proof }),
            ("POST", "secret-id") =>
                FakeVaultReply.Of(new JsonObject { ["secret_id"] = AddSecretId(), ["secret_id_accessor"] = Guid.NewGuid().ToString(),
                    ["secret_id_ttl"] = 0 }),
            _ => FakeVaultReply.Fail(405, "unsupported operation"),
        };
    }

    private static FakeVaultReply Refuse(string type) => type switch
    {
        "approle" => FakeVaultReply.Fail(400, "invalid role or secret ID"),
        "cert" => FakeVaultReply.Fail(400, "invalid certificate or no client certificate supplied"),
        "kubernetes" => FakeVaultReply.Fail(403, "permission denied"),
        _ => FakeVaultReply.Fail(400, "error validating token: error verifying token signature"),
    };
}
