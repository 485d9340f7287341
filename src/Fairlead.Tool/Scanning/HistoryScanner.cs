using System.Collections.Concurrent;
using Fairlead.Tool.Git;
using Microsoft.CodeAnalysis;

namespace Fairlead.Tool.Scanning;

/// <summary>
/// Scans every version of every file that the commits of a repository have, each by itself. A value is reported once, in the commit that
/// brought it.
/// </summary>
internal sealed class HistoryScanner(ScanOptions options, AnalyzerConfigSet configs)
{
    private const int LargestVersion = 16 * 1024 * 1024;

    private readonly ConcurrentBag<ScanProblem> _problems = [];
    private readonly ContentScanner _scanner = new(options.Root, configs, hasFramework: true);
    private long _lines;
    private int _versions;

    public async Task<ScanResult> RunAsync(CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<(int Order, Finding Finding)>();
        try
        {
            await Parallel.ForEachAsync(
                ReadAsync(cancellationToken),
                    new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
                async (version, token) =>
                {
                    foreach (Finding finding in await ScanAsync(version.Version, version.Content, token))
                        found.Add((version.Order, finding));
                });
        }
        catch (GitException e)
        {
            _problems.Add(new ScanProblem("", e.Message));
        }
        Finding[] findings =
        [
            .. found.OrderBy(static item => item.Order).ThenBy(static item => item.Finding.Line).ThenBy(static item => item.Finding.Column)
                .Select(static item => item.Finding)
                .DistinctBy(static finding => (finding.RuleId, finding.Path, finding.ValueKey)),
        ];
        return new ScanResult(
            options.Root, findings, [.. _problems.Distinct().OrderBy(static problem => problem.Path, StringComparer.Ordinal)], _versions,
                _lines);
    }

    private async IAsyncEnumerable<(int Order, FileVersion Version, byte[] Content)> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new HashSet<(string, string)>();
        using var blobs = new GitBlobs(options.Root);
        await foreach (FileVersion version in GitHistory.FindVersionsAsync(options.Root, cancellationToken))
        {
            bool isRead = FileWalk.FindRole(version.Path) is FileRole.Source or FileRole.Configuration
                && !version.Path.Split('/').Any(static part => SkippedPaths.IsSkippedFolder(part, isInProject: false))
                && !SkippedPaths.IsSkippedFile(Path.GetFileName(version.Path));
            if (!isRead || !options.IsSelected(version.Path) || !options.IsBlobSelected(version.Blob)) continue;
            if (!known.Add((version.Path, version.Blob))) continue;
            if (blobs.Find(version.Blob) is { } content)
            {
                if (content.Length is > 0 and <= LargestVersion && !SourceReader.IsBinary(content))
                    yield return (known.Count, version, content);
            }
            else
            {
                _problems.Add(new ScanProblem(version.Path,
                    $"The object {version.Blob[..10]} of commit {version.Commit[..10]} could not be read"));
            }
        }
    }

    private async Task<IEnumerable<Finding>> ScanAsync(FileVersion version, byte[] content, CancellationToken cancellationToken)
    {
        var text = SourceReader.Decode(content);
        Interlocked.Add(ref _lines, text.Lines.Count);
        options.Progress(Interlocked.Increment(ref _versions), 0);
        IReadOnlyList<Finding> findings = await _scanner.FindAsync(version.Path, text, _problems, cancellationToken);
        return findings.Select(finding => finding with { Commit = version.Commit });
    }
}
