using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Amazon.Runtime;
using Fairlead.BackendHttp;

namespace Fairlead.Aws;

/// <summary>
/// Calls a service of AWS. A call is one request, signed with the current credentials; the runtime decides about retries.
/// </summary>
internal sealed class AwsClient(AwsService service, AwsBackendOptions options, TimeProvider timeProvider) : IDisposable
{
    private static readonly MediaTypeHeaderValue ContentType = new("application/x-amz-json-1.1");

    private readonly Lazy<HttpClient> _http = new(() => CreateHttpClient(options), LazyThreadSafetyMode.PublicationOnly);
    private readonly AwsCredentialSource _credentials = new(options);
    private AwsEndpoint? _endpoint;

    /// <summary>Gets the region; null until the first call has found it out.</summary>
    public string? Region => options.Region ?? _endpoint?.Region;

    /// <summary>Calls an action and returns its answer, a JSON object.</summary>
    /// <exception cref="AwsException">The call failed.</exception>
    public async Task<JsonElement> CallAsync(string action, Action<Utf8JsonWriter> writeParameters, CancellationToken cancellationToken)
    {
        byte[] body = Write(writeParameters);
        AwsEndpoint endpoint = _endpoint ??= await Task.Run(() => AwsEndpoint.Find(service, options), cancellationToken)
            .WaitAsync(cancellationToken).ConfigureAwait(false);
        ImmutableCredentials credentials = await _credentials.GetAsync(endpoint.Region, cancellationToken).ConfigureAwait(false);

        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = ContentType;
        request.Headers.Add("x-amz-target", $"{service.TargetPrefix}.{action}");
        AwsRequestSigner.Sign(request, body, credentials, endpoint.Region, service.SigningName, timeProvider.GetUtcNow());
        try
        {
            using HttpResponseMessage response = await _http.Value.SendAsync(request, cancellationToken).ConfigureAwait(false);
            byte[] content = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? AwsResponses.ReadObject(content) ?? throw AwsException.ForStrangeAnswer(response.StatusCode)
                : throw AwsResponses.ReadError(response, content, timeProvider);
        }
        catch (Exception e) when (BackendHttpFailures.IsFailure(e, cancellationToken))
        {
            throw new AwsException(null, 0, BackendHttpFailures.Describe(e));
        }
    }

    public void Dispose()
    {
        if (_http.IsValueCreated) _http.Value.Dispose();
        _credentials.Dispose();
    }

    private static byte[] Write(Action<Utf8JsonWriter> writeParameters)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            writeParameters(json);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    private static HttpClient CreateHttpClient(AwsBackendOptions options)
    {
        string? file = options.CaCertificateFile ?? Environment.GetEnvironmentVariable("AWS_CA_BUNDLE");
        X509Certificate2Collection? authorities = string.IsNullOrEmpty(file)
            ? null
            : CertificateAuthorities.Read([file], file, out string? defect) ?? throw new AwsException(null, 0, defect!);
        return new HttpClient(new BackendHttpHandler(options.AllowClearText, authorities)) { Timeout = options.Timeout };
    }
}
