namespace Fairlead.Detection.Transport.Apis;

/// <summary>Which of the values that an API takes is weak.</summary>
internal enum WeakValueKind
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

    /// <summary>The number of a port on which servers speak in clear text.</summary>
    PlainPort,

    /// <summary>That the member is used at all.</summary>
    Use,
}

/// <inheritdoc cref="WeakValueKind"/>
internal sealed record WeakValue(WeakValueKind Kind, IReadOnlyList<string> Members)
{
    public static WeakValue True { get; } = new(WeakValueKind.True, []);

    public static WeakValue False { get; } = new(WeakValueKind.False, []);

    public static WeakValue Null { get; } = new(WeakValueKind.Null, []);

    public static WeakValue AnyFlag { get; } = new(WeakValueKind.AnyFlag, []);

    public static WeakValue Accepting { get; } = new(WeakValueKind.AcceptingCallback, []);

    public static WeakValue Unchecked { get; } = new(WeakValueKind.UncheckedCallback, []);

    public static WeakValue ObsoleteVersion { get; } = new(WeakValueKind.ObsoleteVersion, []);

    public static WeakValue PlainPort { get; } = new(WeakValueKind.PlainPort, []);

    public static WeakValue Use { get; } = new(WeakValueKind.Use, []);

    public static WeakValue OneOf(params string[] members) => new(WeakValueKind.Member, members);
}
