namespace Fairlead.Tls;

/// <summary>The network below TLS, which watches the handshake.</summary>
/// <param name="inner">The network.</param>
/// <param name="peer">The server, where reading shall throw as soon as the handshake has visibly failed; null where the caller looks
/// afterwards.</param>
internal sealed class TlsWire(Stream inner, TlsPeer? peer = null) : ForwardingStream(inner)
{
    public TlsRecords Records { get; } = new();

    protected override void OnWrite(ReadOnlySpan<byte> sent) => Records.Write(sent);

    protected override void OnRead(ReadOnlySpan<byte> received)
    {
        Records.Read(received);
        if (peer is not null && Records.HasStarted && TlsFailures.Find(peer, Records, isOver: received.IsEmpty) is { } problem)
            throw peer.Fail(problem);
    }
}
