using System.Collections.Immutable;
using System.Xml.Linq;
using Fairlead.Analyzers;
using Fairlead.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>
/// A small project as an editor has it: its files, the real generator and analyzers, the options and additional files that the package
/// gives the compiler, and the assemblies of its packages. It is made anew from its files after every fix, so that what a fix writes into
/// the project file counts, and nothing else does.
/// </summary>
internal sealed class SituationProject
{
    /// <summary>Stands for an id that is a new one for every run, so that runs don't share a store.</summary>
    public const string IdPlaceholder = "{{userSecretsId}}";

    private const string Name = "Shop";
    private const string ProjectFileName = Name + ".csproj";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(FairleadAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!),
    ];

    private static readonly AnalyzerReference Generator = new GeneratorReference();

    private static readonly string Preset = RepositoryFiles.Read("src/Fairlead.Package/globalconfig/Fairlead.default.globalconfig");

    private readonly string _folder;

    private SituationProject(string folder, IReadOnlyDictionary<string, string> files)
    {
        _folder = folder;
        Files = files;
        File = ProjectFile.Parse(files.First(static file => IsProjectFile(file.Key)).Value);
        Project = CreateProject();
    }

    /// <summary>The files of the project by their paths in its folder, with line ends as they are.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    public ProjectFile File { get; }

    public Project Project { get; }

    public static SituationProject Create(Situation situation)
    {
        string run = Guid.NewGuid().ToString();
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string path, string content) in situation.Files)
            if (path != SecretStore.FileName) files[path] = Complete(content);
        if (!files.Keys.Any(IsProjectFile)) files[ProjectFileName] = Complete(ProjectFile.Create(situation.Settings));
        var project = new SituationProject($"/situations/{run}/{Name}/", files);
        if (situation.Files.TryGetValue(SecretStore.FileName, out string? secrets))
            SecretStore.Write(project.File.UserSecretsId!, FakeSecrets.Expand(secrets));
        return project;

        string Complete(string content) => FakeSecrets.Expand(content.Replace(IdPlaceholder, run, StringComparison.Ordinal));
    }

    public static bool IsProjectFile(string path) => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    public static bool IsCode(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private static bool IsConfig(string path) => Path.GetFileName(path) is ".editorconfig" or ".globalconfig";

    /// <summary>Reads the project again from the documents of a changed solution.</summary>
    public async Task<SituationProject> ApplyAsync(Solution changed, CancellationToken cancellationToken)
    {
        Project project = changed.GetProject(Project.Id)!;
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (TextDocument document in project.Documents.Concat(project.AdditionalDocuments).Concat(project.AnalyzerConfigDocuments))
        {
            string path = document.FilePath ?? _folder + document.Name;
            if (path.Contains("/obj/", StringComparison.Ordinal)) continue;
            files[GetRelativePath(path)] = (await document.GetTextAsync(cancellationToken)).ToString();
        }
        return new SituationProject(_folder, files);
    }

    /// <summary>Finds what the compiler and the rules report, each once.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CancellationToken cancellationToken)
    {
        Compilation compilation = await GetCompilationAsync(cancellationToken);
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            Project.AnalyzerOptions, (exception, _, _) => thrown ??= exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(Analyzers, options).GetAllDiagnosticsAsync(cancellationToken);
        Assert.Null(thrown);
        return
        [
            .. found.Where(static diagnostic => !diagnostic.IsSuppressed && diagnostic.Severity > DiagnosticSeverity.Hidden).Distinct()
                .OrderBy(GetPath, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan)
                .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Gets the compilation with the generated code.</summary>
    public async Task<Compilation> GetCompilationAsync(CancellationToken cancellationToken) =>
        (await Project.GetCompilationAsync(cancellationToken))!;

    public TextDocument? FindDocument(Diagnostic diagnostic)
    {
        string path = diagnostic.Location.GetLineSpan().Path ?? "";
        return Project.Documents.Concat(Project.AdditionalDocuments).FirstOrDefault(document => document.FilePath == path);
    }

    public string GetPath(Diagnostic diagnostic) => GetRelativePath(diagnostic.Location.GetLineSpan().Path ?? "");

    private string GetRelativePath(string path) =>
        path.StartsWith(_folder, StringComparison.Ordinal) ? path[_folder.Length..] : path;

    private Project CreateProject()
    {
        var id = ProjectId.CreateNewId();
        CSharpParseOptions parse = new(File.LanguageVersion, DocumentationMode.Parse);
        CSharpCompilationOptions compilation = new(
            File.IsExecutable ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: File.IsNullable ? NullableContextOptions.Enable : NullableContextOptions.Disable);
        List<DocumentInfo> documents = [.. Files.Where(static file => IsCode(file.Key)).Select(Create)];
        if (File.ImplicitUsings is { } usings) documents.Add(Create(new("obj/Debug/net10.0/Shop.GlobalUsings.g.cs", usings)));
        var info = ProjectInfo.Create(
            id, VersionStamp.Default, Name, Name, LanguageNames.CSharp,
            filePath: _folder + Files.Keys.First(IsProjectFile),
            compilationOptions: compilation, parseOptions: parse,
            documents: documents,
            metadataReferences: PackageAssemblies.GetReferences(File.Packages, File.IsWeb),
            analyzerReferences: [Generator],
            additionalDocuments: Files.Where(static file => !IsCode(file.Key) && !IsConfig(file.Key)).Select(Create))
            .WithAnalyzerConfigDocuments(
            [
                Create(new("obj/Debug/net10.0/Shop.GeneratedMSBuildEditorConfig.editorconfig", GetProperties())),
                Create(new("obj/Fairlead.default.globalconfig", Preset)),
                .. Files.Where(static file => IsConfig(file.Key)).Select(Create),
            ])
            .WithDefaultNamespace(RootNamespace);
        return new AdhocWorkspace().CurrentSolution.AddProject(info).GetProject(id)!;

        DocumentInfo Create(KeyValuePair<string, string> file) => DocumentInfo.Create(
            DocumentId.CreateNewId(id), Path.GetFileName(file.Key),
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(file.Value, System.Text.Encoding.UTF8), VersionStamp.Default)),
            filePath: _folder + file.Key);
    }

    private string RootNamespace => File.Find("RootNamespace") ?? Name;

    /// <summary>The properties that the package shows to the compiler, and those that the SDK does.</summary>
    private string GetProperties()
    {
        string[] names =
        [
            "TargetFramework", "ProjectDir", "ImplicitUsings", "UsingMicrosoftNETSdkWeb",
            .. new[] { "Analyzers", "RepositoryFiles" }
                .SelectMany(static part => XDocument
                    .Parse(RepositoryFiles.Read($"src/Fairlead.Package/buildTransitive/Fairlead.{part}.props"))
                    .Descendants("CompilerVisibleProperty"))
                .Select(static property => (string)property.Attribute("Include")!),
        ];
        return "is_global = true\n" + string.Concat(names.Distinct().Select(name => $"build_property.{name} = {GetProperty(name)}\n"));
    }

    private string? GetProperty(string name) => File.Find(name) ?? name switch
    {
        "RootNamespace" or "MSBuildProjectName" or "AssemblyName" => Name,
        "MSBuildProjectFile" => Path.GetFileName(ProjectFilePath),
        "MSBuildProjectFullPath" => ProjectFilePath,
        "MSBuildProjectDirectory" => _folder.TrimEnd('/'),
        "ProjectDir" => _folder,
        "IsTestProject" when File.IsTest => "true",
        "UsingMicrosoftNETSdkWeb" when File.IsWeb => "true",
        "FairleadToday" => "2026-03-02",
        "FairleadAnalysisMode" => "default",
        _ => null,
    };

    private string ProjectFilePath => _folder + Files.Keys.First(IsProjectFile);

    private sealed class GeneratorReference : AnalyzerReference
    {
        private static readonly ImmutableArray<ISourceGenerator> All = [new ConnectionsGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => nameof(GeneratorReference);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => All;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => All;
    }
}
