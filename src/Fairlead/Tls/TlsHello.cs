using System.Buffers.Binary;

namespace Fairlead.Tls;

/// <summary>Reads the versions of TLS in the first messages of a handshake.</summary>
internal static class TlsHello
{
    private const int HeaderLength = 4;
    private const int RandomLength = 32;
    private const int SupportedVersions = 43;

    /// <summary>Reads the versions that a client offers. Returns none where the message is not whole.</summary>
    public static IReadOnlyCollection<int> ReadOfferedVersions(ReadOnlySpan<byte> message)
    {
        if (!TryReadStart(ref message, out int version) || !TrySkip(ref message, lengthBytes: 2) || !TrySkip(ref message, lengthBytes: 1))
            return [];
        ReadOnlySpan<byte> list = FindExtension(message);
        if (list.Length < 1) return [version];

        var offered = new List<int>();
        for (list = list[1..]; list.Length >= 2; list = list[2..])
        {
            int listed = BinaryPrimitives.ReadUInt16BigEndian(list);
            if (listed >> 8 == 3) offered.Add(listed); // others keep servers from choking on what they don't know
        }
        return offered;
    }

    /// <summary>Reads the version that a server chose. Returns 0 where the message is not whole.</summary>
    public static int ReadChosenVersion(ReadOnlySpan<byte> message)
    {
        if (!TryReadStart(ref message, out int version)) return 0;
        if (message.Length < 3) return version;
        ReadOnlySpan<byte> chosen = FindExtension(message[3..]); // cipher suite and compression
        return chosen.Length >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(chosen) : version;
    }

    private static bool TryReadStart(ref ReadOnlySpan<byte> message, out int version)
    {
        version = 0;
        if (message.Length < HeaderLength + 2 + RandomLength) return false;
        version = BinaryPrimitives.ReadUInt16BigEndian(message[HeaderLength..]);
        message = message[(HeaderLength + 2 + RandomLength)..];
        return TrySkip(ref message, lengthBytes: 1);
    }

    private static bool TrySkip(ref ReadOnlySpan<byte> message, int lengthBytes)
    {
        if (message.Length < lengthBytes) return false;
        int length = lengthBytes + (lengthBytes == 1 ? message[0] : BinaryPrimitives.ReadUInt16BigEndian(message));
        if (message.Length < length) return false;
        message = message[length..];
        return true;
    }

    private static ReadOnlySpan<byte> FindExtension(ReadOnlySpan<byte> extensions)
    {
        if (extensions.Length < 2) return [];
        extensions = extensions[2..];
        while (extensions.Length >= 4)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(extensions[2..]);
            if (extensions.Length < 4 + length) return [];
            if (BinaryPrimitives.ReadUInt16BigEndian(extensions) == SupportedVersions) return extensions.Slice(4, length);
            extensions = extensions[(4 + length)..];
        }
        return [];
    }
}
