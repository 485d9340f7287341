using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>Begins a connection by AMQP 0-9-1, signs in by PLAIN and opens the virtual host.</summary>
internal sealed class AmqpProbe : ServerProbe
{
    private const byte MethodFrame = 1;
    private const byte FrameEnd = 0xCE;
    private const int LongestFrame = 64 * 1024;

    public override ProbeTarget CreateTarget(Connection connection)
    {
        bool usesTls = UsesTls(connection);
        return new ProbeTarget(
            ProbeTarget.ParseHosts(connection, connection.Host, connection.Port, usesTls ? 5671 : 5672),
            usesTls ? TlsStart.Immediately : TlsStart.Never);
    }

    public override async Task SpeakAsync(ProbeSession session)
    {
        bool offersPlain = false;
        await session.RunStepAsync(ConnectionTestSteps.Greeting, async (stream, token) =>
        {
            await stream.WriteAsync("AMQP\0\0\u0009\u0001"u8.ToArray(), token).ConfigureAwait(false);
            AmqpMethod start = await ReadAsync(stream, token).ConfigureAwait(false);
            if (start.Name != AmqpMethod.Start) throw ProbeProtocol.CreateMismatch([]);
            var reader = new AmqpReader(start.Arguments);
            reader.Skip(2); // the version
            Dictionary<string, string> properties = reader.ReadTable();
            offersPlain = reader.ReadLongText().Split(' ').Contains("PLAIN");
            string product = properties.GetValueOrDefault("product") is { Length: > 0 } name ? ShownText.Create(name) : "AMQP 0-9-1";
            return properties.GetValueOrDefault("version") is { } version ? $"{product} {ShownText.Create(version)}" : product;
        }).ConfigureAwait(false);

        if (!ProbeProtocol.HasLogin(session)) return;
        if (!session.MaySendPassword || !offersPlain)
        {
            session.Skip(ConnectionTestSteps.SignIn, offersPlain ? "the password is not sent without TLS"
                : "the broker does not offer to sign in by PLAIN");
            return;
        }
        await session.RunStepAsync(ConnectionTestSteps.SignIn, async (stream, token) =>
        {
            Connection connection = session.Connection;
            await WriteAsync(stream, AmqpMethod.StartOk, CreateStartOk(connection), token).ConfigureAwait(false);
            AmqpMethod tune = await ReadSignInAsync(stream, token).ConfigureAwait(false);
            if (tune.Name == AmqpMethod.Close) throw Refuse(tune);
            if (tune.Name != AmqpMethod.Tune
                || tune.Arguments.Length < 8)
            {
                throw new ConnectionProbeException("the broker asks for another way to sign in");
            }
            await WriteAsync(stream, AmqpMethod.TuneOk, [.. tune.Arguments[..6], 0, 0], token).ConfigureAwait(false);
            byte[] host = Encoding.UTF8.GetBytes(string.IsNullOrEmpty(connection.Schema) ? "/" : connection.Schema);
            if (host.Length > 255) throw new ConnectionProbeException("the virtual host has more than 255 bytes");
            await WriteAsync(stream, AmqpMethod.Open, [(byte)host.Length, .. host, 0, 0], token).ConfigureAwait(false);
            AmqpMethod opened = await ReadAsync(stream, token).ConfigureAwait(false);
            if (opened.Name != AmqpMethod.OpenOk) throw Refuse(opened);
            await WriteAsync(stream, AmqpMethod.Close, [0, 200, 0, 0, 0, 0, 0], token).ConfigureAwait(false);
            return "signed in";
        }).ConfigureAwait(false);
    }

    private static byte[] CreateStartOk(Connection connection)
    {
        // With this capability a refused login is answered, and not only hung up on.
        byte[] capabilities = [28, .. "authentication_failure_close"u8, (byte)'t', 1];
        byte[] properties =
        [
            7, .. "product"u8, (byte)'S', .. CreateLong(Encoding.ASCII.GetBytes(ProbeProtocol.Hello)),
            12, .. "capabilities"u8, (byte)'F', .. CreateLong(capabilities),
        ];
        byte[] login = Encoding.UTF8.GetBytes($"\0{connection.Login}\0{connection.Password!.Reveal()}");
        return [.. CreateLong(properties), 5, .. "PLAIN"u8, .. CreateLong(login), 5, .. "en_US"u8];
    }

    private static async Task<AmqpMethod> ReadSignInAsync(ProbeStream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        catch (EndOfStreamException e)
        {
            throw new ConnectionProbeException("the broker hangs up, as some do when they refuse the user or the password", e);
        }
    }

    private static async Task<AmqpMethod> ReadAsync(ProbeStream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            byte[] header = await stream.ReadAsync(7, cancellationToken).ConfigureAwait(false);
            int length = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(3));
            if (header[0] is not (MethodFrame or 8) || length is < 0 or > LongestFrame) throw ProbeProtocol.CreateMismatch(header);
            byte[] payload = await stream.ReadAsync(length + 1, cancellationToken).ConfigureAwait(false);
            if (payload[^1] != FrameEnd) throw ProbeProtocol.CreateMismatch(header);
            if (header[0] == MethodFrame
                && length >= 4)
            {
                return new AmqpMethod(BinaryPrimitives.ReadInt32BigEndian(payload), payload[4..^1]);
            }
        }
    }

    private static ValueTask WriteAsync(ProbeStream stream, int method, byte[] arguments, CancellationToken cancellationToken)
    {
        byte[] frame = [MethodFrame, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. arguments, FrameEnd];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(3), arguments.Length + 4);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(7), method);
        return stream.WriteAsync(frame, cancellationToken);
    }

    private static ConnectionProbeException Refuse(AmqpMethod method)
    {
        if (method.Name != AmqpMethod.Close
            || method.Arguments.Length < 2)
        {
            return new ConnectionProbeException("the broker answers with something else");
        }
        int code = BinaryPrimitives.ReadUInt16BigEndian(method.Arguments);
        string meaning = code switch
        {
            403 => "the broker refuses the user or the password, or does not let the user use the virtual host",
            530 => "the broker has no such virtual host, or does not let the user use it",
            _ => "the broker refuses the connection",
        };
        return new ConnectionProbeException(string.Create(CultureInfo.InvariantCulture, $"{meaning} ({code})"));
    }

    private static byte[] CreateLong(byte[] content)
    {
        byte[] text = [0, 0, 0, 0, .. content];
        BinaryPrimitives.WriteInt32BigEndian(text, content.Length);
        return text;
    }
}
