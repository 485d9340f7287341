namespace Fairlead.Core.Text;

/// <summary>A place in a text as people count it: line and column from zero, in UTF-16 code units.</summary>
internal readonly record struct LinePosition(int Line, int Column);

/// <summary>Turns offsets in a text into line positions. Lines end with CR, LF or CR LF.</summary>
internal sealed class LineMap
{
    private readonly List<int> _lineStarts = [0];

    public LineMap(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _lineStarts.Add(i + 1);
        }
    }

    public LinePosition GetPosition(int offset)
    {
        int line = _lineStarts.BinarySearch(offset);
        if (line < 0) line = ~line - 1;
        return new LinePosition(line, offset - _lineStarts[line]);
    }
}
