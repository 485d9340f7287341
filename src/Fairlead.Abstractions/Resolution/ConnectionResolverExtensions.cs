using Fairlead.Resolution;
using Microsoft.Extensions.Primitives;

namespace Fairlead;

/// <summary>Ways to resolve one or more connections.</summary>
public static class ConnectionResolverExtensions
{
    /// <summary>
    /// Enough to fill the calls of a backend that looks up several connections together. How many calls a service gets at the same moment
    /// is its policy's affair; a lookup that waits there for longer than the policy's timeout would fail.
    /// </summary>
    private const int LookupsAtOnce = 100;

    /// <summary>Resolves a connection. Completes at once, without allocating, while the connection is cached.</summary>
    /// <param name="resolver">The resolver.</param>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="cancellationToken">Stops waiting; a lookup that other callers wait for continues.</param>
    /// <exception cref="ConnectionResolutionException">
    /// The connection could not be resolved; the message lists the places that were searched.
    /// </exception>
    public static ValueTask<Connection> GetAsync(
        this IConnectionResolver resolver, [ConnectionId] string connectionId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        return GetConnectionAsync(resolver.TryGetAsync(connectionId, cancellationToken));
    }

    /// <summary>
    /// Resolves a connection, for code that cannot wait asynchronously. Blocks the thread unless the connection is cached.
    /// </summary>
    /// <param name="resolver">The resolver.</param>
    /// <param name="connectionId">The connection id.</param>
    /// <exception cref="ConnectionResolutionException">
    /// The connection could not be resolved; the message lists the places that were searched.
    /// </exception>
    public static Connection Get(this IConnectionResolver resolver, [ConnectionId] string connectionId)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        ValueTask<ConnectionResolution> lookup = resolver.TryGetAsync(connectionId);
        return GetConnection(lookup.IsCompletedSuccessfully ? lookup.Result : lookup.AsTask().GetAwaiter().GetResult());
    }

    /// <summary>
    /// Asks the backends for a connection again, for example after a server refused its credentials. Callers with the same connection share
    /// one lookup; if the cache already has a newer one, it is returned at once.
    /// </summary>
    /// <param name="resolver">The resolver.</param>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="ifNotNewerThan">The connection that the caller used; null asks the backends in any case.</param>
    /// <param name="cancellationToken">Stops waiting; a lookup that other callers wait for continues.</param>
    /// <exception cref="ConnectionResolutionException">
    /// The connection could not be resolved; the message lists the places that were searched.
    /// </exception>
    public static ValueTask<Connection> RefreshAsync(
        this IConnectionResolver resolver, [ConnectionId] string connectionId, Connection? ifNotNewerThan = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        return GetConnectionAsync(resolver.TryRefreshAsync(connectionId, ifNotNewerThan, cancellationToken));
    }

    /// <summary>Gets a token that fires once when the connection's value changes. It watches only while a callback is registered.</summary>
    /// <param name="resolver">The resolver.</param>
    /// <param name="connectionId">The connection id.</param>
    public static IChangeToken GetChangeToken(this IConnectionResolver resolver, [ConnectionId] string connectionId)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        ArgumentNullException.ThrowIfNull(connectionId);
        return new ConnectionChangeToken(resolver, connectionId);
    }

    /// <summary>
    /// Starts a run, such as one execution of a workflow: the returned resolver resolves each connection once and keeps that version,
    /// regardless of rotations, until the run refreshes it.
    /// </summary>
    /// <param name="resolver">The resolver.</param>
    public static IConnectionResolver BeginRun(this IConnectionResolver resolver)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        return new ConnectionRun(resolver);
    }

    /// <summary>
    /// Resolves and caches connections, and fails with a list of all that could not be resolved. A program with a host calls
    /// <c>ValidateOnStart</c> on the builder instead.
    /// </summary>
    /// <param name="resolver">The resolver.</param>
    /// <param name="connectionIds">The connections.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ConnectionResolutionException">One or more connections could not be resolved; the message says why.</exception>
    public static async Task ValidateAsync(
        this IConnectionResolver resolver, IEnumerable<string> connectionIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        IReadOnlyList<ConnectionResolution> failures = await FindFailuresAsync(resolver.TryGetAsync, connectionIds, cancellationToken)
            .ConfigureAwait(false);
        if (failures.Count > 0) throw new ConnectionResolutionException(failures);
    }

    /// <summary>Resolves all connections and returns the failures, in the order given.</summary>
    internal static async Task<IReadOnlyList<ConnectionResolution>> FindFailuresAsync(
        Func<string, CancellationToken, ValueTask<ConnectionResolution>> resolve, IEnumerable<string> connectionIds,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connectionIds);
        string[] ids = [.. connectionIds.Distinct(StringComparer.Ordinal)];
        var failures = new ConnectionResolution?[ids.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = LookupsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, ids.Length), options, async (i, token) =>
        {
            ConnectionResolution resolution = await resolve(ids[i], token).ConfigureAwait(false);
            if (!resolution.IsFound) failures[i] = resolution;
        }).ConfigureAwait(false);
        return [.. failures.OfType<ConnectionResolution>()];
    }

    /// <summary>Finds a connection that is there without waiting. Returns null if it is not; it is looked up then.</summary>
    internal static Connection? PeekConnection(this IConnectionResolver resolver, string connectionId)
    {
        ValueTask<ConnectionResolution> lookup = resolver.TryGetAsync(connectionId);
        if (lookup.IsCompletedSuccessfully) return lookup.Result.Connection;
        _ = lookup.AsTask().ContinueWith(
            static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return null;
    }

    private static ValueTask<Connection> GetConnectionAsync(ValueTask<ConnectionResolution> lookup)
    {
        return lookup.IsCompletedSuccessfully && lookup.Result is { Connection: { } connection }
            ? new ValueTask<Connection>(connection)
            : Await(lookup);

        static async ValueTask<Connection> Await(ValueTask<ConnectionResolution> pending) =>
            GetConnection(await pending.ConfigureAwait(false));
    }

    private static Connection GetConnection(ConnectionResolution resolution) =>
        resolution.Connection ?? throw new ConnectionResolutionException(resolution);
}
