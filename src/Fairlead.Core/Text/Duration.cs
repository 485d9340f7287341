using System.Globalization;
using System.Xml;

namespace Fairlead.Core.Text;

/// <summary>
/// A duration as manifests and backends write it: a number of seconds, <c>[d.]hh:mm:ss[.fffffff]</c> or ISO 8601 (<c>PT30S</c>).
/// </summary>
internal static class Duration
{
    public static bool TryParse(string text, out TimeSpan duration)
    {
        // Seconds first: TimeSpan takes a bare number for days.
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
            return TryFromSeconds(seconds, out duration);
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration)) return true;
        try
        {
            duration = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return false;
        }
    }

    private static bool TryFromSeconds(double seconds, out TimeSpan duration)
    {
        double ticks = seconds * TimeSpan.TicksPerSecond;
        bool fits = ticks > long.MinValue && ticks < long.MaxValue; // false for what is not a number as well
        duration = fits ? TimeSpan.FromTicks((long)Math.Round(ticks)) : default;
        return fits;
    }
}
