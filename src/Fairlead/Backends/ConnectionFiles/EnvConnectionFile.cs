namespace Fairlead.Backends.ConnectionFiles;

/// <summary>A line per connection, <c>orders_db=postgres://…</c>; empty lines and those that begin with '#' are skipped.</summary>
internal sealed class EnvConnectionFile : ConnectionFileFormat
{
    public override ConnectionFileContent Read(string text, bool isAirflows)
    {
        var content = new ConnectionFileContent();
        int number = 0;
        foreach (string line in SplitLines(text))
        {
            number++;
            if (IsSkipped(line)) continue;
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) return Defective(number, "it has no '='");
            if (equals == 0) return Defective(number, "it has nothing before the '='");
            if (equals == line.Length - 1) return Defective(number, "it has nothing after the '='");

            string value = line[(equals + 1)..];
            content.Add(line[..equals], isAirflows || FindDefect(line, value) is not { } defect ? ConnectionFileEntry.Found(value.Trim())
                : ConnectionFileEntry.Defective(defect));
        }
        return content;
    }

    public override string? FindDefect(string id) => id.StartsWith('#') ? "a line that begins with '#' is a comment" : null;

    public override string Replace(string text, string id, string? json)
    {
        // JSON leaves these as they are, and to readers of lines they end one.
        json = json?.Replace("\u0085", "\\u0085", StringComparison.Ordinal).Replace("\u2028", "\\u2028", StringComparison.Ordinal)
            .Replace("\u2029", "\\u2029", StringComparison.Ordinal);
        List<string> lines = [.. SplitLines(text)];
        if (lines.Count > 0 && lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        int index = lines.FindIndex(line => !IsSkipped(line) && line.StartsWith(id + "=", StringComparison.Ordinal));
        if (json is null) lines.RemoveAt(index);
        else if (index < 0) lines.Add($"{id}={json}");
        else lines[index] = $"{id}={json}";
        return string.Concat(lines.Select(static line => line + "\n"));
    }

    private static ConnectionFileContent Defective(int number, string defect) =>
        ConnectionFileContent.Defective(FormattableString.Invariant($"line {number} is not a connection: {defect}"));

    private static bool IsSkipped(string line) => string.IsNullOrWhiteSpace(line) || line.AsSpan().TrimStart().StartsWith("#");

    /// <summary>What shells and other tools understand in such a file, and this format does not.</summary>
    private static string? FindDefect(string line, string value) =>
        line.StartsWith("export ", StringComparison.Ordinal) ? "it begins with 'export', which would be a part of the id"
        : value[0] is '"' or '\'' ? "its value is in quotes, which would be a part of it"
        : null;

    private static string[] SplitLines(string text) => text.ReplaceLineEndings("\n").Split('\n');
}
