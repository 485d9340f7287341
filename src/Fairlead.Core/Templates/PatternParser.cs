using System.Globalization;
using Fairlead.Core.Connections;

namespace Fairlead.Core.Templates;

/// <summary>Reads the text of a pattern.</summary>
internal sealed class PatternParser(string text)
{
    private const int MaximumLength = 250;
    private const int MaximumNesting = 10;
    private const string Allowed = "values may contain only lower-case letters, digits, '-' and '_'";

    private static readonly ulong Digits = GetRange('0', '9');

    private int _position;
    private int _nesting;

    /// <summary>Gets what is wrong; null until something is.</summary>
    public PatternDefect? Defect { get; private set; }

    private bool IsAtEnd => _position >= text.Length;

    /// <summary>Reads the whole text. Returns null if something is wrong with it.</summary>
    public PatternNode? Parse()
    {
        if (text.Length == 0) return Fail("is empty", 0, 0);
        if (text.Length > MaximumLength) return Fail("is longer than 250 characters", 0, text.Length);
        if (text[0] == '^') _position++; // the whole value is always matched
        PatternNode? root = ParseAlternation();
        if (root is null) return null;
        if (!IsAtEnd && text[_position] == '$' && _position == text.Length - 1) _position++;
        if (IsAtEnd) return root;
        return text[_position] == ')'
            ? Fail("closes a group that isn't open")
            : Fail($"holds {ManifestIds.Show(text[_position])} here, but {Allowed}");
    }

    private PatternNode? ParseAlternation()
    {
        var parts = new List<PatternNode>();
        while (true)
        {
            if (ParseSequence() is not { } part) return null;
            parts.Add(part);
            if (IsAtEnd || text[_position] != '|') return parts.Count == 1 ? part : new AlternationNode(parts);
            _position++;
        }
    }

    private PatternNode? ParseSequence()
    {
        var parts = new List<PatternNode>();
        while (!IsAtEnd && text[_position] is not ('|' or ')') && !(text[_position] == '$' && _position == text.Length - 1))
        {
            if (ParseAtom() is not { } atom || ParseQuantifier(atom) is not { } part) return null;
            parts.Add(part);
        }
        return parts.Count == 0 ? Fail("has an empty part here") : new SequenceNode(parts);
    }

    private PatternNode? ParseAtom()
    {
        char c = text[_position];
        switch (c)
        {
            case '(': return ParseGroup();
            case '[': return ParseClass();
            case '\\' when ParseEscape() is { } escaped: return new CharacterNode(escaped);
            case '\\': return Fail($"has an escape that isn't known here: {Allowed}", _position, Math.Min(2, text.Length - _position));
            case '.': return Fail($"holds '.', which allows every character; {Allowed}: write [a-z0-9]");
            case '*' or '+' or '?' or '{': return Fail("repeats nothing here");
        }
        if (TemplateValue.IndexOf(c) < 0) return Fail($"holds {ManifestIds.Show(c)}, but {Allowed}");
        _position++;
        return new CharacterNode(GetBit(c));
    }

    private PatternNode? ParseGroup()
    {
        int start = _position++;
        if (++_nesting > MaximumNesting) return Fail("nests groups more than 10 deep");
        if (!IsAtEnd && text[_position] == '?')
        {
            if (_position + 1 >= text.Length || text[_position + 1] != ':')
                return Fail("has a kind of group that isn't supported; write ( … )", start, 2);
            _position += 2;
        }
        if (ParseAlternation() is not { } inner) return null;
        if (IsAtEnd || text[_position] != ')') return Fail("opens a group and doesn't close it", start, 1);
        _position++;
        _nesting--;
        return inner;
    }

    private PatternNode? ParseClass()
    {
        int start = _position++;
        ulong characters = 0;
        if (!IsAtEnd && text[_position] == '^') return Fail("has a negated class; list what is allowed");
        while (!IsAtEnd && text[_position] != ']')
        {
            char from = text[_position];
            if (from == '\\')
            {
                if (ParseEscape() is not { } escaped)
                    return Fail($"has an escape that isn't known here: {Allowed}", _position, Math.Min(2, text.Length - _position));
                characters |= escaped;
                continue;
            }
            if (TemplateValue.IndexOf(from) < 0) return Fail($"allows {ManifestIds.Show(from)}, but {Allowed}");
            bool isRange = _position + 2 < text.Length && text[_position + 1] == '-' && text[_position + 2] != ']';
            char to = isRange ? text[_position + 2] : from;
            bool isOrdered = from <= to && TemplateValue.IndexOf(to) >= 0 && char.IsDigit(from) == char.IsDigit(to);
            if (isRange && (from is '-' or '_' || !isOrdered))
                return Fail("has a range that isn't one of letters or of digits", _position, 3);
            characters |= GetRange(from, to);
            _position += isRange ? 3 : 1;
        }
        if (IsAtEnd) return Fail("opens a class and doesn't close it", start, 1);
        _position++;
        return characters == 0 ? Fail("has an empty class", start, 2) : new CharacterNode(characters);
    }

    /// <summary>Reads an escape. Returns null, and reads nothing, if it is not known.</summary>
    private ulong? ParseEscape()
    {
        if (_position + 1 >= text.Length) return null;
        ulong? characters = text[_position + 1] switch
        {
            'd' => Digits,
            '-' or '_' => GetBit(text[_position + 1]),
            _ => null,
        };
        if (characters is not null) _position += 2;
        return characters;
    }

    private PatternNode? ParseQuantifier(PatternNode part)
    {
        if (IsAtEnd) return part;
        int start = _position;
        (int Minimum, int Maximum)? times = text[_position] switch
        {
            '?' => (0, 1),
            '*' => (0, int.MaxValue),
            '+' => (1, int.MaxValue),
            '{' => ParseTimes(),
            _ => (1, 1),
        };
        if (times is not var (minimum, maximum)) return Fail("has a number of times that isn't like {3}, {3,} or {1,20}", start, 1);
        if (minimum > TemplateValue.MaximumLength || minimum > maximum)
            return Fail("repeats something so often that no value matches", start, 1);
        if ((minimum, maximum) == (1, 1)) return part;
        if (text[start] != '{') _position++;
        return !IsAtEnd && text[_position] is '?' or '*' or '+' or '{'
            ? Fail("repeats a repetition; put it into a group")
            : new RepetitionNode(part, minimum, maximum);
    }

    private (int Minimum, int Maximum)? ParseTimes()
    {
        int end = text.IndexOf('}', _position);
        if (end < 0) return null;
        string[] numbers = text.Substring(_position + 1, end - _position - 1).Split(',');
        if (numbers.Length > 2 || !TryParse(numbers[0], out int minimum)) return null;
        int maximum = minimum;
        if (numbers.Length == 2 && numbers[1].Length == 0) maximum = int.MaxValue;
        else if (numbers.Length == 2 && !TryParse(numbers[1], out maximum)) return null;
        _position = end + 1;
        return (minimum, maximum);
    }

    private static bool TryParse(string number, out int value) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out value) && number.Length <= 4;

    private static ulong GetBit(char c) => 1UL << TemplateValue.IndexOf(c);

    private static ulong GetRange(char from, char to)
    {
        ulong characters = 0;
        for (char c = from; c <= to; c++) characters |= GetBit(c);
        return characters;
    }

    private PatternNode? Fail(string message) => Fail(message, _position, IsAtEnd ? 0 : 1);

    private PatternNode? Fail(string message, int position, int length)
    {
        Defect ??= new PatternDefect(message, position, length);
        return null;
    }
}
