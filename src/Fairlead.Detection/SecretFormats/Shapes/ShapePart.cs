using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.SecretFormats.Shapes;

/// <summary>
/// A piece of a <see cref="TokenShape"/>: one of some literal texts, or a run of characters from a set. The factories are named so that a
/// pattern reads like its provider's description of the format; a string is a literal piece.
/// </summary>
internal sealed class ShapePart
{
    private ShapePart(IReadOnlyList<string> literals) => Literals = literals;

    private ShapePart(CharSet set, int minimum, int maximum)
    {
        Set = set;
        Minimum = minimum;
        Maximum = maximum;
    }

    /// <summary>The alternatives of a literal piece; empty for a run.</summary>
    public IReadOnlyList<string> Literals { get; } = [];

    /// <summary>The characters of a run; null for a literal piece.</summary>
    public CharSet? Set { get; }

    public int Minimum { get; }

    public int Maximum { get; }

    /// <summary>Text that must stand before the secret and is not part of it.</summary>
    public bool IsContext { get; private init; }

    public static implicit operator ShapePart(string literal) => new([literal]);

    public static ShapePart OneOf(params string[] literals) => new(literals);

    /// <summary>For a prefix too short to be a signature: the prefix followed by any character of the set.</summary>
    public static ShapePart PrefixAnd(string prefix, string characters) => new([.. characters.Select(c => prefix + c)]);

    public static ShapePart Before(params string[] literals) => OneOf(literals).AsContext();

    /// <summary>This piece as text that must stand before the secret and is not part of it.</summary>
    public ShapePart AsContext() => Set is null ? new(Literals) { IsContext = true } : new(Set, Minimum, Maximum) { IsContext = true };

    public static ShapePart Run(CharSet set, int minimum, int maximum) => new(set, minimum, maximum);

    public static ShapePart Digits(int length) => Digits(length, length);

    public static ShapePart Digits(int minimum, int maximum) => new(CharSet.Digits, minimum, maximum);

    public static ShapePart LowerHex(int length) => new(CharSet.LowerHex, length, length);

    public static ShapePart Hex(int length) => new(CharSet.Hex, length, length);

    public static ShapePart UpperAlphanumeric(int length) => UpperAlphanumeric(length, length);

    public static ShapePart UpperAlphanumeric(int minimum, int maximum) => new(CharSet.UpperAlphanumeric, minimum, maximum);

    public static ShapePart LowerAlphanumeric(int length) => LowerAlphanumeric(length, length);

    public static ShapePart LowerAlphanumeric(int minimum, int maximum) => new(CharSet.LowerAlphanumeric, minimum, maximum);

    public static ShapePart Alphanumeric(int length) => Alphanumeric(length, length);

    public static ShapePart Alphanumeric(int minimum, int maximum) => new(CharSet.Alphanumeric, minimum, maximum);

    public static ShapePart Base32(int length) => new(CharSet.Base32, length, length);

    public static ShapePart Base64(int length) => Base64(length, length);

    public static ShapePart Base64(int minimum, int maximum) => new(CharSet.Base64, minimum, maximum);

    public static ShapePart Base64Url(int length) => Base64Url(length, length);

    public static ShapePart Base64Url(int minimum, int maximum) => new(CharSet.Base64Url, minimum, maximum);

    /// <summary>The parts of a token that ends with a GUID.</summary>
    public static ShapePart[] ThenGuid(params ShapePart[] before) =>
        [.. before, LowerHex(8), "-", LowerHex(4), "-", LowerHex(4), "-", LowerHex(4), "-", LowerHex(12)];

    /// <summary>
    /// The parts of a token that ends with a JSON web token; the literal before it ends with the token's first three letters.
    /// </summary>
    public static ShapePart[] ThenWebToken(params ShapePart[] before) =>
        [.. before, Base64Url(10, 600), ".", Base64Url(10, 3000), ".", Base64Url(40, 800)];

    /// <summary>
    /// The name of an environment variable with what stands between it and its value in scripts, settings and code, for keys that have no
    /// mark of their own.
    /// </summary>
    public static ShapePart AssignedTo(params string[] names) =>
        Before([.. names.SelectMany(name => new[] { "=", "=\"", "='", ": ", ": \"", "\": \"" }.Select(sign => name + sign))]);
}
