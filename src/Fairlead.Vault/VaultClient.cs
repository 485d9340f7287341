using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Fairlead.BackendHttp;

namespace Fairlead.Vault;

/// <summary>Sends requests, and distinguishes Vault's own answers from everything else: proxies, standby nodes, sealed servers.</summary>
internal sealed class VaultClient(VaultSettings settings, VaultTransport transport, TimeProvider timeProvider)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly string _base = settings.Address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/v1/";

    /// <param name="method">The method.</param>
    /// <param name="path">The path after <c>/v1/</c>, escaped.</param>
    /// <param name="token">The token; null for a sign-in.</param>
    /// <param name="body">The JSON object to send; null for none.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    public async Task<VaultReply> SendAsync(
        HttpMethod method, string path, string? token, byte[]? body, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(settings.Timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using HttpRequestMessage request = CreateRequest(method, path, token, body);
            using HttpResponseMessage response = await transport.GetClient().SendAsync(request, either.Token).ConfigureAwait(false);
            return Read(response, await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false));
        }
        catch (VaultFileException e)
        {
            return VaultReply.FromFailure(BackendFailure.Unavailable(e.Message));
        }
        catch (Exception e) when (BackendHttpFailures.IsFailure(e, cancellationToken))
        {
            return VaultReply.FromFailure(BackendFailure.Unavailable($"{Host} cannot be asked: {BackendHttpFailures.Describe(e)}"));
        }
    }

    private string Host => settings.Address.Authority;

    private HttpRequestMessage CreateRequest(HttpMethod method, string path, string? token, byte[]? body)
    {
        var request = new HttpRequestMessage(method, new Uri(_base + path));
        request.Headers.Add("X-Vault-Request", "true");
        if (token is not null) request.Headers.Add("X-Vault-Token", token);
        if (settings.Namespace is { } name) request.Headers.Add("X-Vault-Namespace", name);
        if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        return request;
    }

    private VaultReply Read(HttpResponseMessage response, byte[] bytes)
    {
        int status = (int)response.StatusCode;
        JsonElement? body = ReadObject(bytes);
        if (status == (int)HttpStatusCode.NoContent) return VaultReply.FromAnswer(status, default);
        bool isOwn = body is { } found
            && (found.TryGetProperty("errors", out _) || found.TryGetProperty("data", out _) || found.TryGetProperty("auth", out _));
        if (isOwn && status is (>= 200 and < 300) or 400 or 403 or 404 or 405) return VaultReply.FromAnswer(status, body!.Value);
        return VaultReply.FromFailure(DescribeFailure(response, status, body));
    }

    private BackendFailure DescribeFailure(HttpResponseMessage response, int status, JsonElement? body)
    {
        TimeSpan? retryAfter = BackendHttpFailures.FindRetryAfter(response.Headers, timeProvider);
        bool isJson = body is not null;
        string reason = status switch
        {
            >= 300 and < 400 => DescribeRedirect(response, status),
            412 => "has not caught up with an earlier write yet (412)",
            413 => "refuses the request as too large (413)",
            429 when !isJson => "answers for a standby node, or asks to slow down (429)",
            429 => "asks to slow down: a rate limit is exceeded (429)",
            472 => "is a disaster recovery secondary (472); ask the primary",
            473 => "is a performance standby (473); ask the active node",
            501 => "is not initialised (501)",
            503 when isJson && IsSealed(body!.Value) => "is sealed (503); it answers again when somebody unseals it",
            503 => "is down or sealed (503)",
            >= 500 => $"has an error of its own ({status})",
            401 or 403 => $"refuses the request ({status}), though not as Vault does; is there a proxy in between that asks for a login?",
            < 300 or 400 or 404 or 405 => $"does not answer as Vault does ({status}); is there a proxy in between, or another server?",
            _ => $"answers with the status {status}",
        };
        BackendOutcome outcome = status switch
        {
            401 or 403 => BackendOutcome.Denied,
            413 => BackendOutcome.Malformed,
            _ => BackendOutcome.Unavailable,
        };
        return new BackendFailure(outcome, $"{Host} {reason}", retryAfter);
    }

    /// <summary>A redirect is never followed: it would take the token to another host.</summary>
    private string DescribeRedirect(HttpResponseMessage response, int status)
    {
        Uri? target = response.Headers.Location is { } location ? new Uri(settings.Address, location) : null;
        bool isAddress = target is not null && (target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp)
            && target.UserInfo.Length == 0;
        return isAddress
            ? $"is a standby node and redirects ({status}), which is not followed; use {target!.GetLeftPart(UriPartial.Authority)} "
                + "as the address if you trust it, or a load balancer's"
            : $"redirects ({status}), which is not followed; use the active node's address, or a load balancer's";
    }

    private static bool IsSealed(JsonElement body) => VaultReply.FromAnswer(503, body).HasError("sealed");

    private static JsonElement? ReadObject(byte[] bytes)
    {
        if (bytes.Length == 0) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
