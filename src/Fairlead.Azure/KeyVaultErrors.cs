using System.Text.Json;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Identity;
using Fairlead.BackendHttp;
using Microsoft.Identity.Client;

namespace Fairlead.Azure;

/// <summary>Says what an exception of the SDK means. Nothing of it quotes what a server sent, except codes.</summary>
internal sealed partial class KeyVaultErrors(AzureKeyVaultBackendOptions options, TimeProvider time)
{
    public const string SecretNotFound = "SecretNotFound";
    public const string SecretDisabled = "SecretDisabled";

    private readonly string _host = options.VaultUri!.Host;

    /// <summary>Whether a request failed for a reason that a service can have, and not because its caller gave up.</summary>
    public static bool IsFailure(Exception exception, CancellationToken cancellationToken) =>
        exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested;

    /// <param name="exception">What the SDK threw.</param>
    /// <param name="permission">What the call needs: <c>the role Key Vault Secrets User, or the permission Get</c>.</param>
    public BackendFailure Describe(Exception exception, string permission) => exception switch
    {
        AuthenticationFailedException signIn => DescribeSignIn(signIn),
        RequestFailedException { Status: > 0 } refused => Describe(refused, permission),
        RequestFailedException { InnerException: { } inner } => BackendFailure.Unavailable(DescribeTransport(inner)),
        AggregateException { InnerException: { } inner } => Describe(inner, permission),
        InvalidOperationException refused when refused.Message.Contains("challenge", StringComparison.OrdinalIgnoreCase) =>
            BackendFailure.Denied(
                $"{_host} asks for a token of another domain, and gets none: {nameof(options.VaultUri)} is not the vault's own name; "
                    + $"for a private endpoint with another name, set {nameof(options.DisableChallengeResourceVerification)}"),
        // The SDK throws whatever comes when an answer is not what it expects.
        JsonException or FormatException or InvalidOperationException or ArgumentException => BackendFailure.Unavailable(
            "the answer is not one of Key Vault"),
        KeyNotFoundException or NullReferenceException => BackendFailure.Unavailable("the answer is not one of Key Vault"),
        _ => BackendFailure.Unavailable(DescribeTransport(exception)),
    };

    private BackendFailure Describe(RequestFailedException refused, string permission)
    {
        int status = refused.Status;
        Response? response = refused.GetRawResponse();
        (string? code, string? inner) = ReadCodes(response);
        string shown = (inner ?? code) is { } known ? $"{status}, {known}" : $"{status}";
        BackendFailure failure = status switch
        {
            401 => BackendFailure.Denied(
                $"the vault does not accept the token ({shown}): is the identity one of the vault's tenant?"),
            403 => DescribeForbidden(inner, shown, permission),
            404 when code == SecretNotFound => new BackendFailure(BackendOutcome.NotFound, null),
            404 => BackendFailure.Unavailable($"the answer is not one of Key Vault ({shown})"),
            429 => BackendFailure.Unavailable($"the vault limits requests ({shown})", FindRetryAfter(response)),
            >= 300 and < 400 => BackendFailure.Unavailable($"{_host} redirects ({status}), which a vault never does"),
            >= 500 => BackendFailure.Unavailable($"the vault fails ({shown})", FindRetryAfter(response)),
            >= 200 and < 300 => BackendFailure.Unavailable("the answer is not one of Key Vault"),
            _ => BackendFailure.Unavailable($"the vault refuses the request ({shown})", FindRetryAfter(response)),
        };
        return failure with { Code = inner ?? code };
    }

    private static BackendFailure DescribeForbidden(string? inner, string shown, string permission) => BackendFailure.Denied(inner switch
    {
        SecretDisabled => $"the secret is disabled ({shown}): enable its latest version, or write a new one",
        "SecretExpired" => $"the secret has expired ({shown}): write a new version, or move its end",
        "SecretNotYetValid" => $"the secret is not valid yet ({shown}): wait for its start, or move it",
        "ForbiddenByFirewall" => $"the vault's firewall does not let this machine in ({shown}): allow its address or its virtual network",
        "ForbiddenByConnection" => $"the vault is reached from private endpoints only ({shown}): use one of them, or allow public access",
        _ => $"not allowed ({shown}): the identity needs {permission}",
    });

    private BackendFailure DescribeSignIn(AuthenticationFailedException exception)
    {
        string? code = null;
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (EntraCodes().Match(cause.Message) is { Success: true } match) code ??= match.Value;
            switch (cause)
            {
                case MsalServiceException { StatusCode: 429 or >= 500 } busy:
                    return BackendFailure.Unavailable(
                        $"Microsoft Entra ID gives no token ({busy.StatusCode})",
                        busy.Headers is null ? null : busy.Headers.RetryAfter?.Delta);
                case RequestFailedException { Status: 429 or >= 500 } busy:
                    return BackendFailure.Unavailable(
                        $"the identity's endpoint gives no token ({busy.Status})", FindRetryAfter(busy.GetRawResponse()));
                case HttpRequestException or IOException or OperationCanceledException:
                    return BackendFailure.Unavailable($"the sign-in did not reach Microsoft Entra ID: {DescribeTransport(cause)}");
            }
        }
        if (exception is CredentialUnavailableException)
        {
            return BackendFailure.Unavailable(
                "there is no identity to sign in with: give the program a managed or workload identity, or AZURE_CLIENT_ID, "
                    + "AZURE_TENANT_ID and a secret or certificate, or sign in with az login");
        }
        return BackendFailure.Denied(
            $"Microsoft Entra ID refuses the sign-in{(code is null ? "" : $" ({code})")}: "
                + $"check {nameof(options.TenantId)}, {nameof(options.ClientId)} and the identity's secret, certificate or federation");
    }

    private string DescribeTransport(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }
            ? $"there is no host {_host}: the vault does not exist (any more), or its private endpoint is not known here"
            : BackendHttpFailures.Describe(exception);

    private TimeSpan? FindRetryAfter(Response? response)
    {
        if (response is null || !response.Headers.TryGetValue("Retry-After", out string? text)) return null;
        using var message = new HttpResponseMessage();
        return message.Headers.TryAddWithoutValidation("Retry-After", text)
            ? BackendHttpFailures.FindRetryAfter(message.Headers, time)
            : null;
    }

    /// <summary>Reads the code and the inner code of an error, if they look like codes.</summary>
    private static (string? Code, string? Inner) ReadCodes(Response? response)
    {
        if (response?.ContentStream is null) return default;
        try
        {
            using JsonDocument document = JsonDocument.Parse(response.Content);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("error", out JsonElement error)) return default;
            if (error.ValueKind != JsonValueKind.Object) return default;
            JsonElement inner = error.TryGetProperty("innererror", out JsonElement lower) || error.TryGetProperty("innerError", out lower)
                ? lower
                : default;
            return (ReadCode(error), inner.ValueKind == JsonValueKind.Object ? ReadCode(inner) : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private static string? ReadCode(JsonElement error) =>
        error.TryGetProperty("code", out JsonElement code) && code.ValueKind == JsonValueKind.String
            && code.GetString() is { } text && ErrorCodes().IsMatch(text)
                ? text
                : null;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,49}$")]
    private static partial Regex ErrorCodes();

    [GeneratedRegex("AADSTS[0-9]{4,8}")]
    private static partial Regex EntraCodes();
}
