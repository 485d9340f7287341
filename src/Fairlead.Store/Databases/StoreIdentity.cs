namespace Fairlead.Store.Databases;

/// <summary>Which store it is, and how many changes it has seen.</summary>
internal sealed record StoreIdentity(string StoreId, long SchemaVersion, long Change)
{
    /// <summary>Refuses tables that a later version of this package has made.</summary>
    public StoreIdentity Check(string place) => SchemaVersion <= StoreSql.SchemaVersion
        ? this
        : throw new StoreException(
            BackendOutcome.Unavailable,
            $"{place} has tables of version {SchemaVersion}, and this version of Fairlead.Store knows {StoreSql.SchemaVersion}: "
                + "update the package");
}
