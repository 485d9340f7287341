namespace Fairlead.Store.Operations;

/// <summary>The names that the tables have for actions.</summary>
internal static class StoreActions
{
    public static string Format(StoreAction action) => action switch
    {
        StoreAction.Created => "created",
        StoreAction.Updated => "updated",
        StoreAction.Deleted => "deleted",
        StoreAction.Restored => "restored",
        StoreAction.KeyRotated => "key rotated",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    public static StoreAction Read(string? text) => text switch
    {
        "created" => StoreAction.Created,
        "updated" => StoreAction.Updated,
        "deleted" => StoreAction.Deleted,
        "restored" => StoreAction.Restored,
        "key rotated" => StoreAction.KeyRotated,
        _ => StoreAction.Unknown,
    };

    public static IReadOnlyList<string> ReadFields(string? text) => text is { Length: > 0 } ? text.Split(',') : [];
}
