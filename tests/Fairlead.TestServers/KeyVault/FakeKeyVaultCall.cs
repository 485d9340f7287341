using System.Text.Json.Nodes;

namespace Fairlead.TestServers.KeyVault;

/// <summary>A request that the fake got.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="Body">The body, where it is JSON.</param>
public sealed record FakeKeyVaultCall(string Method, string Path, JsonObject? Body)
{
    /// <summary>Gets method and path, such as <c>GET /secrets/orders/</c>.</summary>
    public string Route => $"{Method} {Path}";

    /// <summary>Gets whether it had a token.</summary>
    public bool HasToken { get; init; }
}

/// <summary>What the fake answers.</summary>
/// <param name="Status">The status.</param>
/// <param name="Json">The body; null for none.</param>
public sealed record FakeKeyVaultReply(int Status, JsonNode? Json = null)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>An error as Key Vault says it.</summary>
    public static FakeKeyVaultReply Refuse(int status, string code, string? inner = null)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = "The fake refuses it." };
        if (inner is not null) error["innererror"] = new JsonObject { ["code"] = inner };
        return new FakeKeyVaultReply(status, new JsonObject { ["error"] = error });
    }
}
