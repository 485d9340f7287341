using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Tool.Scanning;

/// <summary>
/// Gives the analyzers' verdict on a folder without a build: one compilation a project, in the order of their references, and each let go
/// when its findings are known.
/// </summary>
internal sealed class Scanner(ScanOptions options)
{
    private readonly ConcurrentBag<ScanProblem> _problems = [];
    private readonly ProjectCompiler _compiler = new();
    private readonly Dictionary<(string, int, int, int, int, string), Finding> _findings = [];
    private long _lines;
    private int _files;

    /// <exception cref="OperationCanceledException">The scan was interrupted.</exception>
    public async Task<ScanResult> RunAsync(CancellationToken cancellationToken)
    {
        FileWalk walk = FileWalk.Run(options.Root, cancellationToken);
        IReadOnlyList<ScanProject> projects = ProjectFinder.FindAll(options.Root, walk);
        AnalyzerConfigSet settings = AnalyzerSettings.ReadFiles(options.Root, walk.SettingsFiles, walk.Problems);
        HashSet<ScanProject> asked =
            [.. projects.Where(project => project.Files.Any(file => options.IsSelected(file.RelativePath)))];
        HashSet<ScanProject> referenced = [.. asked.SelectMany(ProjectCompiler.FindAllReferenced)];
        int all = asked.Sum(static project => project.Files.Count());

        foreach (ScanProject project in Order(projects.Where(project => asked.Contains(project) || referenced.Contains(project))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await ScanAsync(project, settings, asked.Contains(project), referenced.Contains(project), cancellationToken);
            options.Progress(_files, all);
        }
        return new ScanResult(
            options.Root,
            [.. _findings.Values.OrderBy(static finding => finding.Path, StringComparer.Ordinal).ThenBy(static finding => finding.Line)
                .ThenBy(static finding => finding.Column).ThenBy(static finding => finding.RuleId, StringComparer.Ordinal)
                .ThenBy(static finding => finding.Message, StringComparer.Ordinal)],
            [.. walk.Problems.Concat(_problems).Distinct().OrderBy(static problem => problem.Path, StringComparer.Ordinal)],
            _files, _lines);
    }

    private async Task ScanAsync(
        ScanProject project, AnalyzerConfigSet configs, bool isAsked, bool isReferenced, CancellationToken cancellationToken)
    {
        ProjectTexts texts = ProjectTexts.Read(project, static file => SourceReader.FindBytes(file.FullPath), _problems, cancellationToken);
        AnalyzerSettings settings = AnalyzerSettings.Create(configs, BuildProperties.Get(project, options.Today));
        AdditionalText[] files = [.. texts.Others.Select(static file => new FileText(file.File.FullPath, file.Text))];
        CSharpCompilation compilation = _compiler.Compile(project, texts, settings, files, cancellationToken);
        if (isReferenced) _compiler.Publish(project, compilation, cancellationToken);
        if (!isAsked) return;

        var places = new FindingFactory(options.Root, compilation, texts.Others);
        foreach (Diagnostic diagnostic in await ProjectAnalyzer.FindAsync(compilation, files, settings, _problems, cancellationToken))
        {
            if (places.Create(diagnostic) is { } finding && options.IsSelected(finding.Path)) _findings.TryAdd(finding.Identity, finding);
        }
        foreach ((ScannedFile _, SourceText text) in texts.All)
        {
            _files++;
            _lines += text.Lines.Count;
        }
    }

    /// <summary>Orders projects so that each comes after those that it references.</summary>
    private static List<ScanProject> Order(IEnumerable<ScanProject> projects)
    {
        var ordered = new List<ScanProject>();
        HashSet<ScanProject> left = [.. projects];
        foreach (ScanProject project in left.ToArray()) Add(project);
        return ordered;

        void Add(ScanProject project)
        {
            if (!left.Remove(project)) return;
            project.References.ForEach(Add);
            ordered.Add(project);
        }
    }
}
