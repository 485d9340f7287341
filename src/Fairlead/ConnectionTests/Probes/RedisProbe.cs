using System.Globalization;
using System.Text;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>Pings a Redis server and signs in.</summary>
internal sealed class RedisProbe : ServerProbe
{
    public override ProbeTarget CreateTarget(Connection connection) => new(
        ProbeTarget.ParseHosts(connection, connection.Host, connection.Port, 6379),
        UsesTls(connection) ? TlsStart.Immediately : TlsStart.Never);

    public override async Task SpeakAsync(ProbeSession session)
    {
        bool wantsPassword = false;
        await session.RunStepAsync(ConnectionTestSteps.Greeting, async (stream, token) =>
        {
            string answer = await AskAsync(stream, token, "PING").ConfigureAwait(false);
            wantsPassword = answer.StartsWith("-NOAUTH", StringComparison.Ordinal);
            if (wantsPassword) return "Redis, which asks for a password";
            if (answer.StartsWith("+PONG", StringComparison.Ordinal)) return "Redis";
            throw answer.StartsWith('-') ? new ConnectionProbeException($"the server answers {ShownText.Create(answer[1..])}")
                : ProbeProtocol.CreateMismatch(answer);
        }).ConfigureAwait(false);

        Connection connection = session.Connection;
        if (connection.Password is not { } password)
        {
            if (!wantsPassword) session.Skip(ConnectionTestSteps.SignIn, "the connection has no password, and the server asks for none");
            else await session.RunStepAsync(ConnectionTestSteps.SignIn, (_, _) =>
                throw new ConnectionProbeException("the connection has no password")).ConfigureAwait(false);
            return;
        }
        await session.RunStepAsync(ConnectionTestSteps.SignIn, async (stream, token) =>
        {
            string[] command = connection.Login is { Length: > 0 } login ? ["AUTH", login, password.Reveal()] : ["AUTH", password.Reveal()];
            string answer = await AskAsync(stream, token, command).ConfigureAwait(false);
            if (answer.StartsWith("+OK", StringComparison.Ordinal)) return await DescribeServerAsync(stream, token).ConfigureAwait(false);
            throw new ConnectionProbeException(
                answer.StartsWith("-WRONGPASS", StringComparison.Ordinal) ? "the server refuses the user or the password (WRONGPASS)"
                : answer.StartsWith("-ERR", StringComparison.Ordinal) && !wantsPassword
                    ? "the server has no password, or does not know the command (ERR)"
                : "the server refuses to sign in");
        }).ConfigureAwait(false);
    }

    private static async Task<string> DescribeServerAsync(ProbeStream stream, CancellationToken cancellationToken)
    {
        string length = await AskAsync(stream, cancellationToken, "INFO", "server").ConfigureAwait(false);
        if (!length.StartsWith('$')
            || !int.TryParse(length.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return "signed in";
        }
        string info = Encoding.UTF8.GetString(await stream.ReadAsync(count, cancellationToken).ConfigureAwait(false));
        const string name = "redis_version:";
        int start = info.IndexOf(name, StringComparison.Ordinal);
        return start < 0 ? "signed in" : $"signed in to Redis {ShownText.CreateVersion(info[(start + name.Length)..])}";
    }

    private static async Task<string> AskAsync(ProbeStream stream, CancellationToken cancellationToken, params string[] command)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"*{command.Length}\r\n");
        foreach (string word in command) text.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken).ConfigureAwait(false);
        return await stream.ReadLineAsync(cancellationToken).ConfigureAwait(false);
    }
}
