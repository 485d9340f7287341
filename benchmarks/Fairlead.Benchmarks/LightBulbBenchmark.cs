using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Benchmarks;

/// <summary>
/// Measures how long a light bulb takes to appear for a secret, and how long fixing all of them takes, in a project of 200 files with the
/// generator and the runtime. Binding the edited file, which an editor does in any case, is shown beside it.
/// </summary>
internal sealed class LightBulbBenchmark
{
    private const int Files = 200;
    private const int LinesOfLargest = 2000;
    private const int FindingsOfAll = 500;
    private const string UserSecretsId = "fairlead-benchmark";

    private static readonly string[] Names = ["Crm", "Orders", "Billing", "Logistics", "Shop", "Finance", "Hr", "Marketing", "Ledger", "Archive"];

    private readonly AdhocWorkspace _workspace = new();
    private readonly CodeFixProvider _fixer;
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;

    private LightBulbBenchmark()
    {
        var assembly = System.Reflection.Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Fairlead.CodeFixes.dll"));
        var type = assembly.GetType("Fairlead.CodeFixes.Credentials.MoveToConnectionFixer", throwOnError: true)!;
        _fixer = (CodeFixProvider)Activator.CreateInstance(type, nonPublic: true)!;
        _analyzers = [.. AnalyzerGroup.Load(Path.Combine(AppContext.BaseDirectory, "Fairlead.Analyzers.dll") + "=FLD1*").Analyzers];
    }

    public static async Task RunAsync(Arguments arguments)
    {
        var home = Directory.CreateTempSubdirectory("fairlead-benchmark").FullName;
        Environment.SetEnvironmentVariable("HOME", home);
        Environment.SetEnvironmentVariable("APPDATA", home);
        try
        {
            var benchmark = new LightBulbBenchmark();
            await benchmark.MeasureOneAsync(arguments.Number("runs", otherwise: 5));
            await benchmark.MeasureAllAsync();
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private async Task MeasureOneAsync(int runs)
    {
        var project = Create(findings: 60, inOneFile: true);
        var largest = project.Documents.First();
        var table = new MarkdownTable("after an edit in a file of " + LinesOfLargest + " lines", "median", "longest");
        List<TimeSpan> bulbs = [], binding = [];
        for (var run = -1; run < runs; run++)
        {
            // A new text, as after each keystroke: the trees of the other files stay.
            var text = await largest.GetTextAsync();
            var edited = largest.WithText(text.WithChanges(new TextChange(new TextSpan(text.Length, 0), $"\n// {run}\n")));
            var findings = await FindAsync(edited.Project, edited);
            foreach (var finding in findings.Take(40))
            {
                var again = edited.WithText(SourceText.From((await edited.GetTextAsync()) + "// again\n"));
                await again.Project.GetCompilationAsync();
                var watch = Stopwatch.StartNew();
                (await again.GetSemanticModelAsync())!.GetDiagnostics();
                if (run >= 0)
                    binding.Add(watch.Elapsed);

                again = edited.WithText(SourceText.From((await edited.GetTextAsync()) + "// once more\n"));
                watch.Restart();
                List<CodeAction> actions = [];
                await _fixer.RegisterCodeFixesAsync(new CodeFixContext(again, Move(finding, (await again.GetSyntaxTreeAsync())!), (action, _) => actions.Add(action), default));
                if (run >= 0)
                    bulbs.Add(watch.Elapsed);
                if (actions.Count == 0)
                    throw new InvalidOperationException("No light bulb for " + finding.Id);
            }
        }

        table.Add("binding the file", Measurement.Milliseconds(Measurement.GetMedian(binding)), Measurement.Milliseconds(binding.Max()));
        table.Add("the light bulb of one finding", Measurement.Milliseconds(Measurement.GetMedian(bulbs)), Measurement.Milliseconds(bulbs.Max()));
        table.Write(Console.Out);
        Console.WriteLine();
    }

    private async Task MeasureAllAsync()
    {
        var project = Create(FindingsOfAll, inOneFile: false);
        var findings = await FindAsync(project, only: null);
        var context = new FixAllContext(
            project.Documents.First(), _fixer, FixAllScope.Project, _fixer.GetType().Name, _fixer.FixableDiagnosticIds, new Known(findings), default);
        var watch = Stopwatch.StartNew();
        var action = await _fixer.GetFixAllProvider()!.GetFixAsync(context);
        var operations = await action!.GetOperationsAsync(default);
        var time = watch.Elapsed;
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetChanges(project.Solution).GetProjectChanges().Single();
        var left = await FindAsync(changed.NewProject, only: null);
        Console.WriteLine(
            $"Fixing all of {findings.Count} findings in {Files} files: {Measurement.Milliseconds(time)}; "
            + $"{changed.GetChangedDocuments().Count()} files changed, {left.Count} findings left.");
    }

    private async Task<IReadOnlyList<Diagnostic>> FindAsync(Project project, Document? only)
    {
        var analysis = (await project.GetCompilationAsync())!.WithAnalyzers(_analyzers, project.AnalyzerOptions);
        var tree = only is null ? null : await only.GetSyntaxTreeAsync();
        return [.. (await analysis.GetAnalyzerDiagnosticsAsync())
            .Where(finding => _fixer.FixableDiagnosticIds.Contains(finding.Id) && (tree is null || finding.Location.SourceTree == tree))
            .OrderBy(finding => finding.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(finding => finding.Location.SourceSpan.Start)];
    }

    private static Diagnostic Move(Diagnostic finding, SyntaxTree tree) =>
        Diagnostic.Create(finding.Descriptor, Location.Create(tree, finding.Location.SourceSpan), finding.Properties);

    private Project Create(int findings, bool inOneFile)
    {
        var id = ProjectId.CreateNewId();
        var solution = _workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Create(), "Shop", "Shop", LanguageNames.CSharp, filePath: "/shop/Shop.csproj",
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: SourceFolder.FrameworkAssemblies()
                .Concat([typeof(IConnectionResolver).Assembly.Location, typeof(FairleadOptions).Assembly.Location])
                .Concat(Directory.GetFiles(AppContext.BaseDirectory, "Microsoft.Extensions.*.dll"))
                .Select(path => MetadataReference.CreateFromFile(path)),
            analyzerReferences: [new AnalyzerFileReference(Path.Combine(AppContext.BaseDirectory, "Fairlead.Generator.dll"), new IsolatedAssemblyLoader())]));
        var perFile = inOneFile ? findings : findings / 50;
        for (var file = 0; file < Files; file++)
        {
            var count = inOneFile ? (file == 0 ? findings : 0) : file < findings / perFile ? perFile : 0;
            solution = solution.AddDocument(
                DocumentId.CreateNewId(id), $"F{file:000}.cs", SourceText.From(Write(file, count, inOneFile && file == 0 ? LinesOfLargest : 100)),
                filePath: $"/shop/F{file:000}.cs");
        }

        solution = solution
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "connections.json", SourceText.From("{\n  \"connections\": { }\n}\n"), filePath: "/shop/connections.json")
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "Shop.csproj", SourceText.From("<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup />\n</Project>\n"), filePath: "/shop/Shop.csproj")
            .AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(id), ".globalconfig",
                SourceText.From($"is_global = true\nbuild_property.UserSecretsId = {UserSecretsId}\nbuild_property.RootNamespace = Shop\n"), filePath: "/shop/.globalconfig");
        return solution.GetProject(id)!;
    }

    /// <summary>A class without connections. Its first methods log in, each with its own account.</summary>
    private static string Write(int file, int findings, int lines)
    {
        var name = Names[file % Names.Length];
        var code = new StringBuilder($"using System;\nusing System.Net;\n\nnamespace Shop;\n\npublic sealed class {name}Part{file}\n{{\n");
        for (var i = 0; i < findings; i++)
            code.Append($"\n    public NetworkCredential {name}Login{i}()\n    {{\n        return new NetworkCredential(\"svc-{name.ToLowerInvariant()}-{file}-{i}\", \"Vk{file}xpQz{i}mLw{file * 31 % 97}\");\n    }}\n");
        for (var i = 0; code.ToString().Count(character => character == '\n') < lines - 8; i++)
            code.Append($"\n    public int Sum{i}(int number)\n    {{\n        var sum = number + {i};\n        for (var n = 0; n < number; n++)\n            sum += Math.Max(n, {i});\n        return sum;\n    }}\n");
        return code.Append("}\n").ToString();
    }

    private sealed class Known(IReadOnlyList<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(findings.Where(finding => finding.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
