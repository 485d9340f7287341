using System.ComponentModel;
using Fairlead.Resolution;

namespace Fairlead.CompilerServices;

/// <summary>Extensions of manifests for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConnectionManifestExtensions
{
    /// <summary>
    /// Resolves the connections of a manifest that the active deployment links. For a template whose parameters all list their values,
    /// these are its instances; other templates have no known instances.
    /// </summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="resolver">The resolver.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ConnectionResolutionException">One or more connections could not be resolved; the message says why.</exception>
    public static async Task ValidateAsync(this ConnectionManifest manifest, IConnectionResolver resolver,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(resolver);
        IReadOnlyList<ConnectionResolution> failures = await ConnectionResolverExtensions.FindFailuresAsync(
            resolver.TryGetAsync, manifest.Connections.SelectMany(ManifestCatalog.ListIds), cancellationToken).ConfigureAwait(false);
        ConnectionResolution[] linked = [.. failures.Where(failure => failure.Outcome != ConnectionOutcome.NotLinked)];
        if (linked.Length > 0) throw new ConnectionResolutionException(linked);
    }
}
