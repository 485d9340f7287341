using System.Globalization;

namespace Fairlead.Core.Connections;

/// <summary>When a connection stops working or is due for rotation, as its manifest dates it.</summary>
internal static class ConnectionLifetime
{
    private const string DayFormat = "yyyy-MM-dd";

    public static bool TryParseDay(string? text, out DateTime day) =>
        DateTime.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Describes what is over by today, in words that complete "the connection …". Returns null if nothing is.</summary>
    public static string? DescribeEnd(DateTime? expires, TimeSpan? rotateEvery, DateTime? lastRotated, DateTime today)
    {
        if (expires <= today) return $"expired on {WriteDay(expires.Value)}";
        if (rotateEvery is not { } interval || lastRotated is not { } start || interval > DateTime.MaxValue - start) return null;
        DateTime due = (start + interval).Date;
        return due <= today ? $"has been due for rotation since {WriteDay(due)}" : null;
    }

    public static string WriteDay(DateTime day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
