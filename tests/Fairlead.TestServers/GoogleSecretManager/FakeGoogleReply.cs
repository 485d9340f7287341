using System.Text.Json.Nodes;

namespace Fairlead.TestServers.GoogleSecretManager;

/// <summary>An answer of a service of Google's.</summary>
public sealed record FakeGoogleReply(int Status, string Text, string ContentType = "application/json; charset=UTF-8")
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static FakeGoogleReply Of(JsonNode body) => new(200, body.ToJsonString());

    /// <summary>An error as Google's services have it.</summary>
    public static FakeGoogleReply Fail(int code, string status, string message, string? reason = null)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message, ["status"] = status };
        if (reason is not null)
        {
            error["details"] = new JsonArray(new JsonObject
            {
                ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo", ["reason"] = reason, ["domain"] = "googleapis.com",
            });
        }
        return new(code, new JsonObject { ["error"] = error }.ToJsonString());
    }
}
