using System.Net.Sockets;

namespace Fairlead.ConnectionTests;

/// <summary>Says what an exception of a step means. Messages of others are not repeated: they may hold a secret.</summary>
internal static class ProbeFailures
{
    public static string Describe(Exception exception) => exception switch
    {
        ConnectionProbeException or ConnectionTlsException or ConnectionFormatException => exception.Message,
        IOException { InnerException: ConnectionTlsException tls } => tls.Message,
        SocketException socket => Describe(socket.SocketErrorCode),
        EndOfStreamException => "the server closed the connection",
        IOException { InnerException: SocketException socket } => Describe(socket.SocketErrorCode),
        IOException => "the connection broke",
        ObjectDisposedException => "the connection was closed",
        _ => $"an exception of type {exception.GetType().FullName}",
    };

    public static string Describe(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "refused: nothing listens on the port",
        SocketError.HostNotFound or SocketError.NoData => "the name is not known",
        SocketError.TryAgain => "the name server does not answer",
        SocketError.HostUnreachable => "the host cannot be reached",
        SocketError.NetworkUnreachable => "the network cannot be reached",
        SocketError.TimedOut => "no answer",
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => "the server closed the connection",
        SocketError.AccessDenied => "this machine does not allow it",
        _ => $"socket error {error}",
    };
}
