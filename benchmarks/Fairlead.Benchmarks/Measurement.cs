using System.Globalization;

namespace Fairlead.Benchmarks;

/// <summary>
/// The times of one thing over several runs. The best run is what the code costs: everything else on a machine only ever adds time.
/// The median beside it says how quiet the machine was.
/// </summary>
internal sealed class Measurement
{
    private readonly List<TimeSpan> _times = [];

    public TimeSpan Best => _times.Min();

    public TimeSpan Median => GetMedian(_times);

    public void Add(TimeSpan time) => _times.Add(time);

    public static TimeSpan GetMedian(IReadOnlyCollection<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    public static string Milliseconds(TimeSpan time) =>
        time.TotalMilliseconds.ToString(time.TotalMilliseconds < 10 ? "0.00" : "#,0", CultureInfo.InvariantCulture) + " ms";

    public static string Share(TimeSpan part, TimeSpan whole) => (part / whole).ToString("0.0 %", CultureInfo.InvariantCulture);

    public static string Ratio(TimeSpan time, TimeSpan baseline) =>
        baseline == TimeSpan.Zero ? "-" : (time / baseline).ToString("0.000", CultureInfo.InvariantCulture);
}
