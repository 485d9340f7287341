namespace Fairlead.ConnectionTests.Probes;

/// <summary>Connects, by TLS where the type has it, and says nothing: the protocol is not known here.</summary>
internal sealed class TcpProbe(int? defaultPort, bool usesTls) : ServerProbe
{
    public override ProbeTarget CreateTarget(Connection connection)
    {
        if (string.IsNullOrEmpty(connection.Host)) return ProbeTarget.Unreachable("the connection has no host");
        if ((connection.Port ?? defaultPort) is not { } port) return ProbeTarget.Unreachable("the connection has no port");
        return new ProbeTarget(
            ProbeTarget.ParseHosts(connection, connection.Host, port, port),
            usesTls && UsesTls(connection) ? TlsStart.Immediately : TlsStart.Never);
    }

    public override Task SpeakAsync(ProbeSession session)
    {
        session.Skip(ConnectionTestSteps.Greeting, "no test of this type's protocol is registered");
        return Task.CompletedTask;
    }
}
