using System.Xml;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.UserSecrets;

/// <summary>The text of a project file, as far as its <c>UserSecretsId</c> is concerned.</summary>
internal sealed class ProjectFile
{
    private const string IdProperty = "UserSecretsId";
    private const string GroupElement = "PropertyGroup";
    private const string DefaultIndent = "  ";

    private readonly string _text;
    private readonly int[] _lineStarts;
    private readonly List<Element> _groups = [];
    private Element _root = null!;

    private ProjectFile(string text)
    {
        _text = text;
        _lineStarts = FindLineStarts(text);
    }

    /// <summary>True if a property of the name stands anywhere in it.</summary>
    public bool MentionsUserSecretsId { get; private set; }

    /// <summary>The id, if it is written out and holds without a condition.</summary>
    public string? UserSecretsId { get; private set; }

    /// <summary>Returns null if the text is no project.</summary>
    public static ProjectFile? TryParse(string text)
    {
        var file = new ProjectFile(text);
        try
        {
            using var reader = XmlReader.Create(new StringReader(text));
            file.Read(reader);
        }
        catch (XmlException)
        {
            return null;
        }
        return file._root?.Name == "Project" ? file : null;
    }

    /// <summary>Creates the change that adds the id, as the last property of the first group that holds for every build.</summary>
    public TextChange AddUserSecretsId(string id)
    {
        string property = $"<{IdProperty}>{id}</{IdProperty}>";
        string newLine = _text.IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        if (_groups.FirstOrDefault(static group => !group.IsConditional) is { } group) return AddTo(group, property, newLine);

        string indent = _root.Children.Count > 0 ? GetIndent(_root.Children[0].Start) : DefaultIndent;
        if (indent.Length == 0) indent = DefaultIndent;
        string added = $"{indent}<{GroupElement}>{newLine}{indent}{indent}{property}{newLine}{indent}</{GroupElement}>";
        if (_root.IsEmpty) return Expand(_root, $"{newLine}{added}{newLine}");
        bool hasBlankLine = _text.Substring(_root.ContentStart).StartsWith(newLine + newLine, StringComparison.Ordinal);
        string end = _text.Substring(_root.ContentStart).StartsWith(newLine, StringComparison.Ordinal) ? "" : newLine;
        return Insert(_root.ContentStart, (hasBlankLine ? newLine : "") + newLine + added + end);
    }

    private TextChange AddTo(Element group, string property, string newLine)
    {
        string outer = GetIndent(group.Start);
        string inner = outer + (outer.Length > 0 ? outer : DefaultIndent);
        if (group.IsEmpty) return Expand(group, $"{newLine}{inner}{property}{newLine}{outer}");
        if (group.Children.LastOrDefault() is { } last)
        {
            if (!StartsLine(last.Start)) return Insert(last.End, property);
            int lineEnd = FindLineEnd(last.End);
            string rest = _text.Substring(last.End, lineEnd - last.End).Trim();
            bool hasOnlyAComment = rest.StartsWith("<!--", StringComparison.Ordinal) && rest.IndexOf("-->", StringComparison.Ordinal)
                == rest.Length - "-->".Length;
            return Insert(rest.Length == 0 || hasOnlyAComment ? lineEnd : last.End, newLine + GetIndent(last.Start) + property);
        }
        return StartsLine(group.ContentEnd)
            ? Insert(group.ContentEnd - GetIndent(group.ContentEnd).Length, inner + property + newLine)
            : Insert(group.ContentEnd, property);
    }

    /// <summary>Gives an element that is one tag a content.</summary>
    private TextChange Expand(Element element, string content)
    {
        int slash = _text.LastIndexOf('/', element.End - 1);
        int start = slash;
        while (char.IsWhiteSpace(_text[start - 1])) start--;
        return new TextChange(TextSpan.FromBounds(start, element.End), $">{content}</{element.Name}>");
    }

    private void Read(XmlReader reader)
    {
        var open = new Stack<Element>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                var element = new Element(reader.LocalName, GetPosition(reader) - 1, reader.IsEmptyElement)
                {
                    IsConditional = reader.GetAttribute("Condition") is { Length: > 0 } || (open.Count > 0 && open.Peek().IsConditional),
                };
                element.ContentStart = FindTagEnd(element.Start);
                element.End = element.ContentStart;
                if (open.Count == 0) _root = element;
                else open.Peek().Children.Add(element);
                if (open.Count == 1 && element.Name == GroupElement) _groups.Add(element);
                if (element.IsEmpty) Notice(element, open.Count);
                else open.Push(element);
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                Element element = open.Pop();
                element.ContentEnd = GetPosition(reader) - 2;
                element.End = FindTagEnd(element.ContentEnd);
                Notice(element, open.Count);
            }
        }
    }

    private void Notice(Element element, int depth)
    {
        if (element.Name != IdProperty) return;
        MentionsUserSecretsId = true;
        if (depth == 2 && !element.IsConditional && !element.IsEmpty && element.Children.Count == 0)
            UserSecretsId = _text.Substring(element.ContentStart, element.ContentEnd - element.ContentStart).Trim();
        else
            UserSecretsId = null;
        if (UserSecretsId?.IndexOfAny(['$', '&', '<']) >= 0) UserSecretsId = null;
    }

    private int GetPosition(XmlReader reader)
    {
        var place = (IXmlLineInfo)reader;
        return _lineStarts[place.LineNumber - 1] + place.LinePosition - 1;
    }

    /// <summary>Finds the position after the tag, in whose attributes the character that ends it may stand.</summary>
    private int FindTagEnd(int start)
    {
        char quote = '\0';
        for (int i = start; i < _text.Length; i++)
        {
            char c = _text[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c == '>') return i + 1;
        }
        return _text.Length;
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n'))) starts.Add(i + 1);
        }
        return [.. starts];
    }

    private bool StartsLine(int position)
    {
        int start = position - GetIndent(position).Length;
        return start == 0 || _text[start - 1] is '\n' or '\r';
    }

    /// <summary>Gets the blanks in front of a position.</summary>
    private string GetIndent(int position)
    {
        int start = position;
        while (start > 0 && _text[start - 1] is ' ' or '\t') start--;
        return _text.Substring(start, position - start);
    }

    private int FindLineEnd(int position)
    {
        int end = _text.IndexOfAny(['\r', '\n'], position);
        return end < 0 ? _text.Length : end;
    }

    private static TextChange Insert(int position, string inserted) => new(new TextSpan(position, 0), inserted);

    /// <summary>An element and where its parts are.</summary>
    private sealed class Element(string name, int start, bool isEmpty)
    {
        public string Name { get; } = name;

        public int Start { get; } = start;

        public bool IsEmpty { get; } = isEmpty;

        /// <summary>True if it, or an element around it, holds under a condition.</summary>
        public bool IsConditional { get; init; }

        public int ContentStart { get; set; }

        public int ContentEnd { get; set; }

        public int End { get; set; }

        public List<Element> Children { get; } = [];
    }
}
