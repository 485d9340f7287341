using System.Buffers.Binary;
using System.Text;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>Asks a Cassandra node for its options. Signing in is the driver's affair.</summary>
internal sealed class CassandraProbe : ServerProbe
{
    private const byte ProtocolVersion = 4;
    private const byte Options = 5;
    private const byte Supported = 6;

    public override ProbeTarget CreateTarget(Connection connection) => new(
        ProbeTarget.ParseHosts(connection, connection.Host, connection.Port, 9042),
        UsesTls(connection) ? TlsStart.Immediately : TlsStart.Never);

    public override async Task SpeakAsync(ProbeSession session)
    {
        await session.RunStepAsync(ConnectionTestSteps.Greeting, async (stream, token) =>
        {
            await stream.WriteAsync(new byte[] { ProtocolVersion, 0, 0, 0, Options, 0, 0, 0, 0 }, token).ConfigureAwait(false);
            byte[] header = await stream.ReadAsync(9, token).ConfigureAwait(false);
            int length = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5));
            if ((header[0] & 0x80) == 0 || header[4] is not (0 or Supported)
                || length is < 0 or > 16 * 1024)
            {
                throw ProbeProtocol.CreateMismatch(header);
            }
            byte[] body = await stream.ReadAsync(length, token).ConfigureAwait(false);
            if (header[4] == 0) throw new ConnectionProbeException("the node answers with an error");
            return FindLanguageVersion(body) is { } version ? $"Cassandra, CQL {version}" : "Cassandra";
        }).ConfigureAwait(false);
        session.Skip(ConnectionTestSteps.SignIn, "signing in needs a Cassandra client");
    }

    private static string? FindLanguageVersion(ReadOnlySpan<byte> body)
    {
        int name = body.IndexOf("CQL_VERSION"u8);
        if (name < 0 || body.Length < name + 15) return null;
        ReadOnlySpan<byte> value = body[(name + 13)..]; // behind the name and the number of its values
        int length = BinaryPrimitives.ReadUInt16BigEndian(value);
        return value.Length < length + 2 ? null : ShownText.CreateVersion(Encoding.ASCII.GetString(value.Slice(2, length)));
    }
}
