using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Fairlead.Core.Text;
using Microsoft.Extensions.Logging;

namespace Fairlead.Tls;

/// <summary>A certificate that was used, the program's own or the server's.</summary>
internal sealed record ObservedCertificate(string ConnectionId, bool IsOwn, string Thumbprint, DateTimeOffset NotAfter);

/// <summary>
/// What handshakes showed, for metrics and health checks: when certificates end, failures and negotiated protocols, by connection. Warns
/// once of each certificate that ends soon.
/// </summary>
internal sealed class TlsObservations(TimeSpan warningPeriod, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>A connection knows nothing of the program's services, and its extension methods are given no others.</summary>
    private static readonly ConditionalWeakTable<Connection, TlsObservations> OfConnections = [];

    private readonly ConcurrentDictionary<(string ConnectionId, bool IsOwn), ObservedCertificate> _certificates = new();
    private readonly ConcurrentDictionary<(string ConnectionId, ConnectionTlsReason Reason), long> _failures = new();
    private readonly ConcurrentDictionary<string, SslProtocols> _protocols = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.Ordinal);

    /// <summary>Gets the last certificate of each connection, the program's own and the server's.</summary>
    public IReadOnlyCollection<ObservedCertificate> Certificates => [.. _certificates.Values];

    /// <summary>Gets how often handshakes failed, by connection and reason.</summary>
    public IReadOnlyDictionary<(string ConnectionId, ConnectionTlsReason Reason), long> Failures => _failures;

    /// <summary>Gets the protocol that each connection negotiated last.</summary>
    public IReadOnlyDictionary<string, SslProtocols> Protocols => _protocols;

    /// <summary>Finds who observes a connection. Returns null for one that was made by hand.</summary>
    public static TlsObservations? Find(Connection connection) =>
        OfConnections.TryGetValue(connection, out TlsObservations? observations) ? observations : null;

    public void Observe(Connection connection) => OfConnections.AddOrUpdate(connection, this);

    public void RecordFailure(string connectionId, ConnectionTlsReason reason) =>
        _failures.AddOrUpdate((connectionId, reason), 1, static (_, count) => count + 1);

    public void RecordProtocol(string connectionId, SslProtocols protocol) => _protocols[connectionId] = protocol;

    public void RecordCertificate(string connectionId, X509Certificate2 certificate, bool isOwn)
    {
        var observed = new ObservedCertificate(connectionId, isOwn, certificate.Thumbprint, certificate.NotAfter);
        _certificates[(connectionId, isOwn)] = observed;
        TimeSpan left = observed.NotAfter - timeProvider.GetUtcNow();
        if (left > warningPeriod || !_warned.TryAdd(observed.Thumbprint, true)) return;
        logger.CertificateEnds(isOwn
            ? "client"
            : "server's", QuotedName.Show(connectionId), TlsPeer.ShowTime(certificate.NotAfter), Math.Max(0, (int)left.TotalDays));
    }
}

internal static partial class TlsLog
{
    [LoggerMessage(20, LogLevel.Warning, "The {Kind} certificate of connection '{ConnectionId}' ends on {NotAfter}, in {Days} days")]
    public static partial void CertificateEnds(this ILogger logger, string kind, string connectionId, string notAfter, int days);
}
