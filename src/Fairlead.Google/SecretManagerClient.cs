using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Fairlead.BackendHttp;
using Microsoft.Extensions.Logging;

namespace Fairlead.Google;

/// <summary>Calls the service.</summary>
internal sealed class SecretManagerClient : IDisposable
{
    private const string NotTheServices = "the answer is not the service's";

    private readonly GoogleSecretManagerBackendOptions _options;
    private readonly GoogleEnvironment _environment;
    private readonly TimeProvider _timeProvider;
    private readonly GoogleCredentialSource _credentials;
    private readonly HttpClient _http = new(new BackendHttpHandler()) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly string _endpoint;

    public SecretManagerClient(
        GoogleSecretManagerBackendOptions options, GoogleEnvironment environment, TimeProvider timeProvider, ILogger logger)
    {
        _options = options;
        _environment = environment;
        _timeProvider = timeProvider;
        _credentials = new GoogleCredentialSource(options, environment, timeProvider, logger);
        string host = options.Location is { } location ? $"secretmanager.{location}.rep.googleapis.com" : "secretmanager.googleapis.com";
        _endpoint = options.Endpoint?.AbsoluteUri.TrimEnd('/') ?? "https://" + host;
    }

    /// <summary>Calls a method of the service.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">What follows the project and the location, escaped.</param>
    /// <param name="body">Writes the members of the request's object; null where there is no body.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SecretManagerException">It failed.</exception>
    public async Task<JsonElement> CallAsync(
        HttpMethod method, string path, Action<Utf8JsonWriter>? body, CancellationToken cancellationToken)
    {
        var address = new Uri($"{_endpoint}/v1/{await GetParentAsync(cancellationToken).ConfigureAwait(false)}/{path}");
        byte[]? content = body is null ? null : Format(body);
        try
        {
            return await SendAsync(method, address, content, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretManagerException e) when (e.Status == (int)HttpStatusCode.Unauthorized && _credentials.ReplaceRejected())
        {
            // The token may have been revoked before its time.
            return await SendAsync(method, address, content, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _credentials.Dispose();
    }

    private async Task<string> GetParentAsync(CancellationToken cancellationToken)
    {
        string? project = _options.Project ?? _environment.Project;
        project ??= (await _credentials.LoadAsync(cancellationToken).ConfigureAwait(false)).Project;
        if (project is null || !SecretManagerNames.IsProject(project))
            throw new SecretManagerException("no project is known: set the option Project, or GOOGLE_CLOUD_PROJECT, to its id");
        return _options.Location is { } location ? $"projects/{project}/locations/{location}" : $"projects/{project}";
    }

    private static byte[] Format(Action<Utf8JsonWriter> body)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, Uri address, byte[]? content, CancellationToken cancellationToken)
    {
        string token = await _credentials.GetTokenAsync(cancellationToken).ConfigureAwait(false);
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (content is not null)
            request.Content = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            byte[] bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            JsonElement? answer = Parse(bytes);
            if (!response.IsSuccessStatusCode) throw ReadFailure(response, answer);
            return answer ?? throw new SecretManagerException(NotTheServices);
        }
        catch (Exception e) when (BackendHttpFailures.IsFailure(e, cancellationToken))
        {
            throw new SecretManagerException(BackendHttpFailures.Describe(e));
        }
    }

    private static JsonElement? Parse(byte[] bytes)
    {
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

    private SecretManagerException ReadFailure(HttpResponseMessage response, JsonElement? answer)
    {
        int status = (int)response.StatusCode;
        JsonElement error = answer?.FindProperty("error") ?? default;
        string? code = FindCode(error, "status");
        string? detail =
            error.FindItems("details").Select(static item => FindCode(item, "reason")).FirstOrDefault(static reason => reason is not null);
        string shown = BackendHttpFailures.IsRedirect(response.StatusCode)
            ? "the service redirects, which is not followed" : NotTheServices;
        return new SecretManagerException(FormattableString.Invariant($"{shown} (status {status})"))
        {
            Status = status,
            Code = code,
            Detail = code is null ? null : detail,
            ServiceMessage = code is null ? "" : error.FindString("message") ?? "",
            RetryAfter = BackendHttpFailures.FindRetryAfter(response.Headers, _timeProvider),
        };
    }

    /// <summary>Finds a code; null where it does not look like one, and could be anything.</summary>
    private static string? FindCode(JsonElement parent, string name) =>
        parent.FindString(name) is { Length: > 0 and <= 60 } text
            && text.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_') ? text : null;
}
