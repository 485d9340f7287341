using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// One replacement of an edit, by its distance from the start of the reported place; it happens only where the old text stands.
/// </summary>
internal sealed record Replacement(int Start, string Old, string New);

/// <summary>
/// The edit that makes a reported place secure, and the name of the fix. The texts are schemes, ports and values of options.
/// </summary>
internal sealed record SourceEdit(string Title, ImmutableArray<Replacement> Replacements)
{
    private const string TitleKey = "fix";
    private const string ReplacementsKey = "replacements";
    private const char FieldSeparator = '|';
    private const char LineSeparator = '\n';

    /// <summary>
    /// Creates the edit of spans of a source, all within or after the reported one. Returns null if there is nothing to edit.
    /// </summary>
    public static SourceEdit? Create(string title, SourceText source, int reportedAt, params TextChange[] changes)
    {
        if (changes.Length == 0) return null;
        IEnumerable<Replacement> replacements = changes.Select(
            change => new Replacement(change.Span.Start - reportedAt, source.ToString(change.Span), change.NewText!));
        return new SourceEdit(title, replacements.ToImmutableArray()); // a collection expression would need spans
    }

    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(TitleKey, Title)
        .Add(ReplacementsKey, string.Join(LineSeparator.ToString(), Replacements.Select(static replacement =>
            string.Join(FieldSeparator.ToString(), replacement.Start.ToString(CultureInfo.InvariantCulture), replacement.Old,
                replacement.New))));

    /// <summary>Returns null if the diagnostic offers no such edit.</summary>
    public static SourceEdit? FromProperties(ImmutableDictionary<string, string?> properties)
    {
        if (!properties.TryGetValue(TitleKey, out string? title) || title is null) return null;
        if (!properties.TryGetValue(ReplacementsKey, out string? lines) || lines is null) return null;
        var replacements = ImmutableArray.CreateBuilder<Replacement>();
        foreach (string line in lines.Split(LineSeparator))
        {
            string[] fields = line.Split(FieldSeparator);
            if (fields.Length != 3 || !int.TryParse(fields[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int start))
                return null;
            replacements.Add(new Replacement(start, fields[1], fields[2]));
        }

        return new SourceEdit(title, replacements.ToImmutable());
    }

    /// <summary>Returns null if the text is not what the analyzer saw.</summary>
    public ImmutableArray<TextChange>? FindChanges(SourceText text, int reportedAt)
    {
        var changes = ImmutableArray.CreateBuilder<TextChange>();
        foreach (Replacement replacement in Replacements)
        {
            var span = new TextSpan(Math.Max(0, reportedAt + replacement.Start), replacement.Old.Length);
            if (span.End > text.Length || text.ToString(span) != replacement.Old) return null;
            changes.Add(new TextChange(span, replacement.New));
        }

        return changes.ToImmutable();
    }
}
