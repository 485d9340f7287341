using System.ComponentModel;
using System.Globalization;

namespace Fairlead;

/// <summary>Lets <c>IConfiguration</c> bind a <see cref="Secret"/>, and converts it to its mask.</summary>
internal sealed class SecretConverter : DisplayOnlyConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    /// <inheritdoc/>
    public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => value switch
    {
        // Somebody stored what was shown: taking the mask for the value would lose the value silently.
        Secret.Mask => throw new NotSupportedException("A Secret cannot be read from its mask; it needs the value itself"),
        string text => new Secret(text),
        _ => throw GetConvertFromException(value),
    };
}
