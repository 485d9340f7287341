namespace Fairlead.Clients.Http;

/// <summary>
/// The query that every request's address has. It may hold a signature or a key, so it is for the connection's own host only.
/// </summary>
internal sealed class SecretQuery
{
    private readonly string _query;
    private readonly HashSet<string> _parameters;

    /// <summary>Joins the query that stands in the address with that of the extra.</summary>
    public SecretQuery(string addressQuery, string? extra)
    {
        string[] queries = [addressQuery.TrimStart('?'), (extra ?? "").TrimStart('?')];
        _query = string.Join('&', queries.Where(static query => query.Length > 0));
        _parameters = [.. _query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
    }

    /// <summary>Adds the parameters that the address does not have yet.</summary>
    public Uri AddTo(Uri address)
    {
        if (_query.Length == 0) return address;
        HashSet<string> present = [.. Split(address).Select(Uri.UnescapeDataString)];
        string missing = string.Join('&', _query.Split('&').Where(parameter => !present.Contains(Uri.UnescapeDataString(parameter))));
        if (missing.Length == 0) return address;
        return new UriBuilder(address) { Query = address.Query.Length > 1 ? $"{address.Query}&{missing}" : missing }.Uri;
    }

    /// <summary>Removes the parameters, which a server may repeat in the address that it redirects to.</summary>
    public Uri RemoveFrom(Uri address)
    {
        if (_query.Length == 0 || address.Query.Length == 0) return address;
        string[] parameters = Split(address);
        string[] kept = [.. parameters.Where(parameter => !_parameters.Contains(Uri.UnescapeDataString(parameter)))];
        return kept.Length == parameters.Length ? address : new UriBuilder(address) { Query = string.Join('&', kept) }.Uri;
    }

    private static string[] Split(Uri address) => address.Query.TrimStart('?').Split('&');
}
