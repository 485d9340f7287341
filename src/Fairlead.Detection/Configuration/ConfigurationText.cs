using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>
/// A value of a configuration file: its characters as a program gets them, and where they are written, without quotes. Where nothing is
/// escaped the two are equally long.
/// </summary>
internal readonly record struct ConfigurationValue(ConfigurationKey Key, string Text, SourceSpan Span)
{
    /// <summary>Where the element or member begins that the value belongs to.</summary>
    public int Start { get; init; } = Span.Start;

    /// <summary>
    /// Locates the place of a part of the text in the file. Where escapes have moved it, it is looked for as it is written; failing that,
    /// it is the whole value.
    /// </summary>
    public SourceSpan Locate(string file, SourceSpan part)
    {
        if (Text.Length == Span.Length) return new SourceSpan(Span.Start + part.Start, part.Length);
        string secret = Text.Substring(part.Start, part.Length);
        int written = file.IndexOf(secret, Span.Start, Span.Length, StringComparison.Ordinal);
        bool isUnique = written >= 0 && file.IndexOf(secret, written + 1, Span.End - written - 1, StringComparison.Ordinal) < 0;
        return isUnique ? new SourceSpan(written, part.Length) : Span;
    }
}

/// <summary>A comment with its delimiters, and what stands between them.</summary>
internal readonly record struct ConfigurationComment(SourceSpan Span, SourceSpan Content);

/// <summary>
/// The content of a configuration file: its values and its comments in their order. Readers keep what they can read of a broken file.
/// </summary>
internal sealed class ConfigurationText
{
    private readonly List<ConfigurationValue> _values = [];
    private readonly List<ConfigurationValue> _switches = [];
    private readonly List<ConfigurationValue> _commands = [];
    private readonly List<ConfigurationComment> _comments = [];

    public IReadOnlyList<ConfigurationValue> Values => _values;

    /// <summary>
    /// What can be no secret, and is apart from the values where a format tells: the truth values and short numbers of JSON.
    /// </summary>
    public IReadOnlyList<ConfigurationValue> Switches => _switches;

    /// <summary>The commands of a script, which have no name. Only what a command holds by itself is judged.</summary>
    public IReadOnlyList<ConfigurationValue> Commands => _commands;

    public IReadOnlyList<ConfigurationComment> Comments => _comments;

    /// <summary>Adds a value; the start is where its element or member begins, if that is further up.</summary>
    public void AddValue(ConfigurationKey key, string text, SourceSpan span, int? start = null)
    {
        key.Parent?.Notice(key.Name, text);
        if (text.Length > 0) _values.Add(new ConfigurationValue(key, text, span) { Start = start ?? span.Start });
    }

    public void AddSwitch(ConfigurationKey key, string text, SourceSpan span) => _switches.Add(new ConfigurationValue(key, text, span));

    public void AddCommand(string text, SourceSpan span) =>
        _commands.Add(new ConfigurationValue(ConfigurationKey.CreateRoot().CreateChild(ConfigurationFinding.CommandPath), text, span));

    /// <summary>Finds the value, or else the command, that is written at a position.</summary>
    public ConfigurationValue? FindValueAt(int position) => FindAt(_values, position) ?? FindAt(_commands, position);

    /// <summary>True if a position is in a value that has a name.</summary>
    public bool HasValueAt(int position) => FindAt(_values, position) is not null;

    private static ConfigurationValue? FindAt(List<ConfigurationValue> values, int position)
    {
        foreach (ConfigurationValue value in values)
        {
            if (value.Span.Start <= position && position < value.Span.End) return value;
        }
        return null;
    }

    public void AddComment(int start, int end, int opening, int closing) => _comments.Add(new ConfigurationComment(
        SourceSpan.FromBounds(start, end),
        SourceSpan.FromBounds(Math.Min(start + opening, end), Math.Max(end - closing, Math.Min(start + opening, end)))));
}
