using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace Fairlead.Aws;

/// <summary>Signs requests to a service of AWS with Signature Version 4. The signature itself is the SDK's.</summary>
internal static class AwsRequestSigner
{
    private const string DateHeader = "x-amz-date";
    private const string TokenHeader = "x-amz-security-token";

    /// <summary>Adds the headers of the signature to a request whose path is <c>/</c>.</summary>
    public static void Sign(
        HttpRequestMessage request, byte[] body, ImmutableCredentials credentials, string region, string service, DateTimeOffset now)
    {
        request.Headers.Host = request.RequestUri!.Authority;
        request.Headers.Add(DateHeader, now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        if (credentials.UseToken) request.Headers.Add(TokenHeader, credentials.Token);

        var signed = new SortedDictionary<string, string>(
            StringComparer.Ordinal) { ["content-type"] = request.Content!.Headers.ContentType!.ToString() };
        foreach ((string name, IEnumerable<string> values) in request.Headers) signed[name.ToLowerInvariant()] = string.Join(',', values);

        string names = string.Join(';', signed.Keys);
        string headers = string.Concat(signed.Select(static header => $"{header.Key}:{header.Value.Trim()}\n"));
        string canonical = $"{request.Method}\n/\n\n{headers}\n{names}\n{Convert.ToHexString(SHA256.HashData(body)).ToLowerInvariant()}";
        AWS4SigningResult result = AWS4Signer.ComputeSignature(
            credentials.AccessKey, credentials.SecretKey, region, now.UtcDateTime, service, names, canonical);
        request.Headers.TryAddWithoutValidation("Authorization", result.ForAuthorizationHeader);
    }
}
