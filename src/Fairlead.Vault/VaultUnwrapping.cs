using System.Text.Json;
using Fairlead.BackendHttp;

namespace Fairlead.Vault;

/// <summary>
/// Unwraps a wrapping token, which works only once, and keeps its content for later sign-ins. If it was used already, somebody else may
/// have the content, and the failure says so.
/// </summary>
internal sealed class VaultUnwrapping(VaultClient client)
{
    private string? _wrapping;
    private string? _unwrapped;

    /// <param name="wrapping">The wrapping token.</param>
    /// <param name="place">Where it comes from.</param>
    /// <param name="field"><c>client_token</c> or <c>secret_id</c>.</param>
    /// <param name="cancellationToken">Cancelled when it takes too long.</param>
    public async Task<(string? Text, BackendFailure? Failure)> UnwrapAsync(string wrapping, string place, string field,
        CancellationToken cancellationToken)
    {
        if (wrapping == _wrapping) return (_unwrapped, null);
        if (wrapping.Any(static c => c is <= ' ' or >= '\x7f'))
            return (null, BackendFailure.Denied($"the wrapping token from {place} has characters that no token has"));

        VaultReply reply = await client.SendAsync(HttpMethod.Post, "sys/wrapping/unwrap", wrapping, VaultJson.Format([]),
            cancellationToken).ConfigureAwait(false);
        if (reply.Failure is { } failure) return (null, failure);
        if (!reply.IsSuccess)
        {
            return (null, BackendFailure.Denied(
                $"the wrapping token from {place} was used already, has ended, or is not one ({reply.Status}); "
                + "if this program did not use it, somebody else has what it "
                + "wrapped: revoke it and issue another"));
        }
        JsonElement? data = reply.FindObject("data");
        string? text = field == "client_token"
            ? VaultReply.GetText(reply.FindObject("auth"), field) ?? VaultReply.GetText(data, "token")
            : VaultReply.GetText(data, field);
        if (text is null)
            return (null, BackendFailure.Denied(
                $"the wrapping token from {place} does not wrap a {(field == "client_token" ? "token" : "secret id")}"));
        (_wrapping, _unwrapped) = (wrapping, text);
        return (text, null);
    }
}
