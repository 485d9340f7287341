using System.Buffers.Binary;
using System.Text;

namespace Fairlead.ConnectionTests.Probes;

/// <summary>A method of AMQP 0-9-1: its class and number, and its arguments.</summary>
internal sealed record AmqpMethod(int Name, byte[] Arguments)
{
    public const int Start = 10 << 16 | 10;
    public const int StartOk = 10 << 16 | 11;
    public const int Tune = 10 << 16 | 30;
    public const int TuneOk = 10 << 16 | 31;
    public const int Open = 10 << 16 | 40;
    public const int OpenOk = 10 << 16 | 41;
    public const int Close = 10 << 16 | 50;
}

/// <summary>Reads the arguments of a method.</summary>
internal sealed class AmqpReader(ReadOnlyMemory<byte> arguments)
{
    private ReadOnlyMemory<byte> _rest = arguments;

    public void Skip(int count) => Take(count);

    public string ReadLongText() => Encoding.UTF8.GetString(Take(ReadLength()).Span);

    /// <summary>Reads a table's texts, up to the first value of a kind that servers do not greet with.</summary>
    public Dictionary<string, string> ReadTable()
    {
        var table = new AmqpReader(Take(ReadLength()));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!table._rest.IsEmpty)
        {
            string name = Encoding.UTF8.GetString(table.Take(table.Take(1).Span[0]).Span);
            char kind = (char)table.Take(1).Span[0];
            if (kind == 'S') texts[name] = table.ReadLongText();
            else if (kind is 'F' or 'A' or 'x') table.Skip(table.ReadLength());
            else if (kind is 't' or 'b' or 'B') table.Skip(1);
            else if (kind is 's' or 'u' or 'U') table.Skip(2);
            else if (kind is 'I' or 'i' or 'f') table.Skip(4);
            else if (kind is 'l' or 'L' or 'd' or 'T') table.Skip(8);
            else if (kind != 'V') break;
        }
        return texts;
    }

    private int ReadLength() => BinaryPrimitives.ReadInt32BigEndian(Take(4).Span);

    private ReadOnlyMemory<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length) throw ProbeProtocol.CreateMismatch([]);
        ReadOnlyMemory<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
