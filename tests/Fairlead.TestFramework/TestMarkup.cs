using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.TestFramework;

/// <summary>How the texts of a test are read.</summary>
public enum MarkupMode
{
    /// <summary><c>[|span|]</c>, <c>{|FLD1001:span|}</c> and <c>{|#0:span|}</c> are taken out of the text and remembered.</summary>
    Allow,

    /// <summary>The text is used as it stands: for code that contains what looks like markup.</summary>
    None,
}

/// <summary>A span that a test expects a diagnostic at. Without an id it is the one that the analyzer supports.</summary>
internal sealed record MarkedSpan(string? DiagnosticId, TextSpan Span);

/// <summary>
/// A text with its markup taken out. Whatever cannot be markup stays text: a closing bar without an opening one,
/// and <c>{|</c> that no id follows. An opening mark without its end is a mistake in the test.
/// </summary>
internal sealed partial class TestMarkup
{
    private readonly Stack<(string? Key, bool IsBrace, int Start)> _open = [];
    private readonly StringBuilder _text = new();

    private TestMarkup(string markedText)
    {
        for (int i = 0; i < markedText.Length;)
            i += ReadMark(markedText, i);
        if (_open.Count > 0)
            throw new FormatException($"A markup span is never closed; {nameof(MarkupMode)}.None is for literal text:\n{markedText}");
    }

    private TestMarkup(StringBuilder text) => _text = text;

    public string Text => _text.ToString();

    public List<MarkedSpan> Spans { get; } = [];

    /// <summary>Spans marked <c>{|#0:…|}</c>, by number.</summary>
    public Dictionary<int, TextSpan> Locations { get; } = [];

    public static TestMarkup Parse(string text, MarkupMode mode) =>
        mode == MarkupMode.Allow ? new TestMarkup(text) : new TestMarkup(new StringBuilder(text));

    /// <summary>Reads what stands at a position and returns its length.</summary>
    private int ReadMark(string text, int position)
    {
        char next = position + 1 < text.Length ? text[position + 1] : '\0';
        switch (text[position], next)
        {
            case ('[', '|'):
                _open.Push((null, IsBrace: false, _text.Length));
                return 2;
            case ('{', '|') when KeyPattern().Match(text, position + 2) is { Success: true } key:
                _open.Push((key.Groups[1].Value, IsBrace: true, _text.Length));
                return 2 + key.Length;
            case ('|', ']') when _open.TryPeek(out var top) && !top.IsBrace:
            case ('|', '}') when _open.TryPeek(out top) && top.IsBrace:
                Close();
                return 2;
            default:
                _text.Append(text[position]);
                return 1;
        }
    }

    private void Close()
    {
        (string? key, _, int start) = _open.Pop();
        var span = TextSpan.FromBounds(start, _text.Length);
        if (key is ['#', .. var number]) Locations.Add(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture), span);
        else Spans.Add(new MarkedSpan(key, span));
    }

    [GeneratedRegex(@"\G(#[0-9]+|[A-Z]+[0-9]+):", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}
