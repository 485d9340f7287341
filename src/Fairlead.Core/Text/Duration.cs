using System.Globalization;

namespace Fairlead.Core.Text;

/// <summary>
/// A duration as configuration files of .NET write it: <c>[d.]hh:mm:ss[.fffffff]</c>. Not <see cref="TimeSpan.Parse(string)"/>,
/// to which "30" is thirty days.
/// </summary>
internal static class Duration
{
    public static bool TryParse(string text, out TimeSpan duration) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out duration) && text.IndexOf(':') >= 0;
}
