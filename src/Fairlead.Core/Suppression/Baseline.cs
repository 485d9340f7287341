using System.Text;
using Fairlead.Core.Json;
using Fairlead.Core.Text;

namespace Fairlead.Core.Suppression;

/// <summary>
/// The findings that a code base had when it adopted the rules: <c>.fairlead/baseline.json</c>. Each is a line of its own and the lines are
/// sorted, so that branches merge. What cannot be read in a line costs that line. A line knows a finding by a hash of its value, or by
/// what surrounds it, as the tool writes.
/// </summary>
internal sealed class Baseline
{
    private const string Folder = ".fairlead";
    private const string FileName = "baseline.json";

    private readonly Dictionary<BaselineEntry, SourceSpan> _entries = [];
    private readonly List<KeyValuePair<KnownFinding, SourceSpan>> _findings = [];

    private Baseline(byte[] key) => Key = key;

    /// <summary>A random key, at least 16 bytes; empty in a file that has none, whose entries then match nothing.</summary>
    public byte[] Key { get; }

    public IEnumerable<KeyValuePair<BaselineEntry, SourceSpan>> Entries => _entries;

    /// <summary>The entries that hold no hash of a value. The same one can be there twice, for two findings that are alike.</summary>
    public IReadOnlyList<KeyValuePair<KnownFinding, SourceSpan>> Findings => _findings;

    public JsonError? Error { get; private set; }

    public bool Contains(BaselineEntry entry) => _entries.ContainsKey(entry);

    public static bool IsBaseline(string path)
    {
        string[] parts = path.Split('/', '\\');
        return parts.Length >= 2 && parts[parts.Length - 1] == FileName && parts[parts.Length - 2] == Folder;
    }

    /// <summary>
    /// Finds a file's path from the folder that holds the baseline's folder, with slashes. Returns null for a file that is elsewhere.
    /// </summary>
    public static string? FindRelativePath(string baselinePath, string path)
    {
        string root = Normalize(baselinePath);
        root = root.Substring(0, root.Length - FileName.Length - Folder.Length - 1);
        path = Normalize(path);
        return path.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? path.Substring(root.Length) : null;
    }

    public static Baseline Parse(string text)
    {
        JsonDocument document = JsonDocument.Parse(text, JsonReaderOptions.Relaxed);
        JsonValue? root = document.Root;
        var baseline = new Baseline(ReadKey(root?["key"])) { Error = document.Error };
        bool needsKey = root?["key"] is not null || root?["entries"]?.Elements.Any(static entry => ReadFinding(entry) is not null) != true;
        if (baseline.Key.Length < 16 && needsKey)
            baseline.Error ??= new JsonError(
                root?["key"]?.Span ?? root?.Span ?? default, "A baseline has a 'key' of at least 16 random bytes in base64");
        foreach (JsonValue value in root?["entries"]?.Elements ?? [])
        {
            // The null at the end is there so that every entry ends with a comma.
            if (value.Kind == JsonKind.Null) continue;
            if (ReadFinding(value) is { } finding) baseline._findings.Add(new(finding, value.Span));
            else if (ReadEntry(value) is { } entry) baseline._entries[entry] = value.Span;
            else baseline.Error ??= new JsonError(
                value.Span, "An entry has a rule, an assembly and a symbol or a file and a path, and a hash");
        }

        if (document.Error is null) return baseline;
        baseline._findings.Clear();
        baseline.AddEntriesOfLines(text);
        return baseline;
    }

    /// <summary>Reads each line by itself, as a missing quote or a conflict of a merge leaves the others healthy.</summary>
    private void AddEntriesOfLines(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            int brace = text.IndexOf('{', start, end - start);
            string line = brace < 0 ? "" : text.Substring(brace, end - brace).TrimEnd('\r', ',', ' ');
            if (line.EndsWith("}", StringComparison.Ordinal)
                && JsonDocument.Parse(line, JsonReaderOptions.Strict) is { Error: null, Root: { } value })
            {
                var span = new SourceSpan(brace, line.Length);
                if (ReadFinding(value) is { } finding) _findings.Add(new(finding, span));
                else if (ReadEntry(value) is { } entry) _entries[entry] = span;
            }
            start = end + 1;
        }
    }

    public static string Format(byte[] key, IEnumerable<BaselineEntry> entries)
    {
        var text = new StringBuilder("{\n  \"key\": ");
        JsonString.Append(text, Convert.ToBase64String(key));
        text.Append(",\n  \"entries\": [\n");
        foreach (string line in entries.Distinct().Select(FormatEntry).OrderBy(static line => line, StringComparer.Ordinal))
            text.Append("    ").Append(line).Append(",\n");
        return text.Append("    null\n  ]\n}\n").ToString();
    }

    /// <summary>Formats findings that are known by what surrounds them. They need no key, as they hold no hash of a value.</summary>
    public static string Format(IEnumerable<KnownFinding> findings)
    {
        var text = new StringBuilder("{\n  \"entries\": [\n");
        foreach (string line in findings.Select(FormatFinding).OrderBy(static line => line, StringComparer.Ordinal))
            text.Append("    ").Append(line).Append(",\n");
        return text.Append("    null\n  ]\n}\n").ToString();
    }

    private static string FormatFinding(KnownFinding finding)
    {
        var line = new StringBuilder("{ ");
        AppendMember(line, "rule", finding.RuleId).Append(", ");
        AppendMember(line, "file", finding.File).Append(", ");
        AppendMember(line, "place", finding.Place).Append(", ");
        return AppendMember(line, "context", finding.Context).Append(" }").ToString();
    }

    private static string FormatEntry(BaselineEntry entry)
    {
        var line = new StringBuilder("{ ");
        AppendMember(line, "rule", entry.RuleId).Append(", ");
        AppendMember(line, entry.IsSource ? "assembly" : "file", entry.Container).Append(", ");
        AppendMember(line, entry.IsSource ? "symbol" : "path", entry.Member).Append(", ");
        return AppendMember(line, "hash", entry.Hash).Append(" }").ToString();
    }

    private static StringBuilder AppendMember(StringBuilder line, string name, string value)
    {
        line.Append('"').Append(name).Append("\": ");
        JsonString.Append(line, value);
        return line;
    }

    private static KnownFinding? ReadFinding(JsonValue value)
    {
        string? Text(string name) => value[name] is { Kind: JsonKind.String } member ? member.Text : null;

        return (Text("rule"), Text("file"), Text("place"), Text("context")) is ({ } rule, { } file, { } place, { } context)
            ? new KnownFinding(rule, file, place, context)
            : null;
    }

    private static BaselineEntry? ReadEntry(JsonValue value)
    {
        string? Text(string name) => value[name] is { Kind: JsonKind.String } member ? member.Text : null;

        bool isSource = Text("assembly") is not null;
        return (Text("rule"), Text(isSource ? "assembly" : "file"), Text(isSource ? "symbol" : "path"), Text("hash"))
            is ({ } rule, { } container, { } member, { } hash)
            ? new BaselineEntry(rule, container, member, isSource, hash)
            : null;
    }

    private static byte[] ReadKey(JsonValue? value)
    {
        try
        {
            return value is { Kind: JsonKind.String, Text: { } text } ? Convert.FromBase64String(text) : [];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static string Normalize(string path) => path.Replace('\\', '/');
}
