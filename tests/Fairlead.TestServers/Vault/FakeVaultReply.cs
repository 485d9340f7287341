using System.Text.Json.Nodes;

namespace Fairlead.TestServers.Vault;

/// <summary>An answer of the fake.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Text">The body.</param>
/// <param name="ContentType">What the body is.</param>
public sealed record FakeVaultReply(int Status, string Text = "", string ContentType = "application/json")
{
    /// <summary>Gets the headers beside the content type.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>Gets the JSON that the reply is made of; null for errors and empty ones.</summary>
    internal JsonObject? Json { get; init; }

    public static FakeVaultReply Empty { get; } = new(204);

    /// <summary>Answers with an error, as the service words it.</summary>
    public static FakeVaultReply Fail(int status, params string[] errors) =>
        new(status, new JsonObject { ["errors"] = new JsonArray([.. errors.Select(error => JsonValue.Create(error))]) }.ToJsonString());

    /// <summary>Answers with data, a lease or a login in the envelope that all answers share.</summary>
    internal static FakeVaultReply Of(
        JsonNode? data, JsonObject? auth = null, string leaseId = "", long leaseDuration = 0, bool isRenewable = false,
        int status = 200, string? warning = null)
    {
        var json = new JsonObject
        {
            ["request_id"] = Guid.NewGuid().ToString(),
            ["lease_id"] = leaseId,
            ["renewable"] = isRenewable,
            ["lease_duration"] = leaseDuration,
            ["data"] = data,
            ["wrap_info"] = null,
            ["warnings"] = warning is null ? null : new JsonArray(JsonValue.Create(warning)),
            ["auth"] = auth,
        };
        return FromJson(json, status);
    }

    internal static FakeVaultReply FromJson(JsonObject json, int status = 200) => new(status, json.ToJsonString()) { Json = json };
}
