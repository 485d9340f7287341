namespace Fairlead.Detection.TransportApis;

/// <summary>Kinds of values that are insecure at an API.</summary>
internal enum InsecureValueKind
{
    True,
    False,

    /// <summary>Null, which stands for a default that does not encrypt.</summary>
    Null,

    /// <summary>One of the named members of an enumeration, or of a class that acts as one.</summary>
    Member,

    /// <summary>Any flag of an enumeration but its zero.</summary>
    AnyFlag,

    /// <summary>A callback that accepts certificates which the checks before it have refused.</summary>
    AcceptingCallback,

    /// <summary>A callback that gives back what it was given without checking it, as a validator of tokens.</summary>
    UncheckedCallback,

    /// <summary>A text that names an obsolete version.</summary>
    ObsoleteVersion,

    /// <summary>A weak cipher suite among those of a collection, or in a text that lists suites.</summary>
    WeakSuite,

    /// <summary>The number of a port on which servers speak in clear text.</summary>
    PlainPort,

    /// <summary>That the member is used at all.</summary>
    Use,
}

/// <inheritdoc cref="InsecureValueKind"/>
internal sealed record InsecureValuePattern(InsecureValueKind Kind, IReadOnlyList<string> Members)
{
    public static InsecureValuePattern True { get; } = new(InsecureValueKind.True, []);

    public static InsecureValuePattern False { get; } = new(InsecureValueKind.False, []);
}
