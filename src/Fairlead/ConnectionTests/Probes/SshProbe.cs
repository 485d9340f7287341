namespace Fairlead.ConnectionTests.Probes;

/// <summary>Reads the line with which an SSH server names its version.</summary>
internal sealed class SshProbe : ServerProbe
{
    private const int MostLinesBefore = 20; // A server may send other lines first (RFC 4253, 4.2).

    public override ProbeTarget CreateTarget(Connection connection) =>
        new(ProbeTarget.ParseHosts(connection, connection.Host, connection.Port, 22), TlsStart.Never);

    public override async Task SpeakAsync(ProbeSession session)
    {
        await session.RunStepAsync(ConnectionTestSteps.Greeting, async (stream, token) =>
        {
            string line = "";
            for (int i = 0; i < MostLinesBefore; i++)
            {
                line = await stream.ReadLineAsync(token).ConfigureAwait(false);
                if (line.StartsWith("SSH-", StringComparison.Ordinal)) return ShownText.Create(line);
                if (i == 0 && !line.StartsWith("SSH-", StringComparison.Ordinal)
                    && line.StartsWith("HTTP/", StringComparison.Ordinal))
                {
                    break;
                }
            }
            throw ProbeProtocol.CreateMismatch(line);
        }).ConfigureAwait(false);
        session.Skip(ConnectionTestSteps.SignIn, "signing in needs an SSH client, and so does the check of the server's key");
    }
}
