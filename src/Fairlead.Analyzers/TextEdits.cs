using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers;

/// <summary>
/// The facts of a textual fix: the edits that a finding offers, each with a title; the likeliest is first. What is replaced is told by its
/// place alone, for it may be a secret, and properties of diagnostics end up in logs; a text of another length is not the one that was
/// looked at.
/// </summary>
internal sealed record TextEdits(int TextLength, IReadOnlyList<TextEdit> Edits)
{
    private const string LengthKey = "length";

    /// <summary>Creates the only edit that a finding offers. Returns null if there is nothing to change.</summary>
    public static TextEdits? Create(string title, SourceText text, params TextChange[] changes) =>
        changes.Length == 0 ? null : new TextEdits(text.Length, [new TextEdit(title, changes)]);

    public ImmutableDictionary<string, string?> ToProperties()
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (Edits.Count == 0) return properties;
        for (int i = 0; i < Edits.Count; i++) properties = properties.Add(GetKey(i), Edits[i].ToText());
        return properties.Add(LengthKey, TextLength.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Reads those that a diagnostic offers for a text; none where it is not the text that was looked at.</summary>
    public static IReadOnlyList<TextEdit> ReadFrom(SourceText text, ImmutableDictionary<string, string?> properties)
    {
        var edits = new List<TextEdit>();
        if (!properties.TryGetValue(LengthKey, out string? length) || length != text.Length.ToString(CultureInfo.InvariantCulture))
            return edits;
        while (properties.TryGetValue(GetKey(edits.Count), out string? written) && TextEdit.FromText(written, text.Length) is { } edit)
            edits.Add(edit);
        return edits;
    }

    private static string GetKey(int index) => "edit" + index.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One edit and what it is called.</summary>
internal sealed record TextEdit(string Title, IReadOnlyList<TextChange> Changes)
{
    private const char Separator = '|';

    public string ToText() => string.Join(Separator.ToString(), Changes
        .SelectMany(static change => new[] { Write(change.Span.Start), Write(change.Span.Length), Escape(change.NewText!) })
        .Prepend(Escape(Title)));

    public static TextEdit? FromText(string? text, int sourceLength)
    {
        string[] parts = text?.Split(Separator) ?? [];
        if (parts.Length % 3 != 1) return null;
        var changes = new List<TextChange>();
        for (int i = 1; i < parts.Length; i += 3)
        {
            if (Read(parts[i]) is not { } start || Read(parts[i + 1]) is not { } length || start > sourceLength - length) return null;
            changes.Add(new TextChange(new TextSpan(start, length), Unescape(parts[i + 2])));
        }
        return new TextEdit(Unescape(parts[0]), changes);
    }

    private static string Write(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? Read(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("|", "\\p");

    private static string Unescape(string text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length) plain.Append(text[++i] == 'p' ? '|' : '\\');
            else plain.Append(text[i]);
        }
        return plain.ToString();
    }
}
