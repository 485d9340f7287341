using System.Net.Security;

namespace Fairlead.Tls;

/// <summary>
/// The stream inside TLS. In TLS 1.3 the client is done before the server has seen its certificate: that one is missing or refused is an
/// error of the first read.
/// </summary>
internal sealed class TlsErrorStream(Stream inner, TlsPeer peer) : ForwardingStream(inner)
{
    private bool _hasRead;

    protected override void OnRead(ReadOnlySpan<byte> received)
    {
        // Some servers, .NET's among them, hang up without an alert.
        bool isRefusal = received.IsEmpty && !_hasRead && Inner is ClientSslStream { IsCertificateWanted: true };
        _hasRead = true;
        if (!isRefusal) return;
        ConnectionTlsException problem = peer.Fail(TlsAlerts.DescribeSilence(peer));
        throw new IOException(problem.Message, problem);
    }

    // An IOException, as readers of streams expect it, and HttpClient to wrap it.
    protected override Exception? Explain(IOException exception) => _hasRead ? null
        : FindProblem(exception, peer) is { } problem ? new IOException(problem.Message, problem) : null;

    private static ConnectionTlsException? FindProblem(Exception exception, TlsPeer peer) =>
        TlsAlerts.Find(exception) is { } alert ? peer.Fail(TlsAlerts.Describe(alert, peer, records: null), exception) : null;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await base.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException) when (!_hasRead)
        {
            // The server has hung up already; what it said before is still to be read.
            await ReadRestAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task ReadRestAsync()
    {
        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            _ = await ReadAsync(new byte[1], timeout.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NotSupportedException or OperationCanceledException
            || e is IOException { InnerException: not ConnectionTlsException })
        {
            // Another read is pending, which gets the alert, or there is none.
        }
    }
}
