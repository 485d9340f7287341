using System.Diagnostics;
using System.Diagnostics.Metrics;
using Fairlead.Tests.Caching;
using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Diagnostics;

public class TelemetryTests
{
    [Fact]
    public void Meter_CountsHitsMissesStaleValuesAndAnswers()
    {
        var measured = new Dictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener { InstrumentPublished = static (instrument, listener) =>
            { if (instrument.Meter.Name == "Fairlead") listener.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        using var scenario = new CacheScenario("stale");
        scenario.Get();
        scenario.Get();
        scenario.Program.Time.Advance(TimeSpan.FromMinutes(10));
        listener.RecordObservableInstruments();

        Assert.True(measured["fairlead.cache.stale"] >= 2);
        Assert.True(measured["fairlead.cache.misses"] >= 2);
        Assert.True(measured["fairlead.cache.hits"] >= 2);
        Assert.True(measured["fairlead.backend.answers backend=fake outcome=Unavailable"] >= 1);
        Assert.True(measured["fairlead.backend.answers backend=fake outcome=Found"] >= 1);
        Assert.True(measured["fairlead.cache.oldest_age"] >= 900);

        void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
            where T : struct
        {
            string key = instrument.Name + string.Concat(tags.ToArray().Select(static tag => $" {tag.Key}={tag.Value}"));
            lock (measured)
                measured[key] = measured.GetValueOrDefault(key)
                + Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public void Activity_SaysWhatEveryBackendAnswered_WithoutValues()
    {
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Fairlead",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => { lock (activities) activities.Add(activity); },
        };
        ActivitySource.AddActivityListener(listener);
        FakeBackend backend = FakeBackend.Saying(FakeBackend.FoundFields(("host", "db"), ("password", "hunter2")) with { Version = "7" });
        using TestProgram program = TestProgram.WithBackend(backend);
        program.Get("seen_by_telemetry");

        Activity activity = Assert.Single(activities,
            static activity => (string?)activity.GetTagItem("fairlead.connection") == "seen_by_telemetry");
        Assert.Equal("Found", activity.GetTagItem("fairlead.outcome"));
        Assert.Contains(activity.Events.Single().Tags, static tag => tag is { Key: "fairlead.version", Value: "7" });
        Assert.DoesNotContain("hunter2",
            string.Join(' ', activity.TagObjects.Concat(activity.Events.SelectMany(static answer => answer.Tags))),
        StringComparison.Ordinal);
        Assert.Contains("was resolved from fake, version 7", program.Log.Text, StringComparison.Ordinal);
    }
}
