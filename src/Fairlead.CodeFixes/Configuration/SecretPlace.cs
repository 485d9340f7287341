using Fairlead.Core.Text;
using Fairlead.Detection.Configuration;

namespace Fairlead.CodeFixes.Configuration;

/// <summary>
/// A secret in a configuration file: the file, the value that holds it, and what it is. A class, so that nothing prints the secret.
/// </summary>
internal sealed class SecretPlace
{
    private SecretPlace(string path, string text, SourceSpan span, ConfigurationFormat format, ConfigurationValue value) =>
        (Path, Text, Span, Format, Value) = (path, text, span, format, value);

    /// <summary>The path of the file, with slashes.</summary>
    public string Path { get; }

    /// <summary>The name of the file, in lower case.</summary>
    public string FileName => ConfigurationFiles.GetFileName(Path);

    /// <summary>The text of the file.</summary>
    public string Text { get; }

    public ConfigurationFormat Format { get; }

    /// <summary>Where the secret is written.</summary>
    public SourceSpan Span { get; }

    /// <summary>The value that the secret is, or is a part of.</summary>
    public ConfigurationValue Value { get; }

    public bool IsWholeValue => Span == Value.Span;

    /// <summary>The characters of the secret, as whoever reads the file gets them.</summary>
    public string Secret => IsWholeValue ? Value.Text : Text.Substring(Span.Start, Span.Length);

    /// <summary>Returns null where no value is, as in a comment.</summary>
    public static SecretPlace? Find(string path, string text, SourceSpan span)
    {
        ConfigurationFormat format = ConfigurationFiles.GetFormat(path);
        return ConfigurationScanner.Read(format, text)?.FindValueAt(span.Start) is { } value && span.End <= value.Span.End
            ? new SecretPlace(path.Replace('\\', '/'), text, span, format, value)
            : null;
    }

    /// <summary>Determines whether a top-level member has one of the names.</summary>
    public bool HasMember(string name) =>
        Text.StartsWith(name + ":", StringComparison.Ordinal) || Text.IndexOf("\n" + name + ":", StringComparison.Ordinal) >= 0;
}
