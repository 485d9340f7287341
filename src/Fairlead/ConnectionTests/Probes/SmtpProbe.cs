using System.Text;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>Greets a mail server, changes to TLS by STARTTLS and signs in by AUTH PLAIN. Sends no mail.</summary>
internal sealed class SmtpProbe : ServerProbe
{
    public override ProbeTarget CreateTarget(Connection connection)
    {
        bool isImplicit = connection.Extra.GetBoolean("disable_ssl") is not true;
        bool isUpgraded = connection.Extra.GetBoolean("disable_tls") is not true;
        return new ProbeTarget(
            ProbeTarget.ParseHosts(connection, connection.Host, connection.Port, isImplicit ? 465 : isUpgraded ? 587 : 25),
            isImplicit ? TlsStart.Immediately : isUpgraded ? TlsStart.Upgrade : TlsStart.Never);
    }

    public override async Task SpeakAsync(ProbeSession session)
    {
        ServerReply hello = new("", []);
        await session.RunStepAsync(ConnectionTestSteps.Greeting, async (stream, token) =>
        {
            ServerReply reply = await stream.ReadReplyAsync(token).ConfigureAwait(false);
            if (reply.Code != "220") throw new ConnectionProbeException($"the server answers {reply.Shown}");
            hello = await SayHelloAsync(stream, token).ConfigureAwait(false);
            return reply.Shown;
        }).ConfigureAwait(false);

        await session.UpgradeAsync(async (stream, token) =>
        {
            if (!hello.Lines.Contains("STARTTLS", StringComparer.OrdinalIgnoreCase)) return "the server does not offer STARTTLS";
            await stream.WriteLineAsync("STARTTLS", token).ConfigureAwait(false);
            ServerReply reply = await stream.ReadReplyAsync(token).ConfigureAwait(false);
            return reply.Code == "220" ? null : $"the server answers STARTTLS with {reply.Shown}";
        }).ConfigureAwait(false);

        if (!ProbeProtocol.HasLogin(session) || !ProbeProtocol.IsProtected(session)) return;
        await session.RunStepAsync(ConnectionTestSteps.SignIn, async (stream, token) =>
        {
            if (session.Target.Tls == TlsStart.Upgrade) hello = await SayHelloAsync(stream, token).ConfigureAwait(false);
            if (!hello.Lines.Any(line =>
                line.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase) && line.Contains("PLAIN", StringComparison.OrdinalIgnoreCase)))
                throw new ConnectionProbeException("the server does not offer to sign in by AUTH PLAIN");
            Connection connection = session.Connection;
            string login = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{connection.Login}\0{connection.Password!.Reveal()}"));
            await stream.WriteLineAsync("AUTH PLAIN " + login, token).ConfigureAwait(false);
            ServerReply reply = await stream.ReadReplyAsync(token).ConfigureAwait(false);
            return reply.Code switch
            {
                "235" => "signed in",
                "535" => throw new ConnectionProbeException("the server refuses the login or the password (535)"),
                _ => throw new ConnectionProbeException($"the server refuses to sign in ({reply.Code})"),
            };
        }).ConfigureAwait(false);
    }

    private static async Task<ServerReply> SayHelloAsync(ProbeStream stream, CancellationToken cancellationToken)
    {
        await stream.WriteLineAsync("EHLO [127.0.0.1]", cancellationToken).ConfigureAwait(false);
        ServerReply reply = await stream.ReadReplyAsync(cancellationToken).ConfigureAwait(false);
        return reply.Code == "250" ? reply : throw new ConnectionProbeException($"the server answers EHLO with {reply.Shown}");
    }
}
