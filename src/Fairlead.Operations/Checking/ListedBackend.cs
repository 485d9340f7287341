using Fairlead.Operations.Sessions;

namespace Fairlead.Operations.Checking;

/// <summary>A backend with the names of its connections.</summary>
/// <param name="Name">The backend's name.</param>
/// <param name="Listing">The names; null if the backend has no list.</param>
internal sealed record ListedBackend(string Name, BackendListing? Listing)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public IEnumerable<ListedConnection> Find(string connectionId) =>
        (Listing?.Connections ?? []).Where(listed => string.Equals(listed.ConnectionId, connectionId, StringComparison.OrdinalIgnoreCase));

    public static async Task<IReadOnlyList<ListedBackend>> ListAsync(ConnectionSession session, CancellationToken cancellationToken)
    {
        var request = new BackendListRequest([.. session.Catalog.Ids.SelectMany(ListIds)], session.Deployment.Name);
        var listed = new List<ListedBackend>();
        foreach (RecordedBackend backend in session.Backends)
        {
            // Aspire's properties are read of declared connections only, after all else.
            if (backend.Link.ForDeclared) continue;
            listed.Add(new ListedBackend(backend.Name, await ListAsync(backend, request, cancellationToken).ConfigureAwait(false)));
        }
        return listed;

        IEnumerable<string> ListIds(string id) => session.Catalog.Find(id) is null
            && session.FindDeclared(id) is { IsTemplate: true } template
            ? template.Parameters.ListIds() : [id];
    }

    private static async Task<BackendListing?> ListAsync(
        RecordedBackend backend, BackendListRequest request, CancellationToken cancellationToken)
    {
        if (backend.Link.Backend is not IListingBackend listing) return null;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        try
        {
            return await listing.ListAsync(request, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return BackendListing.Failed(BackendOutcome.Unavailable, $"it threw {e.GetType().Name}");
        }
    }
}
