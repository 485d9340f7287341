using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Fairlead.Tls;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>Says hello to a MongoDB server. Signing in is the driver's affair.</summary>
internal sealed class MongoProbe : ServerProbe
{
    private const int OpMsg = 2013;

    public override ProbeTarget CreateTarget(Connection connection)
    {
        if (connection.Extra.GetBoolean("srv") == true || connection.ConnType.EndsWith("+srv", StringComparison.OrdinalIgnoreCase))
            return ProbeTarget.Unreachable("the host is a DNS seed list (SRV), which needs the driver");
        return new ProbeTarget(
            ProbeTarget.ParseHosts(connection, connection.Host, connection.Port, 27017),
            UsesTls(connection) ? TlsStart.Immediately : TlsStart.Never,
            connection.Extra.GetBoolean("allow_insecure") == true ? TlsVerification.None : TlsVerification.Full);
    }

    public override async Task SpeakAsync(ProbeSession session)
    {
        await session.RunStepAsync(ConnectionTestSteps.Greeting, async (stream, token) =>
        {
            await stream.WriteAsync(CreateHello(), token).ConfigureAwait(false);
            byte[] header = await stream.ReadAsync(16, token).ConfigureAwait(false);
            int length = BinaryPrimitives.ReadInt32LittleEndian(header) - header.Length;
            if (length is < 10 or > 64 * 1024
                || BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12)) != OpMsg)
            {
                throw ProbeProtocol.CreateMismatch(header);
            }
            byte[] body = await stream.ReadAsync(length, token).ConfigureAwait(false);
            return Describe(body.AsSpan(5));
        }).ConfigureAwait(false);
        session.Skip(ConnectionTestSteps.SignIn, "signing in needs a MongoDB client");
    }

    private static byte[] CreateHello()
    {
        byte[] document =
        [
            0, 0, 0, 0,
            0x10, .. "hello\0"u8, 1, 0, 0, 0,
            0x02, .. "$db\0"u8, 6, 0, 0, 0, .. "admin\0"u8,
            0,
        ];
        BinaryPrimitives.WriteInt32LittleEndian(document, document.Length);
        byte[] message = [.. new byte[16], 0, 0, 0, 0, 0, .. document];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(4), 1);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), OpMsg);
        return message;
    }

    private static string Describe(ReadOnlySpan<byte> document)
    {
        int? wireVersion = null;
        string? replicaSet = null;
        bool isRouter = false;
        int at = 4;
        while (at < document.Length && document[at] != 0)
        {
            byte type = document[at++];
            int nameEnd = document[at..].IndexOf((byte)0);
            if (nameEnd < 0) throw ProbeProtocol.CreateMismatch([]);
            string name = Encoding.UTF8.GetString(document.Slice(at, nameEnd));
            at += nameEnd + 1;
            int size = GetSize(type, document[Math.Min(at, document.Length)..]);
            if (size < 0 || at + size > document.Length) throw ProbeProtocol.CreateMismatch([]);
            ReadOnlySpan<byte> value = document.Slice(at, size);
            if (name == "maxWireVersion" && type == 0x10) wireVersion = BinaryPrimitives.ReadInt32LittleEndian(value);
            if (name == "setName" && type == 0x02) replicaSet = ShownText.Create(value[4..^1]);
            if (name == "msg" && type == 0x02) isRouter = value[4..^1].SequenceEqual("isdbgrid"u8);
            at += size;
        }
        if (wireVersion is null) throw new ConnectionProbeException("the server answers hello with an error");
        string kind = isRouter ? ", a router of a sharded cluster" : replicaSet is null ? "" : $", of the replica set {replicaSet}";
        return string.Create(CultureInfo.InvariantCulture, $"MongoDB, wire version {wireVersion}{kind}");
    }

    /// <summary>Gets the length of a BSON value; -1 where it is none.</summary>
    private static int GetSize(byte type, ReadOnlySpan<byte> value)
    {
        int prefix = value.Length >= 4 ? BinaryPrimitives.ReadInt32LittleEndian(value) : -1;
        if (prefix is < 0 or > 64 * 1024 && type is 0x02 or 0x03 or 0x04 or 0x05) return -1;
        return type switch
        {
            0x01 or 0x09 or 0x11 or 0x12 => 8,
            0x02 => prefix < 1 ? -1 : 4 + prefix,
            0x03 or 0x04 => prefix < 5 ? -1 : prefix,
            0x05 => prefix < 0 ? -1 : 5 + prefix,
            0x07 => 12,
            0x08 => 1,
            0x0A => 0,
            0x10 => 4,
            0x13 => 16,
            _ => -1,
        };
    }
}
