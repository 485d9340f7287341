using Fairlead.Resolution;

namespace Fairlead.Clients.Http;

/// <summary>What a connection says about HTTP requests. It is made once for each version of the connection.</summary>
internal sealed class HttpSettings
{
    private const string QueryExtra = "query";

    private readonly SecretQuery _query;
    private readonly IReadOnlyList<KeyValuePair<string, Secret>> _headers;

    /// <exception cref="ConnectionFormatException">A field has a value that no request can have.</exception>
    public HttpSettings(Connection connection)
    {
        DeclaredType declared = DeclaredType.For(connection);
        Connection = connection;
        Uri written = HttpAddress.Create(connection, declared);
        Address = new UriBuilder(written) { Query = "", Fragment = "" }.Uri;
        BaseAddress = Address.AbsolutePath.EndsWith('/') ? Address : new UriBuilder(Address) { Path = Address.AbsolutePath + "/" }.Uri;
        _query = new SecretQuery(written.Query, connection.Extra.GetSecret(QueryExtra)?.Reveal());
        _headers = HttpHeaderValues.Create(connection, declared);
        MaxRedirects = RedirectSettings.GetMaximum(connection);
    }

    public Connection Connection { get; }

    /// <summary>The address as the connection has it.</summary>
    public Uri Address { get; }

    /// <summary>The address with a slash at its end, so that relative addresses follow its path.</summary>
    public Uri BaseAddress { get; }

    public int MaxRedirects { get; }

    /// <summary>
    /// How often a request that is refused is sent again with newer credentials. After two rotations the cache may have only the first of
    /// them, so that the backends are asked again. A provider makes new credentials whenever it is asked, and is asked once.
    /// </summary>
    public int MostRefreshes => Connection.Extra.Names.Contains(CredentialExtras.Provider) ? 1 : 2;

    /// <summary>
    /// Whether requests to an address may have the connection's credentials. From http to https of the same host is a step up.
    /// </summary>
    public bool IsOwn(Uri uri) => HttpAddress.HaveSameOrigin(uri, Address)
        || (Address.Scheme == Uri.UriSchemeHttp && Address.IsDefaultPort && uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort
            && string.Equals(uri.IdnHost, Address.IdnHost, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Adds the credentials to a request of the connection's own host. A header that the request has already stays as it is.
    /// </summary>
    public void AddCredentials(HttpRequestMessage request)
    {
        request.RequestUri = _query.AddTo(request.RequestUri!);
        foreach ((string name, Secret value) in _headers)
        {
            if (!request.Headers.Contains(name)) request.Headers.TryAddWithoutValidation(name, value.Reveal());
        }
    }

    /// <summary>Removes the secrets from an address that is shown, or is another host's.</summary>
    public Uri RemoveSecrets(Uri uri) => _query.RemoveFrom(uri);
}
