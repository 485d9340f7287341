using System.Buffers.Binary;
using System.Text;
using Fairlead.Tls;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>Reads the handshake with which a MySQL or MariaDB server begins, and changes to TLS where the server has it.</summary>
internal sealed class MySqlProbe : ServerProbe
{
    private const uint SslCapability = 0x800;

    // Long passwords, protocol 4.1, TLS, secure passwords: the least that all servers take.
    private const uint Capabilities = 0x1 | 0x200 | SslCapability | 0x8000;

    public override ProbeTarget CreateTarget(Connection connection)
    {
        if (connection.Host?.StartsWith('/') == true) return ProbeTarget.Unreachable("the host is the path of a Unix socket");
        (TlsStart tls, TlsVerification verification) = Normalize(connection.Extra.GetString("ssl_mode")) switch
        {
            "DISABLED" or "NONE" or "FALSE" => (TlsStart.Never, TlsVerification.None),
            "REQUIRED" or "TRUE" => (TlsStart.Upgrade, TlsVerification.None),
            "VERIFYCA" => (TlsStart.Upgrade, TlsVerification.Chain),
            "VERIFYIDENTITY" or "VERIFYFULL" => (TlsStart.Upgrade, TlsVerification.Full),
            _ => (TlsStart.UpgradeWhenOffered, TlsVerification.None),
        };
        return new ProbeTarget(ProbeTarget.ParseHosts(connection, connection.Host, connection.Port, 3306), tls, verification);
    }

    private static string? Normalize(string? mode) => mode?.ToUpperInvariant().Replace("_", "", StringComparison.Ordinal);

    public override async Task SpeakAsync(ProbeSession session)
    {
        uint capabilities = 0;
        await session.RunStepAsync(ConnectionTestSteps.Greeting, async (stream, token) =>
        {
            byte[] header = await stream.ReadAsync(4, token).ConfigureAwait(false);
            int length = header[0] | header[1] << 8 | header[2] << 16;
            if (header[3] != 0 || length is 0 or > 4096) throw ProbeProtocol.CreateMismatch(header);
            byte[] packet = await stream.ReadAsync(length, token).ConfigureAwait(false);
            if (packet[0] == 0xFF && packet.Length > 3)
            {
                int error = BinaryPrimitives.ReadUInt16LittleEndian(packet.AsSpan(1));
                throw new ConnectionProbeException($"the server answers {error}: {ShownText.Create(packet.AsSpan(3))}");
            }
            int end = Array.IndexOf(packet, (byte)0);
            int flags = end + 1 + 4 + 8 + 1;
            if (packet[0] != 10 || end < 1 || packet.Length < flags + 2) throw ProbeProtocol.CreateMismatch([.. header, .. packet]);
            capabilities = BinaryPrimitives.ReadUInt16LittleEndian(packet.AsSpan(flags));
            string version = ShownText.Create(packet.AsSpan(1, end - 1));
            return version.Contains("MariaDB", StringComparison.OrdinalIgnoreCase) ? version : $"MySQL {version}";
        }).ConfigureAwait(false);

        await session.UpgradeAsync(async (stream, token) =>
        {
            if ((capabilities & SslCapability) == 0) return "the server offers no TLS";
            var request = new byte[36];
            request[0] = 32;
            request[3] = 1;
            BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(4), Capabilities);
            BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(8), 1 << 24);
            request[12] = 45; // utf8mb4
            await stream.WriteAsync(request, token).ConfigureAwait(false);
            return null;
        }).ConfigureAwait(false);
        session.Skip(ConnectionTestSteps.SignIn, "signing in needs a MySQL client");
    }
}
