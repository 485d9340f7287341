using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Fairlead.Clients.Http;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Resolution;

namespace Fairlead.Credentials;

/// <summary>
/// Access tokens by OAuth 2's client credentials grant (RFC 6749, 4.4): login and password of the connection are the client's id and
/// secret, extras say where and for what.
/// </summary>
internal sealed class OAuthClientCredentials(TimeProvider timeProvider) : ICredentialProvider
{
    private const int MostBytes = 1024 * 1024;

    public string Name => OAuthExtras.ProviderName;

    public async ValueTask<Credential> GetAsync(Connection connection, CancellationToken cancellationToken)
    {
        Uri endpoint = GetEndpoint(connection);
        using HttpRequestMessage request = CreateRequest(connection, endpoint);
        using HttpClient client = CreateClient(connection, endpoint);
        try
        {
            using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return new TokenResponse(connection.Id, response, body, timeProvider.GetUtcNow()).ToCredential();
        }
        catch (HttpRequestException e)
        {
            throw new CredentialException(connection.Id, Name, $"the token endpoint cannot be reached ({e.HttpRequestError})", e);
        }
    }

    private static Uri GetEndpoint(Connection connection)
    {
        Uri? endpoint = connection.Extra.GetUri(OAuthExtras.TokenEndpoint.Name);
        if (endpoint is { UserInfo.Length: 0 } && (endpoint.Scheme == Uri.UriSchemeHttps || endpoint.Scheme == Uri.UriSchemeHttp))
            return endpoint;
        throw new ConnectionFormatException(connection.Id, OAuthExtras.TokenEndpoint.Path, "an http or https address without a login");
    }

    private HttpRequestMessage CreateRequest(Connection connection, Uri endpoint)
    {
        string id = connection.Login is { Length: > 0 } login
            ? login
            : throw new CredentialException(connection.Id, Name, "its login, the client's id, is not set");
        string secret = connection.Password?.Reveal() is { Length: > 0 } password
            ? password
            : throw new CredentialException(connection.Id, Name, "its password, the client's secret, is not set") { IsRefused = true };
        var form = new List<KeyValuePair<string, string>> { new("grant_type", "client_credentials") };
        foreach (ExtraDeclaration parameter in OAuthExtras.Parameters)
        {
            if (connection.Extra.GetString(parameter.Name) is { Length: > 0 } value) form.Add(new(parameter.Name, value));
        }

        var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        switch (connection.Extra.GetString(OAuthExtras.AuthenticationMethod.Name))
        {
            case null or OAuthExtras.Basic:
                // Both are form-encoded first (RFC 6749, 2.3.1), which is why an id may have a colon.
                string credentials = $"{WebUtility.UrlEncode(id)}:{WebUtility.UrlEncode(secret)}";
                request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(credentials)));
                break;
            case OAuthExtras.Post:
                form.Add(new("client_id", id));
                form.Add(new("client_secret", secret));
                break;
            default:
                throw new ConnectionFormatException(connection.Id, OAuthExtras.AuthenticationMethod.Path,
                    $"{OAuthExtras.Basic} or {OAuthExtras.Post}");
        }
        request.Content = new FormUrlEncodedContent(form);
        return request;
    }

    /// <summary>The connection's own certificates are for its own host; an endpoint elsewhere is trusted as the system does.</summary>
    private HttpClient CreateClient(Connection connection, Uri endpoint)
    {
        bool isOwnHost = connection.Host is not null
            && HttpAddress.HaveSameOrigin(endpoint, HttpAddress.Create(connection, DeclaredType.For(connection)));
        SocketsHttpHandler handler = isOwnHost ? ConnectionHandlers.Create(connection, timeProvider)
            : ConnectionHandlers.CreateForOthers(connection);

        // A token endpoint doesn't redirect, and the client's secret must not follow where one does.
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        return new HttpClient(handler) { MaxResponseContentBufferSize = MostBytes };
    }
}
