using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>A place in a configuration file as a baseline knows it: the names that lead to it, and what is written there.</summary>
internal readonly record struct ConfigurationPlace(string Path, string Written)
{
    private const string CommentPath = "#";

    public static ConfigurationPlace Create(string path, string text, SourceSpan span)
    {
        ConfigurationText? file = ConfigurationScanner.Read(ConfigurationFiles.GetFormat(path), text);
        if (file?.FindValueAt(span.Start) is { } value) return Create(text, value);
        foreach (ConfigurationComment comment in file?.Comments ?? [])
        {
            if (comment.Span.Start <= span.Start && span.Start < comment.Span.End) return Create(text, comment);
        }
        return new ConfigurationPlace("", text.Substring(span.Start, span.Length));
    }

    /// <summary>Finds every place of a file. Returns null if its format is not read.</summary>
    public static IEnumerable<ConfigurationPlace>? FindAll(string path, string text)
    {
        ConfigurationText? file = ConfigurationScanner.Read(ConfigurationFiles.GetFormat(path), text);
        return file?.Values.Select(value => Create(text, value)).Concat(file.Comments.Select(comment => Create(text, comment)));
    }

    private static ConfigurationPlace Create(string text, ConfigurationValue value) =>
        new(value.Key.ToString(), Substring(text, value.Span));

    private static ConfigurationPlace Create(string text, ConfigurationComment comment) => new(CommentPath, Substring(text, comment.Span));

    private static string Substring(string text, SourceSpan span) => text.Substring(span.Start, span.Length);
}
