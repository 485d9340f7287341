using Fairlead.Backends;
using Microsoft.Extensions.Logging;

namespace Fairlead.Clients.Http;

/// <summary>
/// What all clients of one connection share: its present settings, its sockets, and the addresses that clients were given.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    /// <summary>What a client has for an address until the connection can be resolved. No name under .invalid leads anywhere.</summary>
    private static readonly Uri Unresolved = new("https://connection.invalid/");

    private readonly string _id;
    private readonly IConnectionResolver _resolver;
    private readonly IConnectionCredentials _credentials;
    private readonly ILogger _logger;
    private readonly RotatingTransport _own;
    private readonly RotatingTransport _others;
    private readonly BaseAddresses _baseAddresses = new(Unresolved);
    private volatile HttpSettings? _settings;

    public HttpConnection(
        string id, IConnectionResolver resolver, IConnectionCredentials credentials, TimeProvider timeProvider, FilePolling polling,
        ILogger logger)
    {
        _id = id;
        _resolver = resolver;
        _credentials = credentials;
        _logger = logger;
        _own = new RotatingTransport(ConnectionHandlers.Extras, Create, polling, logger);
        _others = new RotatingTransport(ConnectionHandlers.ExtrasForOthers, ConnectionHandlers.CreateForOthers, polling, logger);

        SocketsHttpHandler Create(Connection connection)
        {
            SocketsHttpHandler handler = ConnectionHandlers.Create(connection, timeProvider);

            // Redirects are followed hop by hop, because credentials are for one host only.
            handler.AllowAutoRedirect = false;
            if (connection.Extra.GetBoolean(ConnectionHandlers.VerifyExtra) == false) logger.NotVerified(connection.Id);
            return handler;
        }
    }

    /// <summary>
    /// Sets address and timeout of a new client. Blocks the thread unless the connection is cached. Failures are left to the first request.
    /// </summary>
    public void Configure(HttpClient client)
    {
        try
        {
            ValueTask<ConnectionResolution> lookup = _resolver.TryGetAsync(_id);
            ConnectionResolution resolution = lookup.IsCompletedSuccessfully ? lookup.Result : lookup.AsTask().GetAwaiter().GetResult();
            HttpSettings? settings = resolution.IsFound ? GetSettings(resolution.Connection) : null;
            if (settings is not null && RequestTimeout.Get(settings.Connection) is { } timeout) client.Timeout = timeout;
            client.BaseAddress = settings is null ? Unresolved : _baseAddresses.Add(settings.BaseAddress);
        }
        catch (ConnectionException)
        {
            client.BaseAddress = Unresolved;
        }
    }

    /// <exception cref="ConnectionException">The connection cannot be resolved, or has a value that no request can have.</exception>
    public async ValueTask<HttpSettings> GetSettingsAsync(CancellationToken cancellationToken)
    {
        Connection connection = await _resolver.GetAsync(_id, cancellationToken).ConfigureAwait(false);
        return GetSettings(await _credentials.GetAsync(connection, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Asks for newer credentials, after a server refused the connection. Returns null where there is nothing newer to try: what the server
    /// said stands then.
    /// </summary>
    public async ValueTask<HttpSettings?> FindNewerAsync(HttpSettings used, CancellationToken cancellationToken)
    {
        try
        {
            Connection newer = await _credentials.RefreshAsync(used.Connection, cancellationToken).ConfigureAwait(false);
            if (newer.HasSameValuesAs(used.Connection)) return null;
            _logger.RefusedCredentials(_id);
            return GetSettings(newer);
        }
        catch (ConnectionException e)
        {
            _logger.NothingNewer(_id, e.Message);
            return null;
        }
    }

    /// <summary>Finds what a client's address means now: a client may be older than the connection's present address.</summary>
    public Uri Resolve(Uri address, HttpSettings settings)
    {
        Uri current = _baseAddresses.MoveTo(settings.BaseAddress, address);
        return current == settings.BaseAddress ? settings.Address : current;
    }

    /// <summary>Sends one request, without following redirects.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpSettings settings, bool isOwn,
        CancellationToken cancellationToken) =>
        (isOwn ? _own : _others).Acquire(settings.Connection).SendAndReleaseAsync(request, cancellationToken);

    public void Dispose()
    {
        _own.Dispose();
        _others.Dispose();
    }

    private HttpSettings GetSettings(Connection connection)
    {
        HttpSettings? settings = _settings;
        if (settings is not null && ReferenceEquals(settings.Connection, connection)) return settings;
        return _settings = new HttpSettings(connection);
    }
}
