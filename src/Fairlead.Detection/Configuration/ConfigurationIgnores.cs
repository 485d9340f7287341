using Fairlead.Core.Suppression;
using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>A directive and the line that it is about, from zero.</summary>
internal readonly record struct PlacedIgnore(IgnoreDirective Directive, int Line);

/// <summary>
/// The <c>fairlead:ignore</c> comments of a file. One beside a value is about its line; one that stands alone is about the line after it
/// and after the comments that follow it.
/// </summary>
internal sealed class ConfigurationIgnores
{
    private readonly ConfigurationText _file;
    private readonly LineMap _lines;

    private ConfigurationIgnores(ConfigurationText file, LineMap lines, IReadOnlyList<PlacedIgnore> all)
    {
        _file = file;
        _lines = lines;
        All = all;
    }

    public IReadOnlyList<PlacedIgnore> All { get; }

    /// <summary>Returns null if there are none, which is found out without reading the file.</summary>
    public static ConfigurationIgnores? Find(string path, string text)
    {
        if (text.IndexOf(IgnoreDirective.Marker, StringComparison.Ordinal) < 0) return null;
        if (ConfigurationScanner.Read(ConfigurationFiles.GetFormat(path), text) is not { } file) return null;

        var lines = new LineMap(text);
        var all = new List<PlacedIgnore>();
        var waiting = new List<IgnoreDirective>();
        int nextLine = -1;
        foreach (ConfigurationComment comment in file.Comments.OrderBy(static comment => comment.Span.Start))
        {
            int first = lines.GetPosition(comment.Span.Start).Line;
            int last = lines.GetPosition(Math.Max(comment.Span.End - 1, comment.Span.Start)).Line;
            bool standsAlone = StandsAlone(text, comment.Span);
            if (first != nextLine || !standsAlone) Place();
            if (IgnoreDirective.Find(text, comment.Span) is { } directive)
            {
                if (standsAlone) waiting.Add(directive);
                else all.Add(new PlacedIgnore(directive, first));
            }
            nextLine = last + 1;
        }
        Place();
        return new ConfigurationIgnores(file, lines, all);

        void Place()
        {
            all.AddRange(waiting.Select(directive => new PlacedIgnore(directive, nextLine)));
            waiting.Clear();
        }
    }

    /// <summary>
    /// The directives about what stands at a position: about its line, or the line on which its element or member begins.
    /// </summary>
    public IEnumerable<IgnoreDirective> FindAt(int position)
    {
        int line = _lines.GetPosition(position).Line;
        int firstLine = _file.FindValueAt(position) is { } value ? _lines.GetPosition(value.Start).Line : line;
        return All.Where(placedIgnore => placedIgnore.Line == line || placedIgnore.Line == firstLine)
            .Select(static placedIgnore => placedIgnore.Directive);
    }

    private static bool StandsAlone(string text, SourceSpan comment)
    {
        for (int i = comment.Start - 1; i >= 0 && text[i] is not ('\r' or '\n'); i--)
        {
            if (!char.IsWhiteSpace(text[i])) return false;
        }
        for (int i = comment.End; i < text.Length && text[i] is not ('\r' or '\n'); i++)
        {
            if (!char.IsWhiteSpace(text[i])) return false;
        }
        return true;
    }
}
