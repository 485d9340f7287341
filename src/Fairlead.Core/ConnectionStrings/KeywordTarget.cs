using Fairlead.Core.ConnectionTypes;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>
/// The target of a driver's keyword: a field ("schema"), an extra ("extra.sslmode"), several at once, or an option that only the driver
/// knows.
/// </summary>
internal sealed class KeywordTarget
{
    /// <summary>The field or extra; null if the value has several in it or is an option.</summary>
    public string? Source { get; init; }

    /// <summary>Parts of the recipe whose templates take the value apart, in the order in which they are tried.</summary>
    public IReadOnlyList<ConnectionStringPart> Parts { get; init; } = [];

    /// <summary>The driver's keyword for what the recipe doesn't know; null if it does.</summary>
    public string? Option { get; init; }

    /// <summary>True if the value is one that may be shown, as a host, a user or a database is.</summary>
    public bool IsShown => Source is { } source
        ? Extra is null && source != "password"
        : Parts.Any(static part => part.Pieces.Any(static piece => piece.Source == "host"));

    /// <summary>True if it is one of the fields that say where to connect and as whom, and no mere option.</summary>
    public bool IsField => IsShown ? Source != "conn_type" : Source == "password";

    /// <summary>The extra's name; null if the target is something else.</summary>
    public string? Extra => Source?.StartsWith("extra.", StringComparison.Ordinal) == true ? Source.Substring("extra.".Length) : null;
}
