using Fairlead.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Tool.Scanning;

/// <summary>
/// Compiles projects without a build: against the framework, the packages that a restore has brought, and their other projects. Whatever
/// is missing stays unresolved, and the rules judge it by names.
/// </summary>
internal sealed class ProjectCompiler
{
    private static readonly EmitOptions ReferenceAssembly =
        new(metadataOnly: true, tolerateErrors: true, includePrivateMembers: false);

    private readonly Dictionary<ScanProject, MetadataReference> _published = [];

    /// <summary>Compiles the texts of a project. Projects that it references were published before.</summary>
    public CSharpCompilation Compile(
        ScanProject project, ProjectTexts texts, AnalyzerSettings settings, IReadOnlyList<AdditionalText> additionalFiles,
        CancellationToken cancellationToken)
    {
        CSharpParseOptions parsing = GetParseOptions(project);
        var trees = new SyntaxTree[texts.Sources.Count];
        Parallel.For(0, trees.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            trees[i] = CSharpSyntaxTree.ParseText(texts.Sources[i].Text, parsing, texts.Sources[i].File.FullPath, cancellationToken));

        CSharpCompilation compilation = CSharpCompilation.Create(
            project.AssemblyName, [.. trees, .. ImplicitUsings.Create(project, parsing)], FindReferences(project),
                GetOptions(project, settings));
        return NeedsGenerator(project) ? Generate(compilation, settings, additionalFiles, parsing, cancellationToken) : compilation;
    }

    public bool IsPublished(ScanProject project) => _published.ContainsKey(project);

    /// <summary>Keeps what other projects see of a compilation, so that the compilation itself can go.</summary>
    public void Publish(ScanProject project, CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        using var image = new MemoryStream();
        bool isEmitted = compilation.Emit(image, options: ReferenceAssembly, cancellationToken: cancellationToken).Success;
        _published[project] = isEmitted ? MetadataReference.CreateFromImage(image.ToArray()) : compilation.ToMetadataReference();
    }

    /// <summary>
    /// Gets how sources are parsed. No rule asks whether a value may be null, and that analysis costs a third of the binding.
    /// </summary>
    private static CSharpParseOptions GetParseOptions(ScanProject project) =>
        new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None, preprocessorSymbols: PreprocessorSymbols.Get(project))
            .WithFeatures([new("run-nullable-analysis", "never")]);

    private static CSharpCompilationOptions GetOptions(ScanProject project, AnalyzerSettings settings)
    {
        bool isProgram = project.Properties.Find("OutputType")?.EndsWith("Exe", StringComparison.OrdinalIgnoreCase) ?? project.IsWeb;
        return new CSharpCompilationOptions(
            isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            nullableContextOptions: project.Properties.IsTrue("Nullable") ? NullableContextOptions.Enable : NullableContextOptions.Disable,
            generalDiagnosticOption: project.Properties.IsTrue("TreatWarningsAsErrors") ? ReportDiagnostic.Error : ReportDiagnostic.Default,
            specificDiagnosticOptions: GetSeverities(project)).WithSyntaxTreeOptionsProvider(settings.TreeOptions);
    }

    private static Dictionary<string, ReportDiagnostic> GetSeverities(ScanProject project)
    {
        var severities = new Dictionary<string, ReportDiagnostic>(StringComparer.Ordinal);
        Add("WarningsAsErrors", ReportDiagnostic.Error);
        Add("WarningsNotAsErrors", ReportDiagnostic.Warn);
        Add("NoWarn", ReportDiagnostic.Suppress);
        return severities;

        void Add(string property, ReportDiagnostic severity)
        {
            foreach (string id in (project.Properties.Find(property) ?? "").Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries))
                severities[id.Trim()] = severity;
        }
    }

    private List<MetadataReference> FindReferences(ScanProject project)
    {
        var references = new List<MetadataReference>(FrameworkReferences.Get(project.IsWeb));
        if (RestoredPackages.FindList(project) is { } list) references.AddRange(RestoredPackages.Read(list, project.TargetFramework));
        foreach (ScanProject referenced in FindAllReferenced(project))
        {
            if (_published.TryGetValue(referenced, out MetadataReference? reference)) references.Add(reference);
        }
        return references;
    }

    /// <summary>Finds the projects that a project references, and those that they reference.</summary>
    public static IReadOnlyCollection<ScanProject> FindAllReferenced(ScanProject project)
    {
        var found = new HashSet<ScanProject>();
        var open = new Stack<ScanProject>(project.References);
        while (open.TryPop(out ScanProject? referenced))
        {
            if (referenced != project && found.Add(referenced)) referenced.References.ForEach(open.Push);
        }
        return found;
    }

    private static bool NeedsGenerator(ScanProject project) =>
        project.Others.Any(static file => file.Role == FileRole.Connections)
        || FindAllReferenced(project).Any(static referenced => referenced.Others.Any(static file => file.Role == FileRole.Connections))
        || project.Properties.GetItems("PackageReference").Any(static package => package.StartsWith("Fairlead", StringComparison.Ordinal));

    private static CSharpCompilation Generate(
        CSharpCompilation compilation, AnalyzerSettings settings, IReadOnlyList<AdditionalText> additionalFiles, CSharpParseOptions parsing,
        CancellationToken cancellationToken)
    {
        CSharpGeneratorDriver.Create([new ConnectionsGenerator().AsSourceGenerator()], additionalFiles, parsing, settings)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _, cancellationToken);
        return (CSharpCompilation)generated;
    }
}
