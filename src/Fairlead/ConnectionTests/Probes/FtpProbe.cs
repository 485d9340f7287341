namespace Fairlead.ConnectionTests.Probes;

/// <summary>Greets an FTP server, changes to TLS by AUTH TLS and signs in.</summary>
internal sealed class FtpProbe : ServerProbe
{
    private const int ImplicitTlsPort = 990;

    public override ProbeTarget CreateTarget(Connection connection)
    {
        IReadOnlyList<ProbeEndpoint> endpoints = ProbeTarget.ParseHosts(connection, connection.Host, connection.Port, 21);
        TlsStart tls = !UsesTls(connection) ? TlsStart.Never
            : endpoints[0].Port == ImplicitTlsPort ? TlsStart.Immediately
            : TlsStart.Upgrade;
        return new ProbeTarget(endpoints, tls);
    }

    public override async Task SpeakAsync(ProbeSession session)
    {
        await session.RunStepAsync(ConnectionTestSteps.Greeting, async (stream, token) =>
        {
            ServerReply reply = await stream.ReadReplyAsync(token).ConfigureAwait(false);
            return reply.Code == "220" ? reply.Shown : throw new ConnectionProbeException($"the server answers {reply.Shown}");
        }).ConfigureAwait(false);

        await session.UpgradeAsync(static async (stream, token) =>
        {
            await stream.WriteLineAsync("AUTH TLS", token).ConfigureAwait(false);
            ServerReply reply = await stream.ReadReplyAsync(token).ConfigureAwait(false);
            return reply.Code == "234" ? null : $"the server answers AUTH TLS with {reply.Shown}";
        }).ConfigureAwait(false);

        Connection connection = session.Connection;
        if (!ProbeProtocol.HasLogin(session)) return;
        if (HasLineBreak(connection.Login!) || HasLineBreak(connection.Password!.Reveal()))
        {
            session.Skip(ConnectionTestSteps.SignIn, "FTP has no way to send a line break in a login or password");
            return;
        }
        await session.RunStepAsync(ConnectionTestSteps.SignIn, async (stream, token) =>
        {
            await stream.WriteLineAsync("USER " + connection.Login, token).ConfigureAwait(false);
            ServerReply reply = await stream.ReadReplyAsync(token).ConfigureAwait(false);
            if (reply.Code == "331")
            {
                await stream.WriteLineAsync("PASS " + connection.Password!.Reveal(), token).ConfigureAwait(false);
                reply = await stream.ReadReplyAsync(token).ConfigureAwait(false);
            }
            return reply.Code switch
            {
                "230" => "signed in",
                "530" => throw new ConnectionProbeException("the server refuses the login or the password (530)"),
                "332" => throw new ConnectionProbeException("the server asks for an account besides the password (332)"),
                _ => throw new ConnectionProbeException($"the server refuses to sign in ({reply.Code})"),
            };
        }).ConfigureAwait(false);
    }

    private static bool HasLineBreak(string text) => text.AsSpan().IndexOfAny('\r', '\n') >= 0;
}
