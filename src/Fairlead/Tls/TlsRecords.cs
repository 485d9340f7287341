using System.Buffers.Binary;

namespace Fairlead.Tls;

/// <summary>
/// Follows the readable beginning of a handshake: which versions the client offers, what the server answers first, and the alert with which
/// it gives up. Platforms hide the alert or name it differently, and none tells a server without TLS from one that fails.
/// </summary>
internal sealed class TlsRecords
{
    private const byte ChangeCipherSpec = 20;
    private const byte Alert = 21;
    private const byte Handshake = 22;
    private const byte ApplicationData = 23;
    private const byte ServerHello = 2;
    private const byte CertificateRequest = 13;
    private const int LongestHello = 4096;
    private const int LongestStart = 16;

    private readonly List<byte> _start = [];
    private readonly byte[] _header = new byte[5];
    private readonly List<byte> _message = [];
    private int _headerCount;
    private int _bodyLeft;
    private int _messageLeft;
    private int _alertLevel = -1;
    private bool _isOver;

    /// <summary>Whether the client has begun a handshake. What was written and read before belongs to another protocol.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>The first bytes of the server's answer.</summary>
    public IReadOnlyList<byte> Start => _start;

    public bool IsTls => _start.Count > 0 && _start[0] is >= ChangeCipherSpec and <= ApplicationData
        && (_start.Count < 2 || _start[1] == 3);

    public IReadOnlyCollection<int> OfferedVersions { get; private set; } = [];

    /// <summary>The version that the server chose; 0 as long as it has not.</summary>
    public int ChosenVersion { get; private set; }

    public bool IsCertificateRequested { get; private set; }

    /// <summary>The alert that ended the handshake, as far as it was readable.</summary>
    public int? FatalAlert { get; private set; }

    /// <summary>The version that the alert was sent in.</summary>
    public int AlertVersion { get; private set; }

    public void Write(ReadOnlySpan<byte> sent)
    {
        if (HasStarted || sent.Length < 6 || sent[0] != Handshake || sent[1] != 3 || sent[5] != 1) return;
        HasStarted = true;
        OfferedVersions = TlsHello.ReadOfferedVersions(sent[5..]);
    }

    public void Read(ReadOnlySpan<byte> received)
    {
        if (!HasStarted || _isOver) return;
        foreach (byte b in received)
        {
            if (_start.Count < LongestStart) _start.Add(b);
            if (!IsTls) continue;
            ReadOne(b);
            if (_isOver) return;
        }
    }

    private void ReadOne(byte b)
    {
        if (_headerCount < _header.Length)
        {
            _header[_headerCount++] = b;
            if (_headerCount < _header.Length) return;

            _bodyLeft = BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(3));

            // What follows is encrypted.
            _isOver = _header[0] is ChangeCipherSpec or ApplicationData || (_header[0] == Alert && _bodyLeft != 2);
        }
        else
        {
            _bodyLeft--;
            if (_header[0] == Handshake) ReadHandshake(b);
            else ReadAlert(b);
        }
        if (_bodyLeft == 0) _headerCount = 0;
    }

    private void ReadAlert(byte b)
    {
        if (_alertLevel < 0)
        {
            _alertLevel = b;
            return;
        }
        if (_alertLevel == 2)
        {
            FatalAlert = b;
            AlertVersion = BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(1));
            _isOver = true;
        }
        _alertLevel = -1;
    }

    /// <summary>Messages may be cut into several records, and a record may hold several of them.</summary>
    private void ReadHandshake(byte b)
    {
        if (_message.Count < LongestHello) _message.Add(b);
        if (_message.Count < 4) return;
        if (_message.Count == 4 && _messageLeft == 0) _messageLeft = (_message[1] << 16) | (_message[2] << 8) | _message[3];
        else _messageLeft--;
        if (_messageLeft > 0) return;

        if (_message[0] == ServerHello) ChosenVersion = TlsHello.ReadChosenVersion([.. _message]);
        if (_message[0] == CertificateRequest) IsCertificateRequested = true;
        _message.Clear();
    }
}
