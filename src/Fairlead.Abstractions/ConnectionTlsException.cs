using System.Globalization;
using Fairlead.Core.Text;

namespace Fairlead;

/// <summary>
/// The exception for TLS failures: a certificate or key of the connection can't be used, or the server's certificate or answer was
/// rejected. The message explains the problem and what to do, and contains no key.
/// </summary>
public sealed class ConnectionTlsException : ConnectionException
{
    /// <summary>Creates the exception for an extra that cannot be used.</summary>
    /// <param name="connectionId">The connection.</param>
    /// <param name="field">The field, such as <c>extra.ssl_ca_cert</c>.</param>
    /// <param name="defect">What is wrong with it, following the field's name: <c>has expired</c>.</param>
    public ConnectionTlsException(string connectionId, string field, string defect)
        : base(connectionId, $"The {field} of connection '{QuotedName.Show(connectionId)}' {defect}")
    {
        Field = field;
        Reason = ConnectionTlsReason.InvalidSetting;
    }

    /// <summary>Creates the exception for a handshake that failed.</summary>
    /// <param name="connectionId">The connection.</param>
    /// <param name="reason">Why it failed.</param>
    /// <param name="host">The host that was connected to.</param>
    /// <param name="port">The port; null when it is not known.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    /// <param name="innerException">The exception from TLS; null if Fairlead found the problem itself.</param>
    public ConnectionTlsException(
        string connectionId, ConnectionTlsReason reason, string host, int? port, string problem, Exception? innerException = null)
        : base(connectionId, $"Connection '{QuotedName.Show(connectionId)}', TLS with {ShowServer(host, port)}: {problem}", innerException)
    {
        Host = host;
        Port = port;
        Reason = reason;
    }

    /// <summary>Gets why TLS failed.</summary>
    public ConnectionTlsReason Reason { get; }

    /// <summary>Gets the field that cannot be used, such as <c>extra.ssl_ca_cert</c>; null when the server is the reason.</summary>
    public string? Field { get; }

    /// <summary>Gets the host that was connected to; null when no handshake was tried.</summary>
    public string? Host { get; }

    /// <summary>Gets the port that was connected to; null when it is not known.</summary>
    public int? Port { get; }

    private static string ShowServer(string host, int? port)
    {
        string shown = Uri.CheckHostName(host) == UriHostNameType.Unknown ? QuotedName.Hidden
            : host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
        return port is null ? shown : string.Create(CultureInfo.InvariantCulture, $"{shown}:{port}");
    }
}
