namespace Fairlead.Operations.Checking;

/// <summary>One field of a connection: where its value comes from, and who else has one. Holds no value.</summary>
/// <param name="Field">The field, such as <c>password</c>.</param>
/// <param name="Source">The place of the value that counts; null if the field is not set.</param>
/// <param name="Hidden">The other places that have a value, which doesn't count.</param>
internal sealed record FieldCheck(string Field, string? Source, IReadOnlyList<HiddenValue> Hidden)
{
    public bool IsMissing => Source is null;
}

/// <summary>A value that doesn't count.</summary>
/// <param name="Source">Its place.</param>
/// <param name="IsSame">Whether it is the value that counts, anyway; null if that can't be said.</param>
/// <param name="IsManifests">Whether it stands in the manifest, where an override is meant to hide it.</param>
internal sealed record HiddenValue(string Source, bool? IsSame, bool IsManifests);
