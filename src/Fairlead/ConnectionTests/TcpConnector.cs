using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Fairlead.Core.Text;

namespace Fairlead.ConnectionTests;

/// <summary>A server of a connection.</summary>
internal sealed record ProbeEndpoint(string Host, int Port)
{
    public bool IsAddress => IPAddress.TryParse(Host, out _);

    public string Shown => QuotedName.Show(Host);
}

/// <summary>An address of a server.</summary>
internal sealed record ProbeAddress(ProbeEndpoint Endpoint, IPAddress Address)
{
    public static ProbeAddress FromLiteral(ProbeEndpoint endpoint) => new(endpoint, IPAddress.Parse(endpoint.Host));

    public override string ToString() => new IPEndPoint(Address, Endpoint.Port).ToString();
}

/// <summary>Looks up hosts, and connects to the first address that answers.</summary>
internal static class TcpConnector
{
    private const int MostAddresses = 16;

    public static async Task<(IReadOnlyList<ProbeAddress> Addresses, string Detail)> LookUpAsync(
        IReadOnlyList<ProbeEndpoint> endpoints, CancellationToken cancellationToken)
    {
        var found = new List<ProbeAddress>();
        var details = new List<string>();
        foreach (ProbeEndpoint endpoint in endpoints)
        {
            try
            {
                IPAddress[] addresses = await Dns.GetHostAddressesAsync(endpoint.Host, cancellationToken).ConfigureAwait(false);
                if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
                found.AddRange(addresses.Select(address => new ProbeAddress(endpoint, address)));
                details.Add(
                    $"{endpoint.Shown} is {string.Join(", ", addresses.Take(MostAddresses).Select(address => address.ToString()))}");
            }
            catch (SocketException e)
            {
                details.Add($"{endpoint.Shown}: {ProbeFailures.Describe(e.SocketErrorCode)}");
            }
            catch (ArgumentException)
            {
                details.Add($"{endpoint.Shown}: this is not a host name");
            }
        }
        string detail = string.Join("; ", details);
        return found.Count > 0 ? ([.. found.Take(MostAddresses)], detail) : throw new ConnectionProbeException(detail);
    }

    public static async Task<(Socket Socket, ProbeEndpoint Endpoint, string Detail)> ConnectAsync(
        IReadOnlyList<ProbeAddress> addresses, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        long start = timeProvider.GetTimestamp();
        var details = new List<string>();
        for (int i = 0; i < addresses.Count; i++)
        {
            // An address that swallows packets leaves time for those after it.
            TimeSpan share = (timeout - timeProvider.GetElapsedTime(start)) / (addresses.Count - i);
            using var limit = new CancellationTokenSource(share > TimeSpan.Zero ? share : TimeSpan.FromMilliseconds(1), timeProvider);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            var socket = new Socket(addresses[i].Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses[i].Address, addresses[i].Endpoint.Port, linked.Token).ConfigureAwait(false);
                details.Add(addresses[i].ToString());
                return (socket, addresses[i].Endpoint, string.Join("; ", details));
            }
            catch (SocketException e)
            {
                socket.Dispose();
                details.Add($"{addresses[i]}: {ProbeFailures.Describe(e.SocketErrorCode)}");
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                socket.Dispose();
                details.Add(
                    string.Create(CultureInfo.InvariantCulture, $"{addresses[i]}: no answer within {share.TotalSeconds:0.#} seconds"));
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        throw new ConnectionProbeException(string.Join("; ", details));
    }
}
