using System.Globalization;
using System.Net;
using System.Text.Json;
using Fairlead.Core.ConnectionTypes;

namespace Fairlead.Credentials;

/// <summary>What a token endpoint answered. Only words that the standard defines are repeated: a description may hold anything.</summary>
internal sealed class TokenResponse(string connectionId, HttpResponseMessage response, byte[] body, DateTimeOffset now)
{
    private static readonly string[] KnownErrors =
    [
        "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope",
        "invalid_target",
        "access_denied", "temporarily_unavailable", "server_error",
    ];

    public Credential ToCredential()
    {
        if (!response.IsSuccessStatusCode) throw CreateFailure();
        if (Read("access_token") is not { } token) throw Fail("the token endpoint's answer has no access_token");
        if (token.AsSpan().ContainsAnyExceptInRange('!', '~')) throw Fail("the token endpoint's access_token cannot stand in a header");
        if (Read("token_type") is { } type && !type.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            throw Fail("the token endpoint gives tokens of another type than Bearer");
        return new Credential { Password = new Secret(token), ExpiresAt = ReadExpiry() };
    }

    private CredentialException CreateFailure()
    {
        string status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        string? error = Read("error") is { } given && KnownErrors.Contains(given) ? given : null;
        string shown = error is null ? status : $"{error}, {status}";
        bool isRefused = error is "invalid_client" or "unauthorized_client" or "access_denied"
            || response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
        if (isRefused)
            return Fail($"the token endpoint refuses the client ({shown}); its id is the connection's login, its secret the password",
                isRefused);

        string reason = error switch
        {
            "invalid_scope" => $"the token endpoint refuses the scope ({shown}); see {OAuthExtras.Scope.Path}",
            "invalid_target" =>
                $"the token endpoint refuses the resource or audience ({shown}); "
                    + $"see {OAuthExtras.Resource.Path} and {OAuthExtras.Audience.Path}",
            null when (int)response.StatusCode is >= 300 and < 400 =>
                $"the token endpoint redirects ({shown}), which is not followed; see {OAuthExtras.TokenEndpoint.Path}",
            null when response.StatusCode == HttpStatusCode.NotFound =>
                $"there is no token endpoint at this address ({shown}); see {OAuthExtras.TokenEndpoint.Path}",
            _ => $"the token endpoint answers with an error ({shown})",
        };
        return Fail(reason);
    }

    private CredentialException Fail(string reason, bool isRefused = false) =>
        new(connectionId, OAuthExtras.ProviderName, reason) { IsRefused = isRefused, RetryAfter = ReadRetryAfter() };

    private TimeSpan? ReadRetryAfter() => response.Headers.RetryAfter is not { } retry ? null : retry.Delta ?? (retry.Date - now);

    /// <summary>Reads the lifetime, which some servers write as text.</summary>
    private DateTimeOffset? ReadExpiry()
    {
        bool isNumber = double.TryParse(Read("expires_in"), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds);
        return isNumber && seconds is > 0 and < int.MaxValue ? now + TimeSpan.FromSeconds(seconds) : null;
    }

    private string? Read(string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(name, out JsonElement value))
                return null;
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
