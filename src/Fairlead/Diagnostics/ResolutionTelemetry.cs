using System.Diagnostics;
using System.Diagnostics.Metrics;
using Fairlead.Caching;
using Fairlead.Tls;

namespace Fairlead.Diagnostics;

/// <summary>
/// The meter and the activity source <c>Fairlead</c>. Measurements never hold a value; their tags are ids, backends and outcomes.
/// </summary>
internal sealed class ResolutionTelemetry : IDisposable
{
    public const string Name = "Fairlead";

    private readonly ActivitySource _activities = new(Name);
    private readonly Meter _meter;
    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _staleServed;
    private readonly Counter<long> _answers;
    private readonly Histogram<double> _duration;

    public ResolutionTelemetry(IMeterFactory? meters)
    {
        _meter = meters?.Create(Name) ?? new Meter(Name);
        _hits = _meter.CreateCounter<long>("fairlead.cache.hits", "{get}", "Gets that the cache answered");
        _misses = _meter.CreateCounter<long>("fairlead.cache.misses", "{get}", "Gets that waited for a lookup");
        _staleServed = _meter.CreateCounter<long>("fairlead.cache.stale", "{get}",
            "Gets that a value out of date answered, because lookups fail");
        _answers = _meter.CreateCounter<long>("fairlead.backend.answers", "{answer}", "Answers of backends");
        _duration = _meter.CreateHistogram<double>("fairlead.lookup.duration", "s", "How long lookups take");
    }

    public Meter Meter => _meter;

    /// <summary>Measures, at each collection, how old the oldest value is that is served.</summary>
    public void ObserveAges(Func<IEnumerable<CachedConnection>> entries, TimeProvider time) => _meter.CreateObservableGauge(
        "fairlead.cache.oldest_age",
        () => entries().Max(entry => entry.Snapshot?.LastGood is { } good ? (time.GetUtcNow() - good.ResolvedAt).TotalSeconds
            : (double?)null) ?? 0,
        "s", "The age of the oldest value that is served");

    /// <summary>Measures, at each collection, what handshakes showed.</summary>
    public void ObserveTls(TlsObservations tls, TimeProvider time)
    {
        _meter.CreateObservableGauge(
            "fairlead.tls.certificate.days_left",
            () => tls.Certificates.Select(certificate => new Measurement<double>(
                (certificate.NotAfter - time.GetUtcNow()).TotalDays,
                Tag("connection", certificate.ConnectionId), Tag("kind", certificate.IsOwn ? "client" : "server"))),
            "d", "Days until a certificate ends");
        _meter.CreateObservableCounter(
            "fairlead.tls.failures",
            () => tls.Failures.Select(failure => new Measurement<long>(
                failure.Value, Tag("connection", failure.Key.ConnectionId), Tag("reason", failure.Key.Reason.ToString()))),
            "{handshake}", "Handshakes that failed");
        _meter.CreateObservableGauge(
            "fairlead.tls.protocol",
            () => tls.Protocols.Select(protocol => new Measurement<int>(
                1, Tag("connection", protocol.Key), Tag("protocol", protocol.Value.ToString()))),
            description: "The protocol that was negotiated last");
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    public void CountHit(CacheState state)
    {
        if (_hits.Enabled) _hits.Add(1);
        if (state == CacheState.Stale) _staleServed.Add(1);
    }

    public void CountMiss() => _misses.Add(1);

    /// <summary>Starts the activity of a lookup. Returns null if nobody listens.</summary>
    public Activity? StartLookup(string connectionId) =>
        _activities.HasListeners()
            ? _activities.StartActivity("fairlead.lookup")?.SetTag("fairlead.connection", Core.Text.QuotedName.Show(connectionId))
            : null;

    public void Record(ConnectionResolution resolution, TimeSpan duration, Activity? activity)
    {
        if (_duration.Enabled) _duration.Record(duration.TotalSeconds, Tag("outcome", resolution.Outcome.ToString()));
        if (_answers.Enabled)
        {
            foreach (BackendAttempt attempt in resolution.Attempts)
            {
                _answers.Add(1, Tag("backend", attempt.Backend), Tag("outcome", attempt.Outcome.ToString()));
            }
        }
        if (activity is null) return;

        activity.SetTag("fairlead.outcome", resolution.Outcome.ToString());
        foreach (BackendAttempt attempt in resolution.Attempts)
        {
            activity.AddEvent(new ActivityEvent("fairlead.answer", tags: new ActivityTagsCollection
            {
                ["fairlead.backend"] = attempt.Backend, ["fairlead.outcome"] = attempt.Outcome.ToString(),
                ["fairlead.version"] = attempt.Version,
            }));
        }
        if (!resolution.IsFound) activity.SetStatus(ActivityStatusCode.Error, resolution.Outcome.ToString());
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meter.Dispose();
    }
}
