using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Fairlead.Credentials;

/// <summary>The credentials of connections. Each version of a connection has its own, versions with the same values share one.</summary>
internal sealed class ConnectionCredentials(
    IEnumerable<ICredentialProvider> providers, IConnectionResolver resolver, TimeProvider timeProvider, ILogger logger)
        : IConnectionCredentials
{
    private readonly ICredentialProvider[] _providers = [.. providers];
    private readonly CredentialCacheServices _services = new(timeProvider, logger);
    private readonly ConditionalWeakTable<Connection, CredentialEntry> _entries = [];
    private readonly ConcurrentDictionary<string, CredentialEntry> _latest = new(StringComparer.Ordinal);

    public ValueTask<Connection> GetAsync(Connection connection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (!_entries.TryGetValue(connection, out CredentialEntry? entry))
        {
            if (FindProvider(connection) is not { } provider) return new ValueTask<Connection>(connection);
            entry = FindOrCreate(connection, provider);
        }
        ValueTask<Connection> credential = entry.GetAsync(cancellationToken);
        return credential.IsCompletedSuccessfully ? credential : RetryAsync(credential, connection, cancellationToken);
    }

    public async ValueTask<Connection> RefreshAsync(Connection used, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(used);
        if (_services.Issued.TryGetValue(used, out CredentialEntry? entry))
            return await RetryAsync(entry.ReplaceAsync(used, cancellationToken), entry.Source, cancellationToken).ConfigureAwait(false);

        ConnectionResolution resolution = await resolver.TryRefreshAsync(used.Id, used, cancellationToken).ConfigureAwait(false);
        return resolution.IsFound ? await GetAsync(resolution.Connection, cancellationToken).ConfigureAwait(false) : used;
    }

    /// <summary>A provider that refuses the connection's login may be asked again with a newer one.</summary>
    private async ValueTask<Connection> RetryAsync(ValueTask<Connection> credential, Connection source, CancellationToken cancellationToken)
    {
        try
        {
            return await credential.ConfigureAwait(false);
        }
        catch (CredentialException e) when (e.IsRefused)
        {
            ConnectionResolution resolution = await resolver.TryRefreshAsync(source.Id, source, cancellationToken).ConfigureAwait(false);
            if (!resolution.IsFound || resolution.Connection.HasSameValuesAs(source)
                || FindProvider(resolution.Connection) is not { } provider)
                throw;
            return await FindOrCreate(resolution.Connection, provider).GetAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private CredentialEntry FindOrCreate(Connection connection, ICredentialProvider provider)
    {
        CredentialEntry entry = _latest.AddOrUpdate(
            connection.Id,
            static (_, added) => added.Create(),
            static (_, latest, added) => latest.Source.HasSameValuesAs(added.Connection) ? latest : added.Create(),
            (Connection: connection, Create: (Func<CredentialEntry>)(() => new CredentialEntry(connection, provider, _services))));
        return _entries.GetValue(connection, _ => entry);
    }

    private ICredentialProvider? FindProvider(Connection connection)
    {
        if (Array.Find(_providers, provider => provider.IsFor(connection)) is { } found) return found;
        if (string.IsNullOrEmpty(connection.Extra.GetString(CredentialExtras.Provider))) return null;
        string names = string.Join(", ", _providers.Select(static provider => $"'{provider.Name}'"));
        throw new ConnectionFormatException(
            connection.Id, "extra." + CredentialExtras.Provider, $"one of the credential providers that the program has: {names}",
            connection.FindSource("extra." + CredentialExtras.Provider));
    }
}
