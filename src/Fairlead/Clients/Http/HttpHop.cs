using System.Net;

namespace Fairlead.Clients.Http;

/// <summary>One request of those that redirects make of one.</summary>
internal sealed record HttpHop(HttpMethod Method, Uri Uri, bool HasContent)
{
    /// <summary>
    /// Whether a redirect led to another host than the one that the program asked. What follows has no credentials, wherever it leads.
    /// </summary>
    public bool IsAway { get; init; }

    /// <summary>
    /// Finds where a response redirects to. Returns null where it doesn't, or where the step must not be taken: from https to http.
    /// </summary>
    public HttpHop? FindNext(HttpResponseMessage response)
    {
        if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location) return null;
        if (!location.IsAbsoluteUri && !Uri.TryCreate(Uri, location, out location)) return null;
        if (location.Scheme != Uri.UriSchemeHttps && (location.Scheme != Uri.UriSchemeHttp || Uri.Scheme == Uri.UriSchemeHttps))
            return null;
        bool becomesGet = BecomesGet(response.StatusCode, Method);
        return this with { Method = becomesGet ? HttpMethod.Get : Method, Uri = location, HasContent = HasContent && !becomesGet };
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MultipleChoices or HttpStatusCode.MovedPermanently
        or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static bool BecomesGet(HttpStatusCode status, HttpMethod method) => status switch
    {
        HttpStatusCode.SeeOther => method != HttpMethod.Get && method != HttpMethod.Head,
        HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => false,
        _ => method == HttpMethod.Post,
    };
}
