using System.Buffers.Binary;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>Packs the messages of a TLS handshake into TDS packets, as SQL Server wants them before TDS 8.</summary>
internal sealed class TdsHandshakeStream(Stream inner) : Stream
{
    private const byte PreLogin = 0x12;
    private const int HeaderLength = 8;

    private int _left;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static byte[] CreatePacket(byte type, ReadOnlySpan<byte> content)
    {
        byte[] packet = [type, 1, 0, 0, 0, 0, 1, 0, .. content];
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), checked((ushort)packet.Length));
        return packet;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0) return 0;
        while (_left == 0)
        {
            var header = new byte[HeaderLength];
            int read = await inner.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            if (read < HeaderLength) return 0;
            _left = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - HeaderLength;
            if (header[0] != PreLogin || _left < 0) throw ProbeProtocol.CreateMismatch(header);
        }
        int count = await inner.ReadAsync(buffer[..Math.Min(buffer.Length, _left)], cancellationToken).ConfigureAwait(false);
        _left -= count;
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(CreatePacket(PreLogin, buffer.Span), cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => inner.Write(CreatePacket(PreLogin, buffer.AsSpan(offset, count)));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
