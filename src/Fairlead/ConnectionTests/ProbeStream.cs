using System.Text;

namespace Fairlead.ConnectionTests;

/// <summary>
/// Reads and writes what a protocol's greeting needs, and no byte beyond: what follows may be a handshake. A server that sends without end
/// is given up.
/// </summary>
internal sealed class ProbeStream(Stream stream)
{
    private const int MostBytes = 256 * 1024;
    private const int LongestLine = 2048;

    private int _received;

    public Stream Stream { get; } = stream;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        Stream.WriteAsync(bytes, cancellationToken);

    public ValueTask WriteLineAsync(string line, CancellationToken cancellationToken) =>
        Stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancellationToken);

    public async ValueTask<byte[]> ReadAsync(int count, CancellationToken cancellationToken)
    {
        if (count < 0 || count > MostBytes - _received)
            throw new ConnectionProbeException(
                "the server sends more than a greeting has, or speaks another protocol");
        _received += count;
        var bytes = new byte[count];
        await Stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes;
    }

    public async ValueTask<byte> ReadByteAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(1, cancellationToken).ConfigureAwait(false))[0];

    /// <summary>Reads a line, without its end.</summary>
    public async ValueTask<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        while (line.Count < LongestLine)
        {
            byte next = await ReadByteAsync(cancellationToken).ConfigureAwait(false);
            if (next == '\n') return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(next);
        }
        throw new ConnectionProbeException("the server sends a line without an end, or speaks another protocol");
    }

    /// <summary>Reads a reply of FTP or SMTP: a code, and lines of text.</summary>
    public async ValueTask<ServerReply> ReadReplyAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (true)
        {
            string line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            bool startsWithCode = line.Length >= 3 && line.AsSpan(0, 3).IndexOfAnyExceptInRange('0', '9') < 0;
            if (!startsWithCode && lines.Count == 0) throw ProbeProtocol.CreateMismatch(line);
            lines.Add(line.Length > 4 && startsWithCode ? line[4..] : line);
            if (startsWithCode && (line.Length == 3 || line[3] == ' ')) return new ServerReply(line[..3], lines);
        }
    }
}

/// <summary>A reply of FTP or SMTP.</summary>
internal sealed record ServerReply(string Code, IReadOnlyList<string> Lines)
{
    /// <summary>Gets the code and the text of the first line. For replies before a secret is sent only.</summary>
    public string Shown => $"{Code} {ShownText.Create(Lines[0])}";
}
