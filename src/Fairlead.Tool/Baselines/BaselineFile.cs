using Fairlead.Core.Suppression;
using Fairlead.Core.Text;
using Fairlead.Tool.Reports;
using Fairlead.Tool.Scanning;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Tool.Baselines;

/// <summary>A baseline on the disk: one of ours, or a report of gitleaks.</summary>
internal sealed class BaselineFile
{
    public const string DefaultPath = ".fairlead/baseline.json";

    private readonly string _text;
    private readonly Baseline? _own;

    private BaselineFile(string path, string text, Baseline? own, IReadOnlyList<GitleaksEntry> gitleaks) =>
        (Path, _text, _own, Gitleaks) = (path, text, own, gitleaks);

    public string Path { get; }

    public IReadOnlyList<GitleaksEntry> Gitleaks { get; }

    public IReadOnlyList<KnownFinding> Findings => [.. (_own?.Findings ?? []).Select(static entry => entry.Key)];

    /// <summary>Gets the number of entries that hold a hash of a value, which only a build judges.</summary>
    public int HashedEntries => _own?.Entries.Count() ?? 0;

    /// <exception cref="BaselineException">The file cannot be read as a baseline.</exception>
    public static BaselineFile Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BaselineException($"The baseline '{path}' could not be read: {e.Message}");
        }
        if (text.AsSpan().TrimStart() is ['[', ..]) return new BaselineFile(path, text, null, GitleaksEntry.ReadReport(text, path));
        Baseline baseline = Baseline.Parse(text);
        if (baseline.Error is { } error)
        {
            int line = text.AsSpan(0, Math.Min(error.Span.Start, text.Length)).Count('\n') + 1;
            throw new BaselineException($"The baseline '{path}' could not be read at line {line}: {error.Message}");
        }
        return new BaselineFile(path, text, baseline, []);
    }

    /// <summary>
    /// Gets the file as the rules read it, with the entries left out that a scan matches itself, because it knows all projects. Returns
    /// null if nothing is left.
    /// </summary>
    public FileText? FindHashedText(string root)
    {
        if (HashedEntries == 0) return null;
        char[] text = _text.ToCharArray();
        foreach ((KnownFinding _, SourceSpan span) in _own!.Findings)
        {
            text.AsSpan(span.Start, span.Length).Fill(' ');
            "null".CopyTo(0, text, span.Start, 4);
        }
        return new FileText(System.IO.Path.Combine(root, DefaultPath), SourceText.From(new string(text)));
    }

    public static void Write(string path, IEnumerable<KnownFinding> findings) =>
        ReportFile.Write(path, output => output.Write(Baseline.Format(findings)));

    public static KnownFinding Create(Finding finding) => new(finding.RuleId, finding.Path, finding.Place, finding.Context);
}
