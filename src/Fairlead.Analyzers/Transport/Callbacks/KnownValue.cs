using System.Globalization;

namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>What a trial of a callback knows of a value.</summary>
internal enum KnownKind
{
    /// <summary>It is decided when the program runs, by something that whoever answers the connection has no say in.</summary>
    Unknown,

    Constant,

    /// <summary>The certificate that the other side shows.</summary>
    Certificate,

    /// <summary>What a certificate says of itself, such as its subject: whoever makes one writes there whatever he likes.</summary>
    Claimed,

    /// <summary>An object that is there, of which nothing else matters.</summary>
    Object,
}

/// <inheritdoc cref="KnownKind"/>
internal readonly record struct KnownValue(KnownKind Kind, object? Constant)
{
    public static KnownValue Unknown => default;

    public static KnownValue Certificate { get; } = new(KnownKind.Certificate, null);

    public static KnownValue Claimed { get; } = new(KnownKind.Claimed, null);

    public static KnownValue Object { get; } = new(KnownKind.Object, null);

    public static KnownValue Null { get; } = Of(null);

    public bool IsNull => Kind == KnownKind.Constant && Constant is null;

    /// <summary>Whether it is known not to be null.</summary>
    public bool IsThere => Kind is KnownKind.Certificate or KnownKind.Claimed or KnownKind.Object || (Kind == KnownKind.Constant && Constant is not null);

    public static KnownValue Of(object? constant) => new(KnownKind.Constant, constant);

    /// <summary>The number of a constant of a number's or an enumeration's type.</summary>
    public long? Number => Kind == KnownKind.Constant && Constant is sbyte or byte or short or ushort or int or uint or long or char
        ? Convert.ToInt64(Constant, CultureInfo.InvariantCulture)
        : null;

    public bool? Truth => Kind == KnownKind.Constant ? Constant as bool? : null;

    /// <summary>What a comparison of two values gives.</summary>
    public static KnownValue AreEqual(KnownValue one, KnownValue other)
    {
        if (one.Kind == KnownKind.Constant && other.Kind == KnownKind.Constant)
            return Of(one.Number is { } number && other.Number is { } second ? number == second : Equals(one.Constant, other.Constant));
        if ((one.IsNull && other.IsThere) || (other.IsNull && one.IsThere)) return Of(false);
        return one.Kind == KnownKind.Claimed || other.Kind == KnownKind.Claimed ? Claimed : Unknown;
    }
}
