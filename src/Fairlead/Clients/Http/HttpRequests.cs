using System.Net.Http.Json;

namespace Fairlead.Clients.Http;

/// <summary>Copies of requests: what is sent has credentials, what the program sees has none.</summary>
internal static class HttpRequests
{
    /// <summary>What must not go to a host that it was not meant for.</summary>
    private static readonly string[] HostHeaders = ["Authorization", "Proxy-Authorization", "Cookie", "Host"];

    /// <summary>Copies a request. The copy shares its content, so it is never disposed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="hop">Where it goes.</param>
    public static HttpRequestMessage Copy(this HttpRequestMessage request, HttpHop hop)
    {
        var copy = new HttpRequestMessage(hop.Method, hop.Uri)
        {
            Content = hop.HasContent ? request.Content : null,
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
        };
        foreach (var header in request.Headers.NonValidated)
        {
            if (hop.IsAway && HostHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase)) continue;
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        IDictionary<string, object?> options = copy.Options;
        foreach ((string key, object? value) in request.Options) options[key] = value;
        return copy;
    }

    /// <summary>Whether content can be sent again: it is in memory. A stream that was half sent cannot.</summary>
    public static bool CanReplay(HttpContent? content) => content switch
    {
        null or ByteArrayContent or ReadOnlyMemoryContent or JsonContent => true,
        MultipartContent parts => parts.All(CanReplay),
        _ => false,
    };
}
