using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Tool.Scanning;

/// <summary>The texts of a project's files, read once. What cannot be read is noted, and is missing here.</summary>
internal sealed class ProjectTexts
{
    public IReadOnlyList<(ScannedFile File, SourceText Text)> Sources { get; private init; } = [];

    public IReadOnlyList<(ScannedFile File, SourceText Text)> Others { get; private init; } = [];

    /// <param name="project">The project to read.</param>
    /// <param name="read">Reads a file: from the disk, or as a commit has it. Returns null for one that is no text.</param>
    /// <param name="problems">Gets what could not be read.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static ProjectTexts Read(
        ScanProject project, Func<ScannedFile, byte[]?> read, ConcurrentBag<ScanProblem> problems, CancellationToken cancellationToken) =>
        new()
        {
            Sources = Read(project.Sources, read, problems, cancellationToken),
            Others = Read(project.Others, read, problems, cancellationToken),
        };

    public IEnumerable<(ScannedFile File, SourceText Text)> All => Sources.Concat(Others);

    private static (ScannedFile File, SourceText Text)[] Read(
        List<ScannedFile> files, Func<ScannedFile, byte[]?> read, ConcurrentBag<ScanProblem> problems, CancellationToken cancellationToken)
    {
        var texts = new SourceText?[files.Count];
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            try
            {
                if (read(files[i]) is { } bytes) texts[i] = SourceReader.Decode(bytes);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(new ScanProblem(files[i].RelativePath, "The file could not be read"));
            }
        });
        return [.. files.Zip(texts).Where(static pair => pair.Second is not null).Select(static pair => (pair.First, pair.Second!))];
    }
}
