using System.Buffers.Binary;
using System.Text;

namespace Fairlead.Tls;

/// <summary>How protocols that begin in clear text turn to TLS. Each returns whether the server agrees.</summary>
internal static class TlsUpgrades
{
    private const int MySqlClientSsl = 0x0800;
    private const int LongestLine = 2000;
    private const int LongestPacket = 64 * 1024;

    public static async Task<bool> Postgres(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(new byte[] { 0, 0, 0, 8, 4, 0xD2, 0x16, 0x2F }, cancellationToken).ConfigureAwait(false);
        return (await ReadAsync(stream, 1, cancellationToken).ConfigureAwait(false))[0] == 'S';
    }

    public static async Task<bool> MySql(Stream stream, CancellationToken cancellationToken)
    {
        byte[] header = await ReadAsync(stream, 4, cancellationToken).ConfigureAwait(false);
        int length = header[0] | (header[1] << 8) | (header[2] << 16);
        if (length is 0 or > LongestPacket) return false;
        byte[] greeting = await ReadAsync(stream, length, cancellationToken).ConfigureAwait(false);

        // Protocol 10, the server's version, its thread, and the first half of the scramble stand in front of its capabilities.
        int capabilities = Array.IndexOf(greeting, (byte)0) + 1 + 4 + 9;
        if (greeting[0] != 10 || capabilities + 2 > length) return false;
        if ((BinaryPrimitives.ReadUInt16LittleEndian(greeting.AsSpan(capabilities)) & MySqlClientSsl) == 0) return false;

        byte[] request = new byte[4 + 32];
        request[0] = 32;
        request[3] = (byte)(header[3] + 1);
        BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(4), MySqlClientSsl | 0x0200 | 0x8000); // protocol 4.1, secure connection
        BinaryPrimitives.WriteUInt32LittleEndian(request.AsSpan(8), 1 << 24);
        request[12] = 45; // utf8mb4
        await stream.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        return true;
    }

    public static Task<bool> Smtp(Stream stream, CancellationToken cancellationToken) =>
        ConverseAsync(stream, [("", "220"), ("EHLO localhost", "250"), ("STARTTLS", "220")], cancellationToken);

    public static Task<bool> Ftp(Stream stream, CancellationToken cancellationToken) =>
        ConverseAsync(stream, [("", "220"), ("AUTH TLS", "234")], cancellationToken);

    public static async Task<bool> Ldap(Stream stream, CancellationToken cancellationToken)
    {
        // An extended request, whose name is the object identifier of StartTLS.
        byte[] request = [0x30, 0x1D, 2, 1, 1, 0x77, 0x18, 0x80, 0x16, .. "1.3.6.1.4.1.1466.20037"u8];
        await stream.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        byte[] start = await ReadAsync(stream, 2, cancellationToken).ConfigureAwait(false);
        int length = start[1];
        if (length > 0x80)
        {
            byte[] more = await ReadAsync(stream, length & 0x7F, cancellationToken).ConfigureAwait(false);
            length = more.Aggregate(0, static (sum, b) => (sum << 8) | b);
        }
        if (start[0] != 0x30 || length is < 0 or > LongestPacket) return false;
        byte[] response = await ReadAsync(stream, length, cancellationToken).ConfigureAwait(false);
        return response.AsSpan().IndexOf("\n\u0001\0"u8) >= 0; // an enumerated value of one byte, the result code, that says success
    }

    private static async Task<bool> ConverseAsync(Stream stream, (string Command, string Reply)[] steps,
        CancellationToken cancellationToken)
    {
        foreach ((string command, string reply) in steps)
        {
            if (command.Length > 0)
                await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken).ConfigureAwait(false);
            string line;
            do line = await ReadLineAsync(stream, cancellationToken).ConfigureAwait(false);
            while (line.Length > 3 && line[3] == '-');
            if (!line.StartsWith(reply, StringComparison.Ordinal)) return false;
        }
        return true;
    }

    private static async Task<string> ReadLineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (line.Length < LongestLine)
        {
            char c = (char)(await ReadAsync(stream, 1, cancellationToken).ConfigureAwait(false))[0];
            if (c == '\n') break;
            line.Append(c);
        }
        return line.ToString();
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int count, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[count];
        await stream.ReadExactlyAsync(buffer, cancellationToken).ConfigureAwait(false);
        return buffer;
    }
}
