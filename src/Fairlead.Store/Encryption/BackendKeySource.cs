using System.Text.Json;

namespace Fairlead.Store.Encryption;

/// <summary>Keys from another backend: from the password of a connection, or a text that contains only keys.</summary>
internal static class BackendKeySource
{
    private const string Field = "password";

    public static IKeySource Create(ISecretsBackend backend, string connectionId)
    {
        string place = $"'{connectionId}' of the backend {backend.Name}";
        return new TextKeySource(place, async cancellationToken =>
        {
            BackendAnswer answer = await backend.FindAsync(new BackendRequest(connectionId), cancellationToken).ConfigureAwait(false);
            if (answer.Outcome == BackendOutcome.Found)
                return ReadText(answer) ?? throw new StoreException(BackendOutcome.Denied, $"{place} has no password");
            BackendOutcome outcome = answer.Outcome == BackendOutcome.Unavailable ? BackendOutcome.Unavailable : BackendOutcome.Denied;
            throw new StoreException(outcome, $"the key, {place}: {answer.Reason ?? answer.Outcome.ToString()}");
        });
    }

    private static string? ReadText(BackendAnswer answer)
    {
        if (answer.Fields.FirstOrDefault(static field => field.Name == Field) is { } password) return password.Value.Reveal();
        string? text = answer.Text?.Text.Reveal();
        if (text is null || !text.TrimStart().StartsWith('{')) return text;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.TryGetProperty(Field, out JsonElement value) ? value.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
