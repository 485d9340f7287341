using Fairlead.Core.Text;

namespace Fairlead.Detection.Configuration;

/// <summary>A place in a configuration file as a baseline knows it: the names that lead to it, and what is written there.</summary>
internal readonly record struct ConfigurationPlace(string Path, string Written)
{
    private const string CommentPath = "#";

    public static ConfigurationPlace Of(string path, string text, SourceSpan span)
    {
        ConfigurationText? file = ConfigurationScanner.Read(ConfigurationFile.FormatOf(path), text);
        if (file?.ValueAt(span.Start) is { } value) return Of(text, value);
        foreach (ConfigurationComment comment in file?.Comments ?? [])
        {
            if (comment.Span.Start <= span.Start && span.Start < comment.Span.End) return Of(text, comment);
        }
        return new ConfigurationPlace("", text.Substring(span.Start, span.Length));
    }

    /// <summary>Every place of a file; null where its format is not read.</summary>
    public static IEnumerable<ConfigurationPlace>? AllOf(string path, string text)
    {
        ConfigurationText? file = ConfigurationScanner.Read(ConfigurationFile.FormatOf(path), text);
        return file?.Values.Select(value => Of(text, value)).Concat(file.Comments.Select(comment => Of(text, comment)));
    }

    private static ConfigurationPlace Of(string text, ConfigurationValue value) => new(value.Key.ToString(), Substring(text, value.Span));

    private static ConfigurationPlace Of(string text, ConfigurationComment comment) => new(CommentPath, Substring(text, comment.Span));

    private static string Substring(string text, SourceSpan span) => text.Substring(span.Start, span.Length);
}
