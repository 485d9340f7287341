using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Fairlead.BackendHttp;

namespace Fairlead.Tests.Conformance;

/// <summary>A backend as somebody else would write it, for <see cref="AcmeServer"/>; and the mistakes that he could make.</summary>
internal sealed class AcmeBackend(BackendTestContext context, AcmeMistake mistake) : IWritableBackend, IDisposable
{
    private readonly HttpClient _client =
        new(mistake == AcmeMistake.FollowsRedirects ? new HttpClientHandler() : CreateHandler(context, mistake));

    public string Name => "acme";

    public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        if (!CanBeName(request.ConnectionId)) return BackendAnswer.NotFound([Name], "the id cannot be a name");
        string place = "acme " + request.ConnectionId;
        try
        {
            using HttpResponseMessage response = await SendAsync(HttpMethod.Get, request.ConnectionId, null, null, cancellationToken);
            bool isAcmes = response.Headers.TryGetValues("X-Acme", out IEnumerable<string>? version)
                || mistake == AcmeMistake.BelievesAnybody;
            string body = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.OK when isAcmes =>
                    BackendAnswer.Found(new BackendText(new Secret(body),
                    mistake == AcmeMistake.QuotesAnswers ? place + body : place)) with { Version = version?.First() },
                HttpStatusCode.NotFound when isAcmes => BackendAnswer.NotFound([place]),
                HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized => BackendAnswer.Denied([place], "the token is refused"),
                _ => BackendAnswer.Unavailable([place], $"status {(int)response.StatusCode}") with
                {
                    RetryAfter = BackendHttpFailures.FindRetryAfter(response.Headers, context.TimeProvider),
                },
            };
        }
        catch (Exception e) when (mistake != AcmeMistake.Throws && BackendHttpFailures.IsFailure(e, cancellationToken))
        {
            return BackendAnswer.Unavailable([place], BackendHttpFailures.Describe(e));
        }
    }

    public ValueTask<BackendWriteResult> WriteAsync(BackendWrite write, CancellationToken cancellationToken) =>
        ReplaceAsync(HttpMethod.Put, write.Request.ConnectionId, write.FormatJson().Reveal(), write.Version, cancellationToken);

    public ValueTask<BackendWriteResult> DeleteAsync(BackendRequest request, string version, CancellationToken cancellationToken) =>
        ReplaceAsync(HttpMethod.Delete, request.ConnectionId, null, version, cancellationToken);

    public void Dispose() => _client.Dispose();

    private async ValueTask<BackendWriteResult> ReplaceAsync(HttpMethod method, string id, string? json, string? version,
        CancellationToken cancellationToken)
    {
        if (!CanBeName(id)) return BackendWriteResult.Rejected("the id cannot be a name");
        if (version is "none" or "") return BackendWriteResult.Conflict("there is no such version");
        string? condition = mistake == AcmeMistake.IgnoresVersions ? null : version ?? "none";
        try
        {
            using HttpResponseMessage response = await SendAsync(method, id, json, condition, cancellationToken);
            string? answered = response.Headers.TryGetValues("X-Acme", out IEnumerable<string>? values) ? values.First() : null;
            return response.StatusCode switch
            {
                HttpStatusCode.OK when answered == "missing" => BackendWriteResult.Deleted(Name),
                HttpStatusCode.OK when answered is not null => BackendWriteResult.Written(Name, answered),
                HttpStatusCode.PreconditionFailed when answered is not null => BackendWriteResult.Conflict("there is another version"),
                _ => BackendWriteResult.Unavailable($"status {(int)response.StatusCode}"),
            };
        }
        catch (Exception e) when (BackendHttpFailures.IsFailure(e, cancellationToken))
        {
            return BackendWriteResult.Unavailable(BackendHttpFailures.Describe(e));
        }
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string id, string? body, string? version,
        CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, new Uri(context.Address!, "/secrets/" + id));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AcmeServer.Token);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return _client.SendAsync(request, cancellationToken);
    }

    private static bool CanBeName(string id) =>
        id.Length > 0 && id.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.') && id[0] != '.';

    private static BackendHttpHandler CreateHandler(BackendTestContext context, AcmeMistake mistake)
    {
        X509Certificate2Collection? authorities = null;
        if (context.AuthorityFile is { } file)
        {
            authorities = [];
            authorities.ImportFromPemFile(file);
        }
        return new BackendHttpHandler(allowsClearText: mistake == AcmeMistake.AllowsClearText, authorities);
    }
}
