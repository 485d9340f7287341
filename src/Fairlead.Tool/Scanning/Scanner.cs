using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fairlead.Tool.Scanning;

/// <summary>
/// Gives the analyzers' verdict on a folder without a build: one compilation a project, in the order of their references, and each let go
/// when its findings are known.
/// </summary>
internal sealed class Scanner
{
    private readonly ScanOptions _options;
    private readonly FindingCache? _cache;
    private readonly ConcurrentBag<ScanProblem> _problems = [];
    private readonly ProjectCompiler _compiler = new();
    private readonly Dictionary<ScanProject, string> _keys = [];
    private readonly Dictionary<(string, int, int, int, int, string), Finding> _findings = [];
    private AnalyzerConfigSet _configs = AnalyzerConfigSet.Create(Array.Empty<AnalyzerConfig>());
    private string _settingsKey = "";
    private long _lines;
    private int _files;

    public Scanner(ScanOptions options)
    {
        _options = options;
        _cache = options.CacheFolder is { } folder ? new FindingCache(folder) : null;
    }

    /// <exception cref="OperationCanceledException">The scan was interrupted.</exception>
    public async Task<ScanResult> RunAsync(CancellationToken cancellationToken)
    {
        FileWalk walk = FileWalk.Run(_options.Root, _options.Overlay, cancellationToken);
        IReadOnlyList<ScanProject> projects = ProjectFinder.FindAll(_options.Root, walk);
        _configs = AnalyzerSettings.ReadFiles(_options.Root, walk.SettingsFiles, walk.Problems);
        _settingsKey = ProjectKeys.GetSettingsKey(_options.Root, walk.SettingsFiles);
        ScanProject[] asked =
        [
            .. projects.Where(project => _options.IsProjectSelected(FileWalk.GetRelativePath(_options.Root, project.Folder))
                && project.Files.Any(file => _options.IsSelected(file.RelativePath))),
        ];
        int all = asked.Sum(static project => project.Files.Count());
        foreach (ScanProject project in Order(asked))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await ScanAsync(project, cancellationToken);
            _options.Progress(_files, all);
        }
        _cache?.RemoveOld(DateTime.UtcNow);
        return new ScanResult(
            _options.Root,
            [.. _findings.Values.OrderBy(static finding => finding.Path, StringComparer.Ordinal).ThenBy(static finding => finding.Line)
                .ThenBy(static finding => finding.Column).ThenBy(static finding => finding.RuleId, StringComparer.Ordinal)
                .ThenBy(static finding => finding.Message, StringComparer.Ordinal)],
            [.. walk.Problems.Concat(_problems).Distinct().OrderBy(static problem => problem.Path, StringComparer.Ordinal)],
            _files, _lines);
    }

    private async Task ScanAsync(ScanProject project, CancellationToken cancellationToken)
    {
        int problems = _problems.Count;
        ProjectTexts texts = ReadTexts(project, cancellationToken);
        string key = GetKey(project, texts);
        IReadOnlyList<Finding>? findings = _cache?.Find(key);
        if (findings is null)
        {
            findings = await FindAsync(project, texts, cancellationToken);
            bool isComplete = _problems.Count == problems;
            if (isComplete) _cache?.Add(key, findings);
        }
        foreach (Finding finding in findings.Where(finding => finding.Path.Length == 0 || _options.IsSelected(finding.Path)))
            _findings.TryAdd(finding.Identity, finding);
        _files += texts.Sources.Count + texts.Others.Count;
        _lines += texts.CountLines();
    }

    private async Task<IReadOnlyList<Finding>> FindAsync(ScanProject project, ProjectTexts texts, CancellationToken cancellationToken)
    {
        foreach (ScanProject referenced in Order(ProjectCompiler.FindAllReferenced(project))
            .Where(referenced => !_compiler.IsPublished(referenced)))
            _compiler.Publish(referenced, Compile(referenced, ReadTexts(referenced, cancellationToken), cancellationToken).Compilation,
                cancellationToken);

        (CSharpCompilation compilation, AdditionalText[] files, AnalyzerSettings settings) = Compile(project, texts, cancellationToken);
        var others = texts.Others.Select(static file => (file.File, file.Text)).ToArray();
        var factory = new FindingFactory(_options.Root, compilation, others);
        List<Finding> findings =
        [
            .. (await ProjectAnalyzer.FindAsync(compilation, files, settings, _problems, cancellationToken))
                .Select(factory.Create).OfType<Finding>(),
        ];
        if (OtherBranches.Find(compilation) is { } branches)
        {
            factory = new FindingFactory(_options.Root, branches.Compilation, others);
            IEnumerable<Diagnostic> found = await ProjectAnalyzer.FindAsync(
                branches.Compilation.WithOptions(
                    compilation.Options.WithSyntaxTreeOptionsProvider(settings.For(branches.Paths).TreeOptions)),
                [], settings.For(branches.Paths), _problems, cancellationToken);
            findings.AddRange(found.Where(branches.Contains).Select(factory.Create).OfType<Finding>());
        }
        return findings;
    }

    private (CSharpCompilation Compilation, AdditionalText[] Files, AnalyzerSettings Settings) Compile(
        ScanProject project, ProjectTexts texts, CancellationToken cancellationToken)
    {
        AnalyzerSettings settings = AnalyzerSettings.Create(_configs, BuildProperties.Get(project, _options.Today));
        AdditionalText[] files =
        [
            .. texts.Others.Select(static file => new FileText(file.File.FullPath, file.Text)),
            .. _options.HashedBaseline is { } baseline ? new[] { baseline } : [],
        ];
        return (_compiler.Compile(project, texts, settings, files, cancellationToken), files, settings);
    }

    private ProjectTexts ReadTexts(ScanProject project, CancellationToken cancellationToken) => ProjectTexts.Read(
        project,
        file => _options.Overlay.TryGetValue(file.RelativePath, out byte[]? staged) ? staged : SourceReader.FindBytes(file.FullPath),
        _problems, cancellationToken);

    /// <summary>Gets the key of everything that decides what is found in a project.</summary>
    private string GetKey(ScanProject project, ProjectTexts texts)
    {
        if (_cache is null) return "";
        foreach (ScanProject referenced in ProjectCompiler.FindAllReferenced(project))
        {
            if (!_keys.ContainsKey(referenced))
                _keys[referenced] = ProjectKeys.Get(referenced, ReadTexts(referenced, CancellationToken.None), _settingsKey, _options);
        }
        IEnumerable<string> references = ProjectCompiler.FindAllReferenced(project).Select(referenced => _keys[referenced]);
        string own = _keys[project] = ProjectKeys.Get(project, texts, _settingsKey, _options);
        return ProjectKeys.Combine(own, references);
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
