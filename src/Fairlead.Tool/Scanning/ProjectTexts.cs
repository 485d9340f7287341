using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Tool.Scanning;

/// <summary>A file of a project with its bytes, which become a text when somebody asks.</summary>
internal sealed class ProjectText(ScannedFile file, byte[] bytes)
{
    private SourceText? _text;

    public ScannedFile File => file;

    public byte[] Bytes => bytes;

    public SourceText Text => _text ??= SourceReader.Decode(bytes);
}

/// <summary>The files of a project, read once. What cannot be read is noted, and is missing here.</summary>
internal sealed class ProjectTexts
{
    public IReadOnlyList<ProjectText> Sources { get; private init; } = [];

    public IReadOnlyList<ProjectText> Others { get; private init; } = [];

    public IEnumerable<ProjectText> All => Sources.Concat(Others);

    /// <param name="project">The project to read.</param>
    /// <param name="read">Reads a file: from the disk, or as it is staged. Returns null for one that is no text.</param>
    /// <param name="problems">Gets what could not be read.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static ProjectTexts Read(
        ScanProject project, Func<ScannedFile, byte[]?> read, ConcurrentBag<ScanProblem> problems, CancellationToken cancellationToken) =>
        new()
        {
            Sources = Read(project.Sources, read, problems, cancellationToken),
            Others = Read(project.Others, read, problems, cancellationToken),
        };

    public long CountLines() => All.Sum(static file => (long)file.Bytes.AsSpan().Count((byte)'\n') + 1);

    private static ProjectText[] Read(
        List<ScannedFile> files, Func<ScannedFile, byte[]?> read, ConcurrentBag<ScanProblem> problems, CancellationToken cancellationToken)
    {
        var texts = new ProjectText?[files.Count];
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            try
            {
                if (read(files[i]) is { } bytes) texts[i] = new ProjectText(files[i], bytes);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(new ScanProblem(files[i].RelativePath, "The file could not be read"));
            }
        });
        return [.. texts.OfType<ProjectText>()];
    }
}
