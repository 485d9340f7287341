using Fairlead.Core.Text;
using Fairlead.Operations.Checking;
using Fairlead.Operations.Sessions;

namespace Fairlead.Operations.Listing;

/// <summary>A connection of a list: declared by a manifest, or left over in a backend.</summary>
/// <param name="Check">What there is to say of it.</param>
/// <param name="Connection">The connection; null if it can't be resolved.</param>
/// <param name="IsDeclared">Whether a manifest declares it.</param>
internal sealed record ListedItem(ConnectionCheck Check, Connection? Connection, bool IsDeclared)
{
    /// <summary>The places that the values come from, each once.</summary>
    public string From => string.Join(", ", Check.Fields
        .Select(static checkedField => checkedField.Source).OfType<string>().Distinct(StringComparer.Ordinal));
}

/// <summary>Lists the connections of a deployment wherever they are: declared ones, and what backends have besides.</summary>
internal static class ConnectionListing
{
    public static async Task<IReadOnlyList<ListedItem>> ListAsync(ConnectionSession session, CancellationToken cancellationToken)
    {
        string[] declared = [.. session.ListIds()];
        IReadOnlyList<ListedBackend> backends = await ListedBackend.ListAsync(session, cancellationToken).ConfigureAwait(false);
        string[] others =
        [
            .. backends.SelectMany(static backend => backend.Listing?.Connections ?? [])
                .Select(static listed => listed.ConnectionId).Where(id => IsLeftOver(session, id))
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
        ];
        var checker = new ConnectionChecker(session);
        var items = new List<ListedItem>();
        foreach (string id in declared.Concat(others))
        {
            ConnectionCheck check = await checker.CheckAsync(id, cancellationToken).ConfigureAwait(false);
            ConnectionResolution resolution = await session.ResolveAsync(id, cancellationToken).ConfigureAwait(false);
            items.Add(new ListedItem(check, resolution.Connection, items.Count < declared.Length));
        }
        return items;
    }

    /// <summary>A name that doesn't look like one may be a piece of a secret, as with a variable that was cut at the wrong place.</summary>
    private static bool IsLeftOver(ConnectionSession session, string id) =>
        QuotedName.LooksLikePath(id) && session.FindDeclared(id) is null
        && !session.Catalog.Ids.Contains(id, StringComparer.OrdinalIgnoreCase);
}
