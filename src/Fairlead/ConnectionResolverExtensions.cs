using Fairlead.Resolution;

namespace Fairlead;

/// <summary>What can be done with several connections at once.</summary>
public static class ConnectionResolverExtensions
{
    /// <summary>Backends such as a secrets service must not be asked for hundreds of connections at the same moment.</summary>
    private const int LookupsAtOnce = 16;

    /// <summary>
    /// Resolves connections, which the cache then has, and fails with the list of all that cannot be resolved. A program with a host calls
    /// <see cref="FairleadBuilder.ValidateOnStart"/> instead.
    /// </summary>
    /// <param name="resolver">The resolver.</param>
    /// <param name="connectionIds">The connections.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ConnectionResolutionException">One or more connections cannot be resolved; the message says why.</exception>
    public static async Task ValidateAsync(
        this IConnectionResolver resolver, IEnumerable<string> connectionIds, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ConnectionResolution> failures = await resolver.FindFailuresAsync(connectionIds, cancellationToken).ConfigureAwait(false);
        if (failures.Count > 0) throw new ConnectionResolutionException(failures);
    }

    /// <summary>
    /// Resolves the connections of a manifest that the active deployment links; generated code calls this. Of a template whose
    /// parameters all
    /// list their values these are the instances; others have none that are known.
    /// </summary>
    /// <param name="resolver">The resolver.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ConnectionResolutionException">One or more connections cannot be resolved; the message says why.</exception>
    public static async Task ValidateAsync(
        this IConnectionResolver resolver, ConnectionManifest manifest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        IEnumerable<string> ids = manifest.Connections.SelectMany(ManifestCatalog.ListIds);
        IReadOnlyList<ConnectionResolution> failures = await resolver.FindFailuresAsync(ids, cancellationToken).ConfigureAwait(false);
        ConnectionResolution[] linked = [.. failures.Where(failure => failure.Outcome != ConnectionOutcome.NotLinked)];
        if (linked.Length > 0) throw new ConnectionResolutionException(linked);
    }

    /// <summary>Resolves all and returns those that cannot be, in the order given. Nothing is logged: the caller reports them.</summary>
    internal static async Task<IReadOnlyList<ConnectionResolution>> FindFailuresAsync(
        this IConnectionResolver resolver, IEnumerable<string> connectionIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        ArgumentNullException.ThrowIfNull(connectionIds);
        string[] ids = [.. connectionIds.Distinct(StringComparer.Ordinal)];
        var failures = new ConnectionResolution?[ids.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = LookupsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, ids.Length), options, async (i, token) =>
        {
            try
            {
                await resolver.GetAsync(ids[i], token).ConfigureAwait(false);
            }
            catch (ConnectionResolutionException e)
            {
                failures[i] = e.Failures[0];
            }
        }).ConfigureAwait(false);
        return [.. failures.OfType<ConnectionResolution>()];
    }
}
