using System.Collections.Immutable;

namespace Fairlead.Analyzers.Credentials;

/// <summary>What FLD1008 tells its fixer: the text that goes in the place of the secret.</summary>
internal sealed record PlaceholderEdit(string Placeholder)
{
    private const string Key = "Placeholder";

    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty.Add(Key, Placeholder);

    public static PlaceholderEdit? FromProperties(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(Key, out string? placeholder) && placeholder is not null ? new PlaceholderEdit(placeholder) : null;
}
