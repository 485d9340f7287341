using System.Globalization;
using Fairlead.Caching;
using Fairlead.Core.Text;
using Fairlead.Resolution;
using Fairlead.Tls;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Fairlead.Diagnostics;

/// <summary>
/// Reports how connections are served: healthy while they are fresh, degraded while one is out of date, unhealthy while one cannot be
/// resolved.
/// </summary>
/// <param name="resolver">The resolver.</param>
/// <param name="tls">Knows the certificates that were used; null where nothing does.</param>
/// <param name="warningPeriod">How long before a certificate ends the connection is degraded.</param>
/// <param name="timeProvider">Says how old a value is.</param>
/// <param name="connectionId">The one connection that is checked, and resolved for that; null checks all that the program has used.</param>
internal sealed class ConnectionHealthCheck(
    IConnectionResolver resolver, TlsObservations? tls, TimeSpan warningPeriod, TimeProvider timeProvider, string? connectionId)
        : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (connectionId is not null) await resolver.TryGetAsync(connectionId, cancellationToken).ConfigureAwait(false);
        var findings = new List<(HealthStatus Status, string Text)>();
        foreach (CachedConnection entry in (resolver as ConnectionResolver)?.Entries ?? [])
        {
            if ((connectionId is null || entry.Id == connectionId) && entry.Snapshot is { } snapshot)
                findings.Add(Describe(entry.Id, snapshot));
        }

        foreach (ObservedCertificate certificate in tls?.Certificates ?? [])
        {
            TimeSpan left = certificate.NotAfter - timeProvider.GetUtcNow();
            if ((connectionId is not null && certificate.ConnectionId != connectionId) || left > warningPeriod) continue;
            findings.Add((HealthStatus.Degraded, string.Create(
                CultureInfo.InvariantCulture,
                $"the {(certificate.IsOwn ? "client" : "server's")} certificate of '{QuotedName.Show(certificate.ConnectionId)}' "
                + $"ends in {Math.Max(0, (int)left.TotalDays)} days")));
        }

        HealthStatus worst = findings.Select(static finding => finding.Status).DefaultIfEmpty(HealthStatus.Healthy).Min();
        if (worst == HealthStatus.Unhealthy) worst = context.Registration.FailureStatus;
        string text = string.Join("; ", findings.Where(static finding => finding.Status != HealthStatus.Healthy)
            .Select(static finding => finding.Text));
        return new HealthCheckResult(worst, text.Length > 0 ? text : "all connections are fresh");
    }

    private (HealthStatus Status, string Text) Describe(string id, CacheSnapshot snapshot)
    {
        string shown = QuotedName.Show(id);
        switch (snapshot.State)
        {
            case CacheState.Stale:
                TimeSpan age = timeProvider.GetUtcNow() - snapshot.Resolution.ResolvedAt;
                return (HealthStatus.Degraded, string.Create(
                    CultureInfo.InvariantCulture, $"'{shown}' is {age.TotalMinutes:0} minutes old ({snapshot.Resolution.StaleBecause})"));
            case CacheState.Failed:
                return (HealthStatus.Unhealthy, $"'{shown}' could not be resolved ({snapshot.Resolution.Outcome})");
            default:
                return (HealthStatus.Healthy, shown);
        }
    }
}
