using Fairlead.Backends;
using Microsoft.Extensions.Logging;

namespace Fairlead.Clients.Http;

/// <summary>
/// The handler for the present values of some extras. Another value, or another content of a file that one names, replaces it; a value that
/// cannot be used is reported and leaves the last good handler in place.
/// </summary>
/// <param name="extras">The extras that decide about the handler.</param>
/// <param name="create">Creates the handler.</param>
/// <param name="polling">Looks at files.</param>
/// <param name="logger">Where values that cannot be used are reported.</param>
internal sealed class RotatingTransport(
    IReadOnlyList<string> extras, Func<Connection, SocketsHttpHandler> create, FilePolling polling, ILogger logger) : IDisposable
{
    private readonly object _gate = new();
    private HttpTransport? _current;
    private Connection? _seen;
    private IDisposable? _fileWatch;
    private string? _reportedDefect;
    private volatile bool _filesHaveChanged;
    private bool _isDisposed;

    /// <summary>Gets the handler for a request with this connection.</summary>
    /// <exception cref="ConnectionException">The values cannot be used, and there were none before.</exception>
    public HttpTransport Acquire(Connection connection)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(HttpClient));
            bool isOther = !ReferenceEquals(connection, _seen) && (_seen is null || !HaveSameExtras(connection, _seen));
            if (_current is null || _filesHaveChanged || isOther) Replace(connection);
            _seen = connection;
            return _current!.Acquire();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _fileWatch?.Dispose();
            _current?.Retire();
            _current = null;
        }
    }

    private void Replace(Connection connection)
    {
        // Watched before it is read: a change between the two is then noticed.
        WatchFiles(connection);
        HttpTransport created;
        try
        {
            created = new HttpTransport(create(connection));
        }
        catch (ConnectionException e) when (_current is not null)
        {
            if (_reportedDefect != e.Message) logger.KeptLastGood(connection.Id, e.Message);
            _reportedDefect = e.Message;
            return;
        }

        _current?.Retire();
        _current = created;
        _reportedDefect = null;
    }

    private void WatchFiles(Connection connection)
    {
        _fileWatch?.Dispose();
        _fileWatch = null;
        _filesHaveChanged = false;
        string[] paths =
        [
            .. ConnectionHandlers.FileExtras.Intersect(extras).Select(extra => connection.Extra.GetSecret(extra)?.Reveal()).OfType<string>()
                .Where(static text => text.Length > 0 && !text.Contains("-----BEGIN ", StringComparison.Ordinal)),
        ];
        if (paths.Length == 0) return;
        var token = new PollingChangeToken(() => FilePolling.GetVersion(paths), polling);
        _fileWatch = token.RegisterChangeCallback(_ => _filesHaveChanged = true, null);
    }

    private bool HaveSameExtras(Connection left, Connection right) =>
        extras.All(extra => left.Extra.GetSecret(extra) == right.Extra.GetSecret(extra));
}
