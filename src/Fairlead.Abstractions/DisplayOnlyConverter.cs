using System.ComponentModel;
using System.Globalization;

namespace Fairlead;

/// <summary>
/// Makes serialisers that ask for a type's converter, as Newtonsoft.Json does, write what <c>ToString</c> says instead of the members,
/// which a contract resolver may include when they are private.
/// </summary>
internal class DisplayOnlyConverter : TypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertTo(ITypeDescriptorContext? context, Type? destinationType) => destinationType == typeof(string);

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) ? value?.ToString() : base.ConvertTo(context, culture, value, destinationType);
}
