using System.Globalization;

namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>Kinds of knowledge that the interpreter of a callback has of a value.</summary>
internal enum KnownValueKind
{
    /// <summary>It is decided when the program runs, by something that whoever answers the connection has no say in.</summary>
    Unknown,

    Constant,

    /// <summary>The certificate that the other side shows, also as bytes.</summary>
    Certificate,

    /// <summary>What a certificate says of itself, such as its subject: whoever makes one writes there whatever he likes.</summary>
    Claimed,

    /// <summary>An object that is there, of which nothing else matters.</summary>
    Object,

    /// <summary>The address or name to which the program connects.</summary>
    Peer,

    /// <summary>A list whose items are known.</summary>
    List,

    /// <summary>The elements of the chain of the certificate: as many as the other side likes.</summary>
    ChainElements,

    ChainElement,

    /// <summary>A status of a chain, with the number of its flags.</summary>
    ChainStatus,

    /// <summary>A chain, with the state of its policy.</summary>
    Chain,

    ChainPolicy,

    /// <summary>The roots that a policy trusts.</summary>
    TrustStore,

    /// <summary>A function or method that can be called, as an operation.</summary>
    Function,
}

/// <inheritdoc cref="KnownValueKind"/>
internal readonly record struct KnownValue(KnownValueKind Kind, object? Constant)
{
    public static KnownValue Unknown => default;

    public static KnownValue Certificate { get; } = new(KnownValueKind.Certificate, null);

    public static KnownValue Claimed { get; } = new(KnownValueKind.Claimed, null);

    public static KnownValue Object { get; } = new(KnownValueKind.Object, null);

    public static KnownValue Peer { get; } = new(KnownValueKind.Peer, null);

    public static KnownValue Null { get; } = FromConstant(null);

    public bool IsNull => Kind == KnownValueKind.Constant && Constant is null;

    /// <summary>True if it is known not to be null.</summary>
    public bool IsPresent => Kind == KnownValueKind.Constant ? Constant is not null : Kind != KnownValueKind.Unknown;

    public static KnownValue FromConstant(object? constant) => new(KnownValueKind.Constant, constant);

    public static KnownValue FromItems(IEnumerable<KnownValue> items) => new(KnownValueKind.List, new List<KnownValue>(items));

    public static KnownValue FromStatus(long flags) => new(KnownValueKind.ChainStatus, flags);

    /// <summary>The items of a list, which the code may add to. Null for anything else.</summary>
    public List<KnownValue>? Items => Constant as List<KnownValue>;

    public ChainPolicyState? Policy => Constant as ChainPolicyState;

    /// <summary>The number of a constant of a number's or an enumeration's type.</summary>
    public long? Number => Kind == KnownValueKind.Constant && Constant is sbyte or byte or short or ushort or int or uint or long or char
        ? Convert.ToInt64(Constant, CultureInfo.InvariantCulture)
        : null;

    public bool? Truth => Kind == KnownValueKind.Constant ? Constant as bool? : null;

    public string? Text => Kind == KnownValueKind.Constant ? Constant as string : null;

    /// <summary>What a comparison of two values gives.</summary>
    public static KnownValue AreEqual(KnownValue one, KnownValue other)
    {
        if (one.Kind == KnownValueKind.Constant && other.Kind == KnownValueKind.Constant)
            return FromConstant(one.Number is { } number && other.Number is { } second
                ? number == second
                : Equals(one.Constant, other.Constant));
        if ((one.IsNull && other.IsPresent) || (other.IsNull && one.IsPresent)) return FromConstant(false);
        if (one.Kind == KnownValueKind.ChainStatus && other.Kind == KnownValueKind.ChainStatus)
            return FromConstant(Equals(one.Constant, other.Constant));
        if (ArePeerAndName(one, other) || ArePeerAndName(other, one)) return Claimed;
        return one.Kind == KnownValueKind.Claimed || other.Kind == KnownValueKind.Claimed ? Claimed : Unknown;
    }

    private static bool ArePeerAndName(KnownValue one, KnownValue other) =>
        one.Kind == KnownValueKind.Peer && other.Text is { } name && PeerNames.IsElsewhere(name);
}
