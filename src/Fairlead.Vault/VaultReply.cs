using System.Text.Json;
using Fairlead.BackendHttp;

namespace Fairlead.Vault;

/// <summary>
/// The result of a request: an answer of the service with its status (a success, 400, 403, 404 or 405), or a failure.
/// </summary>
internal sealed class VaultReply
{
    private VaultReply(int status, JsonElement body, BackendFailure? failure)
    {
        Status = status;
        Body = body;
        Failure = failure;
    }

    public int Status { get; }

    /// <summary>Gets the JSON object of the answer; undefined if the service sent none.</summary>
    public JsonElement Body { get; }

    /// <summary>Gets why there is no answer; null if there is one.</summary>
    public BackendFailure? Failure { get; }

    public bool IsSuccess => Failure is null && Status is >= 200 and < 300;

    public static VaultReply FromAnswer(int status, JsonElement body) => new(status, body, null);

    public static VaultReply FromFailure(BackendFailure failure) => new(0, default, failure);

    /// <summary>
    /// Determines whether one of the service's error messages contains a text. The messages are never shown, because they may quote
    /// anything.
    /// </summary>
    public bool HasError(string text) => HasText("errors", text);

    public bool HasWarning(string text) => HasText("warnings", text);

    /// <summary>Finds an object of the answer, such as <c>data</c> or <c>auth</c>.</summary>
    public JsonElement? FindObject(string name) => FindObject(Body, name);

    public static JsonElement? FindObject(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement found)
            && found.ValueKind == JsonValueKind.Object ? found : null;

    /// <summary>Gets a text. Returns null if it is missing, empty, or not a text.</summary>
    public static string? GetText(JsonElement? parent, string name) =>
        parent?.TryGetProperty(name, out JsonElement found) == true && found.ValueKind == JsonValueKind.String
            && found.GetString() is { Length: > 0 } text ? text : null;

    public static bool GetBoolean(JsonElement? parent, string name) =>
        parent?.TryGetProperty(name, out JsonElement found) == true && found.ValueKind == JsonValueKind.True;

    /// <summary>
    /// Gets a number of seconds. Returns null if it is missing, zero, or more than a century, all of which mean "unknown".
    /// </summary>
    public static TimeSpan? GetDuration(JsonElement? parent, string name) =>
        parent?.TryGetProperty(name, out JsonElement found) == true && found.ValueKind == JsonValueKind.Number
            && found.TryGetDouble(out double seconds)
        && seconds is > 0 and < 3_200_000_000
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private bool HasText(string name, string text)
    {
        if (Body.ValueKind != JsonValueKind.Object || !Body.TryGetProperty(name, out JsonElement texts)
            || texts.ValueKind != JsonValueKind.Array) return false;
        return texts.EnumerateArray().Any(element => element.ValueKind == JsonValueKind.String
            && element.GetString()!.Contains(text, StringComparison.OrdinalIgnoreCase));
    }
}
