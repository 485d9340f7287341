using System.Globalization;
using System.Text.Json;

namespace Fairlead.Tool.Baselines;

/// <summary>A finding that gitleaks knows: a file and its lines. Its rules are not ours, so a rule is not compared.</summary>
internal sealed record GitleaksEntry(string File, int StartLine, int EndLine)
{
    public const string IgnoreFile = ".gitleaksignore";
    public const string AllowComment = "gitleaks:allow";

    public bool IsAt(string path, int line, int endLine) => path == File && line <= EndLine && endLine >= StartLine;

    /// <summary>Reads a report in JSON, which gitleaks takes as a baseline.</summary>
    /// <exception cref="BaselineException">The text is no such report.</exception>
    public static IReadOnlyList<GitleaksEntry> ReadReport(string text, string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return
            [
                .. document.RootElement.EnumerateArray().Select(static finding => new GitleaksEntry(
                    Normalize(finding.GetProperty("File").GetString()!),
                    finding.GetProperty("StartLine").GetInt32(),
                    finding.TryGetProperty("EndLine", out JsonElement end) ? end.GetInt32() : finding.GetProperty("StartLine").GetInt32())),
            ];
        }
        catch (JsonException e)
        {
            throw new BaselineException($"The baseline '{path}' could not be read at line {e.LineNumber + 1}: it is not valid JSON");
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new BaselineException($"The baseline '{path}' is no report of gitleaks: an entry has a 'File' and a 'StartLine'");
        }
    }

    /// <summary>
    /// Reads a <c>.gitleaksignore</c> file, a fingerprint a line: <c>file:rule:line</c>, or with a commit before it. Other lines are
    /// left out.
    /// </summary>
    public static IEnumerable<GitleaksEntry> ReadIgnoreFile(string text)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#')) continue;
            string[] parts = line.Split(':');
            if (parts.Length is < 3 or > 4 || !int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                continue;
            yield return new GitleaksEntry(Normalize(parts[^3]), number, number);
        }
    }

    private static string Normalize(string path) => path.Replace('\\', '/').TrimStart('/');
}
