namespace Fairlead.Store.Databases;

/// <summary>The identity of a store, and its counter of changes.</summary>
internal sealed record StoreIdentity(string StoreId, long SchemaVersion, long Change)
{
    /// <summary>Refuses tables of a later version of this package.</summary>
    public StoreIdentity Check(string place) => SchemaVersion <= StoreSql.SchemaVersion
        ? this
        : throw new StoreException(
            BackendOutcome.Unavailable,
            $"{place} has tables of version {SchemaVersion}, and this version of Fairlead.Store knows {StoreSql.SchemaVersion}: "
                + "update the package");
}
