using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fairlead;

/// <summary>
/// A sensitive value. It prints, formats, logs and serialises as <c>***</c>; <see cref="Reveal"/> is the only way to get the value.
/// </summary>
/// <param name="value">The value to protect.</param>
/// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
[DebuggerDisplay(Mask)]
[JsonConverter(typeof(MaskingConverter))]
[TypeConverter(typeof(SecretConverter))]
public sealed class Secret(string value) : IEquatable<Secret>, ISpanFormattable
{
    internal const string Mask = "***";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Returns the value. Pass it straight to the client that needs it, and don't keep it in long-lived variables.</summary>
    public string Reveal() => _value;

    /// <summary>Gets <c>***</c>, for loggers that destructure objects: without any property they would show nothing.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string Masked => Mask;

    /// <summary>Returns <c>***</c>.</summary>
    public override string ToString() => Mask;

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => Mask;

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bool fits = Mask.TryCopyTo(destination);
        charsWritten = fits ? Mask.Length : 0;
        return fits;
    }

    /// <summary>Compares the values in constant time.</summary>
    /// <param name="other">Another secret, or null.</param>
    public bool Equals([NotNullWhen(true)] Secret? other) =>
        other is not null && CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(_value.AsSpan()), MemoryMarshal.AsBytes(other._value.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(_value, StringComparison.Ordinal);

    /// <summary>Determines whether two secrets have the same value.</summary>
    /// <param name="left">A secret, or null.</param>
    /// <param name="right">Another secret, or null.</param>
    public static bool operator ==(Secret? left, Secret? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Determines whether two secrets have different values.</summary>
    /// <param name="left">A secret, or null.</param>
    /// <param name="right">Another secret, or null.</param>
    public static bool operator !=(Secret? left, Secret? right) => !(left == right);

    private sealed class MaskingConverter : JsonConverter<Secret>
    {
        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Mask);

        // What this converter wrote is a mask: to read it back as if it were the value would be a silent loss.
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("A Secret cannot be read from JSON; read a string and construct the Secret from it");
    }
}
