using System.Net;
using System.Net.Sockets;

namespace Fairlead.TestServers;

/// <summary>Ports on loopback that nobody listens on.</summary>
public static class FreePorts
{
    // Below the range that Linux takes the ports of outgoing connections from, so that none of them is in the way a moment later.
    private const int First = 20000;
    private const int Last = 32000;

    private static readonly HashSet<int> Taken = [];

    /// <summary>Gets a port that is free now and that this process did not get before.</summary>
    public static int GetNext()
    {
        for (int attempt = 0; attempt < 1000; attempt++)
        {
            int port = Random.Shared.Next(First, Last);
            if (!IsFree(IPAddress.Loopback, port) || !IsFree(IPAddress.IPv6Loopback, port)) continue;
            lock (Taken)
            {
                if (Taken.Add(port)) return port;
            }
        }
        throw new InvalidOperationException($"No free port between {First} and {Last}");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.AddressNotAvailable || e.SocketErrorCode == SocketError.AddressFamilyNotSupported;
        }
    }
}
