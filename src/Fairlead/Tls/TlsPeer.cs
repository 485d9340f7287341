using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fairlead.Tls;

/// <summary>The server of a handshake, as errors name it.</summary>
internal sealed record TlsPeer(Connection Connection, string Host, int? Port, TlsObservations? Observations)
{
    /// <summary>Whether the connection says whom to trust.</summary>
    public bool HasAuthorities { get; } = Connection.Extra.Names.Contains(TlsCertificates.CaExtra);

    /// <summary>Whether the connection has a certificate to show.</summary>
    public bool HasClientCertificate { get; } = Connection.Extra.Names.Contains(TlsCertificates.CertificateExtra);

    /// <summary>Creates the peer of a handshake over a stream.</summary>
    public static TlsPeer Create(Connection connection, Stream stream, string host)
    {
        int? port = stream is NetworkStream { Socket.RemoteEndPoint: IPEndPoint endPoint } ? endPoint.Port : connection.Port;
        return new TlsPeer(connection, host.Trim('[', ']'), port, TlsObservations.Find(connection));
    }

    public ConnectionTlsException Fail(TlsProblem problem, Exception? cause = null)
    {
        Observations?.RecordFailure(Connection.Id, problem.Reason);
        return new ConnectionTlsException(Connection.Id, problem.Reason, Host, Port, problem.Text, cause);
    }

    public static string ShowTime(DateTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.ToUniversalTime():yyyy-MM-dd HH:mm} UTC");
}

/// <summary>What is wrong with a server, and what to do.</summary>
internal sealed record TlsProblem(ConnectionTlsReason Reason, string Text);
