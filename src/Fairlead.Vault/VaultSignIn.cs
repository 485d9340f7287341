using System.Security.Cryptography;
using System.Text.Json;
using Fairlead.BackendHttp;

namespace Fairlead.Vault;

/// <summary>A token, or why there is none.</summary>
internal readonly record struct VaultSignInResult(VaultToken? Token, BackendFailure? Failure)
{
    public static VaultSignInResult Fail(BackendFailure failure) => new(null, failure);

    public static VaultSignInResult Deny(string reason) => new(null, BackendFailure.Denied(reason));
}

/// <summary>Obtains tokens. Secrets are read each time, because files with tokens change. Calls must not overlap.</summary>
internal sealed class VaultSignIn(VaultSettings settings, VaultClient client, VaultTransport transport, TimeProvider timeProvider)
{
    /// <summary>Refused credentials are not sent again at once, because some servers lock out the login.</summary>
    private static readonly TimeSpan RefusalMemory = TimeSpan.FromSeconds(30);

    private readonly VaultUnwrapping _unwrapping = new(client);
    private (byte[] Credentials, BackendFailure Failure, DateTimeOffset Until)? _refusal;

    /// <summary>Determines whether the program can sign in again by itself after the token has ended.</summary>
    public bool CanRepeat => settings.Options.AuthMethod != VaultAuthMethod.Token;

    public async Task<VaultSignInResult> SignInAsync(VaultToken? previous, CancellationToken cancellationToken)
    {
        try
        {
            transport.ReadFilesAgain();
            return settings.Options.AuthMethod == VaultAuthMethod.Token
                ? await TakeTokenAsync(previous, cancellationToken).ConfigureAwait(false)
                : await LogInAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (VaultFileException e)
        {
            return VaultSignInResult.Deny(e.Message);
        }
    }

    private async Task<VaultSignInResult> TakeTokenAsync(VaultToken? previous, CancellationToken cancellationToken)
    {
        if ((FindSecret(settings.Options.TokenFile, "TOKEN", "token") ?? FindTokenOfTools()) is not var (text, place))
        {
            return VaultSignInResult.Deny(
                $"there is no token: set VAULT_TOKEN or {nameof(VaultBackendOptions.TokenFile)}, "
                + $"or choose another {nameof(VaultBackendOptions.AuthMethod)}");
        }
        if (settings.Options.IsWrapped)
        {
            (string? unwrapped, BackendFailure? failure) =
                await _unwrapping.UnwrapAsync(text, place, "client_token", cancellationToken).ConfigureAwait(false);
            if (unwrapped is null) return VaultSignInResult.Fail(failure!);
            text = unwrapped;
        }
        if (!IsHeaderValue(text)) return VaultSignInResult.Deny($"the token from {place} has characters that no token has");
        VaultSignInResult result = text == previous?.Value ? default : await LookUpAsync(text, cancellationToken).ConfigureAwait(false);
        if (result != default) return result;
        return VaultSignInResult.Deny(
            $"the token from {place} has ended, was revoked or may not do this, and a token cannot sign in again: supply a new one, "
            + $"or choose another {nameof(VaultBackendOptions.AuthMethod)}");
    }

    /// <summary>
    /// Asks how long a given token is valid. A token without the permission to ask is used until it is refused. Returns nothing for a token
    /// that the server does not know.
    /// </summary>
    private async Task<VaultSignInResult> LookUpAsync(string token, CancellationToken cancellationToken)
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        VaultReply reply =
            await client.SendAsync(HttpMethod.Get, "auth/token/lookup-self", token, body: null, cancellationToken).ConfigureAwait(false);
        if (reply.Failure is { } failure) return VaultSignInResult.Fail(failure);
        if (reply.HasError("invalid token") || reply.HasError("bad token")) return default;
        JsonElement? data = reply.IsSuccess ? reply.FindObject("data") : null;
        TimeSpan? life = VaultReply.GetDuration(data, "ttl");
        return new(new VaultToken(token, life, VaultReply.GetBoolean(data, "renewable"), isOwn: false, now), null);
    }

    private async Task<VaultSignInResult> LogInAsync(CancellationToken cancellationToken)
    {
        (byte[]? body, BackendFailure? failure) = await CreateBodyAsync(cancellationToken).ConfigureAwait(false);
        if (body is null) return VaultSignInResult.Fail(failure!);

        DateTimeOffset now = timeProvider.GetUtcNow();
        byte[] credentials = SHA256.HashData(body);
        if (_refusal is { } last && last.Until > now && last.Credentials.AsSpan().SequenceEqual(credentials))
            return VaultSignInResult.Fail(last.Failure);

        string path = $"auth/{VaultPaths.Escape(settings.AuthMountPoint)}/login";
        VaultReply reply = await client.SendAsync(HttpMethod.Post, path, token: null, body, cancellationToken).ConfigureAwait(false);
        if (reply.Failure is { } unavailable) return VaultSignInResult.Fail(unavailable);
        if (reply.IsSuccess && reply.FindObject("auth") is { } auth && VaultReply.GetText(auth, "client_token") is { } token
            && IsHeaderValue(token))
        {
            TimeSpan? life = VaultReply.GetDuration(auth, "lease_duration");
            return new(new VaultToken(token, life, VaultReply.GetBoolean(auth, "renewable"), isOwn: true, now), null);
        }

        BackendFailure refused = BackendFailure.Denied(DescribeRefusal(reply));
        _refusal = (credentials, refused, now + RefusalMemory);
        return VaultSignInResult.Fail(refused);
    }

    private async Task<(byte[]? Body, BackendFailure? Failure)> CreateBodyAsync(CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>();
        switch (settings.Options.AuthMethod)
        {
            case VaultAuthMethod.AppRole:
                fields["role_id"] = settings.RoleId!;
                if (FindSecret(settings.Options.SecretIdFile, "SECRET_ID", "secret id") is not { } found) break;
                if (!settings.Options.IsWrapped)
                {
                    fields["secret_id"] = found.Text;
                    break;
                }
                (string? unwrapped, BackendFailure? failure) =
                    await _unwrapping.UnwrapAsync(found.Text, found.Place, "secret_id", cancellationToken).ConfigureAwait(false);
                if (unwrapped is null) return (null, failure);
                fields["secret_id"] = unwrapped;
                break;
            case VaultAuthMethod.Cert:
                if (settings.Options.Role is { } name) fields["name"] = name;
                break;
            default:
                if (settings.Options.Role is { } role) fields["role"] = role;
                fields["jwt"] = VaultFiles.ReadText(settings.JwtFile!, "JWT");
                break;
        }
        return (VaultJson.Format(fields), null);
    }

    private string DescribeRefusal(VaultReply reply)
    {
        string place = $"auth/{settings.AuthMountPoint}";
        if (reply.IsSuccess) return $"the sign-in at {place} gives no token; it may ask for a second factor";
        if (reply.Status is 404 or 405)
            return $"there is no sign-in at {place} ({reply.Status}); see {nameof(VaultBackendOptions.AuthMountPoint)}";
        string what = settings.Options.AuthMethod switch
        {
            VaultAuthMethod.AppRole when settings.Options.SecretIdFile is null && settings.Environment.Get("SECRET_ID") is null =>
                $"the role id without a secret id, which VAULT_SECRET_ID or {nameof(VaultBackendOptions.SecretIdFile)} supplies",
            VaultAuthMethod.AppRole => "the role id or the secret id",
            VaultAuthMethod.Cert => "the client certificate",
            _ => $"the JWT in {settings.JwtFile}, or the role",
        };
        return $"the sign-in at {place} refuses {what} ({reply.Status})";
    }

    private (string Text, string Place)? FindSecret(string? file, string variable, string what)
    {
        if (file is not null) return (VaultFiles.ReadText(file, what), file);
        return settings.Environment.Find(variable) is { } found ? (found.Value, found.Name) : null;
    }

    private (string Text, string Place)? FindTokenOfTools() =>
        settings.Environment.FindTokenFile() is { } file ? (VaultFiles.ReadText(file, "token"), file) : null;

    private static bool IsHeaderValue(string text) => text.All(static c => c is > ' ' and < '\x7f');
}
