using System.Diagnostics.Metrics;
using Fairlead.Caching;

namespace Fairlead.Diagnostics;

/// <summary>The meter <c>Fairlead</c>. Measurements never hold a value.</summary>
internal sealed class ResolutionTelemetry : IDisposable
{
    public const string MeterName = "Fairlead";

    private readonly Meter _meter;
    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _staleServed;

    public ResolutionTelemetry(IMeterFactory? meters)
    {
        _meter = meters?.Create(MeterName) ?? new Meter(MeterName);
        _hits = _meter.CreateCounter<long>("fairlead.cache.hits", "{get}", "Gets that the cache answered");
        _misses = _meter.CreateCounter<long>("fairlead.cache.misses", "{get}", "Gets that waited for a lookup");
        _staleServed = _meter.CreateCounter<long>("fairlead.cache.stale", "{get}", "Gets that a value out of date answered, because lookups fail");
    }

    public void CountHit(CacheState state)
    {
        if (_hits.Enabled) _hits.Add(1);
        if (state == CacheState.Stale) _staleServed.Add(1);
    }

    public void CountMiss() => _misses.Add(1);

    public void Dispose() => _meter.Dispose();
}
