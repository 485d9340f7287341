using System.Globalization;

namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>Kinds of knowledge that the interpreter of a callback has of a value.</summary>
internal enum KnownValueKind
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

/// <inheritdoc cref="KnownValueKind"/>
internal readonly record struct KnownValue(KnownValueKind Kind, object? Constant)
{
    public static KnownValue Unknown => default;

    public static KnownValue Certificate { get; } = new(KnownValueKind.Certificate, null);

    public static KnownValue Claimed { get; } = new(KnownValueKind.Claimed, null);

    public static KnownValue Object { get; } = new(KnownValueKind.Object, null);

    public static KnownValue Null { get; } = FromConstant(null);

    public bool IsNull => Kind == KnownValueKind.Constant && Constant is null;

    /// <summary>True if it is known not to be null.</summary>
    public bool IsPresent =>
        Kind is KnownValueKind.Certificate or KnownValueKind.Claimed or KnownValueKind.Object
            || (Kind == KnownValueKind.Constant && Constant is not null);

    public static KnownValue FromConstant(object? constant) => new(KnownValueKind.Constant, constant);

    /// <summary>The number of a constant of a number's or an enumeration's type.</summary>
    public long? Number => Kind == KnownValueKind.Constant && Constant is sbyte or byte or short or ushort or int or uint or long or char
        ? Convert.ToInt64(Constant, CultureInfo.InvariantCulture)
        : null;

    public bool? Truth => Kind == KnownValueKind.Constant ? Constant as bool? : null;

    /// <summary>What a comparison of two values gives.</summary>
    public static KnownValue AreEqual(KnownValue one, KnownValue other)
    {
        if (one.Kind == KnownValueKind.Constant && other.Kind == KnownValueKind.Constant)
            return FromConstant(one.Number is { } number && other.Number is { } second
                ? number == second
                : Equals(one.Constant, other.Constant));
        if ((one.IsNull && other.IsPresent) || (other.IsNull && one.IsPresent)) return FromConstant(false);
        return one.Kind == KnownValueKind.Claimed || other.Kind == KnownValueKind.Claimed ? Claimed : Unknown;
    }
}
