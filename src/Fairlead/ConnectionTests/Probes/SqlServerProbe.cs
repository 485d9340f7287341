using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Fairlead.Tls;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>Sends SQL Server the PRELOGIN message of TDS, and shakes hands as its answer says. Signing in is the driver's affair.</summary>
internal sealed class SqlServerProbe : ServerProbe
{
    private const byte PreLogin = 0x12;
    private const byte Answer = 0x04;
    private const byte EncryptionNotSupported = 2;

    public override ProbeTarget CreateTarget(Connection connection)
    {
        string host = connection.Host ?? "";
        if (host.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase)) host = host[4..];
        int? port = connection.Port;
        if (host.Split(',') is [var name, var number]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int own))
        {
            (host, port) = (name, own);
        }
        int instance = host.IndexOf('\\', StringComparison.Ordinal);
        if (instance >= 0 && port is null) return ProbeTarget.Unreachable("the port of a named instance is only known to the driver");
        if (instance >= 0) host = host[..instance];
        if (host is "." or "(local)") host = "localhost";
        if (host.StartsWith("(localdb)", StringComparison.OrdinalIgnoreCase))
            return ProbeTarget.Unreachable(
                "LocalDB is not reached by TCP");

        string encrypt = connection.Extra.GetString("encrypt")?.ToLowerInvariant() ?? "mandatory";
        TlsStart tls = encrypt switch
        {
            "strict" => TlsStart.Immediately,
            "optional" or "false" or "no" => TlsStart.Never,
            _ => TlsStart.Upgrade,
        };
        bool isTrusted = tls == TlsStart.Upgrade && connection.Extra.GetBoolean("trust_server_certificate") == true;
        X509Certificate2? pinned = connection.Extra.GetString(TlsCertificates.CaExtra) is null
            ? null
            : TlsCertificates.ReadAuthorities(connection, DateTimeOffset.UtcNow)![0];
        return new ProbeTarget(
            ProbeTarget.ParseHosts(connection, host, port, 1433), tls, isTrusted ? TlsVerification.None : TlsVerification.Full)
        {
            Pinned = pinned,
            Protocol = tls == TlsStart.Immediately ? "tds/8.0" : null,
        };
    }

    public override async Task SpeakAsync(ProbeSession session)
    {
        byte encryption = 0;
        await session.RunStepAsync(ConnectionTestSteps.Greeting, async (stream, token) =>
        {
            await stream.WriteAsync(CreatePreLogin(session.Target.Tls == TlsStart.Upgrade), token).ConfigureAwait(false);
            byte[] header = await stream.ReadAsync(8, token).ConfigureAwait(false);
            int length = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - header.Length;
            if (header[0] != Answer || length is < 1 or > 4096) throw ProbeProtocol.CreateMismatch(header);
            byte[] options = await stream.ReadAsync(length, token).ConfigureAwait(false);
            if (FindOption(options, 0) is not [var major, var minor, var build1, var build2, ..]
                || FindOption(options, 1) is not [var answer, ..])
                throw ProbeProtocol.CreateMismatch([.. header, .. options]);
            encryption = answer;
            return string.Create(CultureInfo.InvariantCulture, $"SQL Server {major}.{minor}.{build1 << 8 | build2}");
        }).ConfigureAwait(false);

        await session.UpgradeAsync(
            (_, _) =>
                ValueTask.FromResult(encryption is EncryptionNotSupported or 0 ? "the server offers no TLS for the whole session" : null),
            static stream => new TdsHandshakeStream(stream)).ConfigureAwait(false);
        session.Skip(ConnectionTestSteps.SignIn, "signing in needs a SQL Server client");
    }

    private static byte[] CreatePreLogin(bool encrypts)
    {
        byte[] options =
        [
            0, 0, 11, 0, 6, // the version, at 11
            1, 0, 17, 0, 1, // the encryption, at 17
            0xFF,
            0, 0, 0, 0, 0, 0,
            encrypts ? (byte)1 : (byte)0,
        ];
        return TdsHandshakeStream.CreatePacket(PreLogin, options);
    }

    private static byte[]? FindOption(byte[] options, byte token)
    {
        for (int i = 0; i + 5 <= options.Length && options[i] != 0xFF; i += 5)
        {
            if (options[i] != token) continue;
            int offset = BinaryPrimitives.ReadUInt16BigEndian(options.AsSpan(i + 1));
            int length = BinaryPrimitives.ReadUInt16BigEndian(options.AsSpan(i + 3));
            return offset + length <= options.Length ? options[offset..(offset + length)] : null;
        }
        return null;
    }
}
