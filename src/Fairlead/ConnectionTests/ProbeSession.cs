using System.Net.Security;
using Fairlead.Tls;

namespace Fairlead.ConnectionTests;

/// <summary>A built-in test in progress: the connection to one server, and the steps that speak to it.</summary>
internal sealed class ProbeSession(ConnectionProbeContext context, ProbeTarget target, CancellationToken cancellationToken)
{
    private ProbeStream? _stream;

    public Connection Connection => context.Connection;

    public ProbeTarget Target { get; } = target;

    public ProbeStream Stream => _stream ?? throw new InvalidOperationException("There is no connection yet");

    public ProbeEndpoint Endpoint { get; private set; } = new("", 0);

    public bool IsProtected => _stream?.Stream is TlsErrorStream;

    /// <summary>Gets whether a password may be sent: TLS protects it, or the connection asks for clear text.</summary>
    public bool MaySendPassword => IsProtected || Target.Tls == TlsStart.Never;

    /// <summary>Connects, and shakes hands where TLS comes first.</summary>
    public async Task ConnectAsync()
    {
        (Stream stream, Endpoint) = await context.ConnectAsync(Target.Endpoints, cancellationToken).ConfigureAwait(false);
        if (Target.Tls == TlsStart.Immediately)
            stream = await context.StartTlsAsync(stream, CreateHandshake(), cancellationToken).ConfigureAwait(false);
        _stream = new ProbeStream(stream);
    }

    /// <summary>Changes to TLS where the connection asks for it and the server, asked by the protocol's own request, agrees.</summary>
    /// <param name="ask">Asks, and returns null or why the server does not agree.</param>
    /// <param name="wrap">Wraps the stream where the protocol packs the handshake into messages of its own.</param>
    public async Task UpgradeAsync(Func<ProbeStream, CancellationToken, ValueTask<string?>> ask, Func<Stream, Stream>? wrap = null)
    {
        if (Target.Tls is not (TlsStart.Upgrade or TlsStart.UpgradeWhenOffered)) return;
        Stream inner = wrap?.Invoke(Stream.Stream) ?? Stream.Stream;
        Stream? secure = await context.TryStartTlsAsync(
            inner, CreateHandshake(), token => ask(Stream, token), Target.Tls == TlsStart.Upgrade, cancellationToken).ConfigureAwait(false);
        if (secure is not null) _stream = new ProbeStream(secure);
    }

    /// <summary>Runs a step that reads and writes.</summary>
    public ValueTask RunStepAsync(string name, Func<ProbeStream, CancellationToken, ValueTask<string?>> run) =>
        context.RunStepAsync(name, token => run(Stream, token), cancellationToken);

    public void Skip(string step, string reason) => context.SkipStep(step, reason);

    private ProbeHandshake CreateHandshake() => new(Target.TlsConnection ?? Connection, Endpoint.Host, Target.Verification)
    {
        Pinned = Target.Pinned,
        Protocol = Target.Protocol is { } protocol ? new SslApplicationProtocol(protocol) : null,
    };
}
