using Fairlead.Core.Text;
using Fairlead.Resolution;
using Microsoft.Extensions.Logging;

namespace Fairlead.Caching;

/// <summary>Logs what happens to one connection: one warning per outage, and one line with a count when it ends.</summary>
internal sealed class OutageLog(string id, ILogger logger)
{
    private DateTimeOffset? _since;
    private bool _isReported;
    private bool _endOfStaleReported;
    private ClearText? _clearText;

    /// <param name="last">What was served before; null where nothing was.</param>
    /// <param name="next">What is served now.</param>
    /// <param name="resolution">What the lookup found.</param>
    /// <param name="isLogged">Whether a failure is logged; false where the caller reports it.</param>
    public void Log(CacheSnapshot? last, CacheSnapshot next, ConnectionResolution resolution, bool isLogged)
    {
        if (resolution.IsFound) LogFound(last, resolution);
        else LogFailure(next, resolution, isLogged);
    }

    private void LogFound(CacheSnapshot? last, ConnectionResolution resolution)
    {
        string shown = QuotedName.Show(id);
        if (logger.IsEnabled(LogLevel.Debug)) logger.Resolved(
            shown, ConnectionLookup.GetNamesOfFound(resolution.Attempts),
            resolution.Attempts.LastOrDefault(static attempt => attempt.Version is not null)?.Version);
        if (_since is { } since)
        {
            logger.OutageEnded(shown, last?.Failures ?? 0, since);
            (_since, _isReported, _endOfStaleReported) = (null, false, false);
        }

        // Once for as long as it stays so: the same is resolved again and again.
        if (resolution.ClearText is { } clear && clear != _clearText) logger.ClearText(shown, clear.Reason, clear.Source);
        _clearText = resolution.ClearText;
    }

    private void LogFailure(CacheSnapshot next, ConnectionResolution failure, bool isLogged)
    {
        _since ??= failure.ResolvedAt;
        if (!_isReported && isLogged)
        {
            _isReported = true;
            if (next.State == CacheState.Stale) logger.ServedStale(failure.Outcome, failure.ToString());
            else logger.NotResolved(failure.Outcome, failure.ToString());
        }
        if (next.State == CacheState.Stale) _endOfStaleReported = false;
        else if (!_endOfStaleReported && next.LastGood is not null)
        {
            _endOfStaleReported = true;
            logger.NoLongerServed(failure.Outcome, QuotedName.Show(id));
        }
    }
}
