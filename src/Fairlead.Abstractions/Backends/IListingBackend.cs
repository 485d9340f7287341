namespace Fairlead;

/// <summary>A backend that can list the connections that it has, without reading their values.</summary>
public interface IListingBackend : ISecretsBackend
{
    /// <summary>
    /// Lists the connections. An exception counts as unavailable, and only its type is reported. Names that cannot be connection ids are
    /// left out.
    /// </summary>
    /// <param name="request">Who asks.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted or took too long.</param>
    ValueTask<BackendListing> ListAsync(BackendListRequest request, CancellationToken cancellationToken);
}
