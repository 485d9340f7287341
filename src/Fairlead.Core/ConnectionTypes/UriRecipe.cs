namespace Fairlead.Core.ConnectionTypes;

/// <summary>
/// The recipe of an address: <c>scheme://host:port/path</c>. A host that is a whole address already gives scheme, host and path
/// itself.
/// </summary>
/// <param name="Scheme">The scheme where nothing says another.</param>
internal sealed record UriRecipe(string Scheme)
{
    /// <summary>The field or extra that decides about the scheme; null if none does.</summary>
    public string? SchemeSource { get; init; }

    /// <summary>The scheme for each value of the source; empty where the value is the scheme.</summary>
    public IReadOnlyList<ValueSpelling> Schemes { get; init; } = [];

    /// <summary>Further schemes with the same meaning, which are read but not written.</summary>
    public IReadOnlyList<ValueSpelling> OtherSchemes { get; init; } = [];

    /// <summary>True if the path is a file's, with slashes between its parts, and not one name.</summary>
    public bool IsFilePath { get; init; }

    /// <summary>The field that is the path, without its slash and not encoded yet; null if addresses have none.</summary>
    public string? PathSource { get; init; }

    /// <summary>An address whose scheme an extra "ssl" decides about.</summary>
    public static UriRecipe BySsl(string secure, string clearText) =>
        new(secure) { SchemeSource = "extra.ssl", Schemes = [new("true", secure), new("false", clearText)] };
}
