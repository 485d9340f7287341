using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>Connects to an MQTT broker by version 3.1.1, in which greeting and signing in are one message.</summary>
internal sealed class MqttProbe : ServerProbe
{
    public override ProbeTarget CreateTarget(Connection connection)
    {
        bool usesTls = UsesTls(connection);
        return new ProbeTarget(
            ProbeTarget.ParseHosts(connection, connection.Host, connection.Port, usesTls ? 8883 : 1883),
            usesTls ? TlsStart.Immediately : TlsStart.Never);
    }

    public override async Task SpeakAsync(ProbeSession session)
    {
        Connection connection = session.Connection;
        byte code = 0;
        await session.RunStepAsync(ConnectionTestSteps.Greeting, async (stream, token) =>
        {
            await stream.WriteAsync(CreateConnect(connection), token).ConfigureAwait(false);
            byte[] answer = await stream.ReadAsync(4, token).ConfigureAwait(false);
            if (answer is not [0x20, 2, _, _]) throw ProbeProtocol.CreateMismatch(answer);
            code = answer[3];
            if (code is not (0 or 4 or 5)) throw new ConnectionProbeException(DescribeRefusal(code));
            if (code == 0) await stream.WriteAsync(new byte[] { 0xE0, 0 }, token).ConfigureAwait(false);
            return "MQTT 3.1.1";
        }).ConfigureAwait(false);

        if (code == 0 && connection.Login is null)
        {
            session.Skip(ConnectionTestSteps.SignIn, "the connection has no login, and the broker asks for none");
            return;
        }
        await session.RunStepAsync(ConnectionTestSteps.SignIn, (_, _) => code == 0
            ? ValueTask.FromResult<string?>("signed in")
            : throw new ConnectionProbeException(connection.Login is null
                ? "the broker asks for a login, and the connection has none"
                : $"the broker refuses the login or the password ({code})")).ConfigureAwait(false);
    }

    private static byte[] CreateConnect(Connection connection)
    {
        // An id of its own: a broker hangs up on the client that has the same one.
        var payload = new List<byte>(
            CreateText(Encoding.ASCII.GetBytes($"{ProbeProtocol.Hello}-{Convert.ToHexString(RandomNumberGenerator.GetBytes(6))}")));
        byte flags = 0x02;
        if (connection.Login is { } login)
        {
            flags |= 0x80;
            payload.AddRange(CreateText(Encoding.UTF8.GetBytes(login)));
            if (connection.Password is { } password)
            {
                flags |= 0x40;
                payload.AddRange(CreateText(Encoding.UTF8.GetBytes(password.Reveal())));
            }
        }
        byte[] message = [.. CreateText("MQTT"u8.ToArray()), 4, flags, 0, 30, .. payload];
        return [0x10, .. CreateLength(message.Length), .. message];
    }

    private static byte[] CreateText(byte[] text) => text.Length > ushort.MaxValue
        ? throw new ConnectionProbeException("a login or password has more than 65,535 bytes")
        : [(byte)(text.Length >> 8), (byte)text.Length, .. text];

    private static IEnumerable<byte> CreateLength(int length)
    {
        do
        {
            byte digit = (byte)(length % 128);
            length /= 128;
            yield return length > 0 ? (byte)(digit | 0x80) : digit;
        }
        while (length > 0);
    }

    private static string DescribeRefusal(byte code) => code switch
    {
        1 => "the broker does not speak version 3.1.1 (1)",
        2 => "the broker refuses the client's id (2)",
        3 => "the broker is not available (3)",
        _ => string.Create(CultureInfo.InvariantCulture, $"the broker refuses the connection ({code})"),
    };
}
