using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Fairlead.Tests.ConnectionTests;

/// <summary>A server on loopback that greets as SQL Server does, shakes hands inside TDS packets, and refuses every login.</summary>
internal static class SqlServerGreeter
{
    public const int LoginFailed = 18456;

    private const byte NotSupported = 2;
    private const byte On = 1;

    /// <summary>Starts a server, with TLS where there is a certificate.</summary>
    public static HostileServer Start(X509Certificate2? certificate) => new(async (stream, token) =>
    {
        await ReadPacketAsync(stream, token);
        byte[] options = [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 16, 0, 0x10, 0x1F, 0, 0, certificate is null ? NotSupported : On];
        await stream.WriteAsync(CreatePacket(4, options), token);
        Stream session = stream;
        if (certificate is not null)
        {
            var packets = new HandshakePackets(stream);
            var tls = new SslStream(packets);
            await tls.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = SslProtocols.Tls12 }, token);
            packets.IsHandshake = false;
            session = tls;
        }
        await ReadPacketAsync(session, token);
        await session.WriteAsync(CreatePacket(4, CreateRefusal()), token);
        await Task.Delay(Timeout.Infinite, token);
    });

    private static byte[] CreateRefusal()
    {
        byte[] message = Encoding.Unicode.GetBytes("Login failed.");
        byte[] error =
        [
            0x18, 0x48, 0, 0, 1, 14, (byte)(message.Length / 2), 0, .. message, 0, 0, 1, 0, 0, 0,
        ];
        return [0xAA, (byte)error.Length, (byte)(error.Length >> 8), .. error, 0xFD, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    private static async Task<byte[]> ReadPacketAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[8];
        await stream.ReadExactlyAsync(header, cancellationToken);
        var content = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - header.Length];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    private static byte[] CreatePacket(byte type, ReadOnlySpan<byte> content)
    {
        byte[] packet = [type, 1, 0, 0, 0, 0, 1, 0, .. content];
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        return packet;
    }

    /// <summary>The handshake's messages in packets, and what follows without.</summary>
    private sealed class HandshakePackets(NetworkStream inner) : Stream
    {
        private byte[] _content = [];

        public bool IsHandshake { get; set; } = true;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_content.Length == 0 && !IsHandshake) return await inner.ReadAsync(buffer, cancellationToken);
            if (buffer.Length == 0) return 0;
            if (_content.Length == 0) _content = await ReadPacketAsync(inner, cancellationToken);
            int count = Math.Min(buffer.Length, _content.Length);
            _content.AsMemory(0, count).CopyTo(buffer);
            _content = _content[count..];
            return count;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.WriteAsync(IsHandshake ? CreatePacket(0x12, buffer.Span) : buffer, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
