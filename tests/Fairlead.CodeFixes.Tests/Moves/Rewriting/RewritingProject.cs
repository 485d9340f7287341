using System.Collections.Immutable;
using System.Reflection;
using Fairlead.Analyzers;
using Fairlead.CodeFixes.Moves;
using Fairlead.CodeFixes.Moves.Rewriting;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Tests.Moves.Rewriting;

/// <summary>
/// The projects of a case with the real generator and the real assemblies: <c>Shop</c>, and one more for each folder, which references it.
/// </summary>
internal sealed class RewritingProject
{
    private const string Main = "Shop";

    private static readonly Dictionary<string, string> Entries = new(StringComparer.Ordinal)
    {
        ["mailer"] = """
            "mailer": {
              "conn_type": "smtp", "host": "mail.example", "port": 587, "login": "svc-mail",
              "extra": { "timeout": 30, "disable_ssl": true },
              "fields": { "password": { "required": true } }
            }
            """,
        ["orders_db"] = """
            "orders_db": {
              "conn_type": "postgres", "host": "db.internal", "schema": "orders", "login": "app", "extra": { "sslmode": "require" },
              "fields": { "password": { "required": true } }
            }
            """,
        ["sparse"] = """
            "sparse": { "conn_type": "generic", "fields": { "api_key": { "secret": true }, "wait": { "type": "duration" } } }
            """,
    };

    private static readonly string[] SecretSources = ["password", "extra.api_key"];

    private static readonly string[] OfRuntime =
    [
        "Fairlead.dll", "Fairlead.Abstractions.dll",
        "Microsoft.Extensions.DependencyInjection*.dll", "Microsoft.Extensions.Configuration.dll",
        "Microsoft.Extensions.Configuration.Abstractions.dll", "Microsoft.Extensions.Configuration.Binder.dll",
        "Microsoft.Extensions.Options*.dll", "Microsoft.Extensions.Primitives.dll", "Microsoft.Extensions.Logging*.dll",
        "Microsoft.Extensions.Http.dll", "Microsoft.Extensions.Diagnostics*.dll", "Microsoft.Extensions.Hosting.Abstractions.dll",
    ];

    private static readonly string[] OfAllPrograms =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    private static readonly string[] OfWebPrograms =
    [
        "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(FairleadAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract
                && type.Namespace == "Fairlead.Analyzers.ConnectionIds")
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!),
    ];

    private static readonly Dictionary<string, MetadataReference> Loaded = [];

    private readonly RewritingCase _case;
    private readonly Dictionary<string, MarkedCode> _files;
    private readonly string _entry;

    public RewritingProject(RewritingCase rewritingCase)
    {
        _case = rewritingCase;
        _files = rewritingCase.Files.ToDictionary(
            static file => file.Key,
            file => MarkedCode.Parse(IsSet("crlf") ? file.Value.ReplaceLineEndings("\r\n") : file.Value));
        _entry = rewritingCase.Settings.GetValueOrDefault("connection", "mailer");
        Solution = CreateSolution();
    }

    public Solution Solution { get; }

    private string Manifest => $"{{ \"connections\": {{ {Entries[_entry]} }} }}";

    private bool HasRuntime => _case.Settings.GetValueOrDefault("runtime") != "no";

    private bool IsExecutable => _case.Settings.GetValueOrDefault("kind", "console") is "console" or "web";

    private bool IsWeb => _case.Settings.GetValueOrDefault("kind") == "web";

    /// <summary>Moves what is marked. Returns the files that changed, or the reason why nothing can be done.</summary>
    public async Task<(IReadOnlyDictionary<string, string> Files, string? Obstacle)> RewriteAsync(CancellationToken cancellationToken)
    {
        List<Replacement> replacements = [];
        List<Removal> removals = [];
        foreach (Document document in Solution.Projects.SelectMany(static project => project.Documents)
            .Where(document => _files.ContainsKey(document.Name)))
        {
            SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken))!;
            replacements.AddRange(_files[document.Name].GetReplacements(document, root));
            removals.AddRange(_files[document.Name].GetRemovals(document, root));
        }

        ManifestConnection connection = ManifestParser.Parse(Manifest, ConnectionTypeTable.BuiltIn).Manifest.Connections[0];
        var edits = new PlannedEdits();
        IEnumerable<Replacement[]> moves = IsSet("separately")
            ? replacements.Select(static replacement => new[] { replacement })
            : new[] { replacements.ToArray() };
        foreach (Replacement[] together in moves)
        {
            var written = new WrittenConnection
            {
                Type = connection.Type,
                Values = FindValues(connection, together),
                Secrets = SecretSources,
                Replacements = [.. together],
                Removals = removals,
                ProposedId = _entry,
            };
            PlannedEdits copy = edits.Copy();
            string? obstacle = await new CodeRewriter(Solution, copy).TryRewriteAsync(written, FindTarget(connection), cancellationToken);
            if (obstacle is not null) return (new Dictionary<string, string>(), obstacle);
            edits = copy;
        }

        Solution changed = await edits.ApplyAsync(Solution, cancellationToken);
        if (HasRuntime) changed = AddManifest(changed);
        await AssertCleanAsync(changed, cancellationToken);
        var files = new Dictionary<string, string>();
        foreach (string name in _files.Keys)
        {
            Document document = changed.Projects.SelectMany(static project => project.Documents).Single(document => document.Name == name);
            files[name] = (await document.GetTextAsync(cancellationToken)).ToString();
        }
        return (files, null);
    }

    private MoveTarget FindTarget(ManifestConnection connection) => HasRuntime
        ? MoveTarget.FromConnection(connection)
        : MoveTarget.FromSettings(new Dictionary<CodePiece, string>
        {
            [CodePiece.ConnectionString] = "ConnectionStrings:OrdersDb", [CodePiece.FromSource("password")] = "Mailer:Password",
        });

    private static Dictionary<string, string> FindValues(ManifestConnection connection, IEnumerable<Replacement> replacements) =>
        replacements.SelectMany(static replacement => replacement.Code).Where(static piece => piece.IsReference && piece.Text[0] != '(')
            .Select(static piece => piece.Text).Distinct()
            .ToDictionary(static source => source, source => source switch
            {
                "host" => connection.Values.Host ?? "mail.example",
                "port" => "587",
                "login" => connection.Values.Login ?? "svc-mail",
                "extra.timeout" or "extra.wait" => "30",
                "extra.disable_ssl" => "true",
                "extra.sslmode" => "require",
                _ => "not-a-real-password",
            });

    private bool IsSet(string setting) => _case.Settings.GetValueOrDefault(setting) == "yes";

    private async Task AssertCleanAsync(Solution changed, CancellationToken cancellationToken)
    {
        foreach (Project project in changed.Projects)
        {
            Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
            var options = new CompilationWithAnalyzersOptions(
                project.AnalyzerOptions, (exception, _, _) => Assert.Fail(exception.ToString()), concurrentAnalysis: true, false);
            ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(Analyzers, options)
                .GetAllDiagnosticsAsync(cancellationToken);
            IEnumerable<Diagnostic> problems = found.Where(static diagnostic =>
                (diagnostic.Severity >= DiagnosticSeverity.Warning || diagnostic.Id is "FLD3003" or "FLD3004" or "FLD3010")
                && diagnostic.Id is not ("CS1701" or "CS0649" or "CS0169" or "CS0414" or "CS9113" or "CS1591" or "CS1702"));
            string? text = null;
            foreach (Diagnostic problem in problems)
                text += $"{problem}\n{problem.Location.SourceTree}\n";
            Assert.True(text is null, text);
        }
    }

    private Solution AddManifest(Solution solution)
    {
        Project project = solution.Projects.Single(static project => project.Name == Main);
        return project.AdditionalDocuments.Any()
            ? solution
            : solution.AddAdditionalDocument(
                DocumentId.CreateNewId(project.Id), "connections.json", SourceText.From(Manifest), filePath: "/shop/connections.json");
    }

    private Solution CreateSolution()
    {
        Solution solution = new AdhocWorkspace().CurrentSolution;
        var main = ProjectId.CreateNewId();
        foreach (IGrouping<string, string> files in _files.Keys.GroupBy(static name => name.Contains('/', StringComparison.Ordinal)
            ? name[..name.IndexOf('/', StringComparison.Ordinal)] : Main).OrderByDescending(static group => group.Key == Main))
        {
            bool isMain = files.Key == Main;
            ProjectId id = isMain ? main : ProjectId.CreateNewId();
            solution = solution.AddProject(CreateProject(id, files.Key, files, isMain ? [] : [new ProjectReference(main)]));
        }
        return HasRuntime && _case.Settings.GetValueOrDefault("declared") != "no" ? AddManifest(solution) : solution;
    }

    private ProjectInfo CreateProject(
        ProjectId id, string name, IEnumerable<string> files, IEnumerable<ProjectReference> references)
    {
        bool isTest = name.EndsWith("Tests", StringComparison.Ordinal);
        LanguageVersionFacts.TryParse(_case.Settings.GetValueOrDefault("language", "latest"), out LanguageVersion language);
        var nullable = language < LanguageVersion.CSharp8 || _case.Settings.GetValueOrDefault("nullable") == "no"
            ? NullableContextOptions.Disable
            : NullableContextOptions.Enable;
        bool isExecutable = name == Main ? IsExecutable : !isTest;
        List<DocumentInfo> documents = [.. files.Select(file => Create(id, file, $"/{name}/{file}", _files[file].Text))];
        if (IsSet("implicitusings")) documents.Add(Create(id, "Usings.g.cs", $"/{name}/obj/Usings.g.cs", ImplicitUsings));
        string config = $"is_global = true\nbuild_property.RootNamespace = {(name == Main ? "Acme" : name)}\n"
            + $"build_property.IsTestProject = {(isTest ? "true" : "false")}\n";
        return ProjectInfo.Create(
            id, VersionStamp.Default, name, name, LanguageNames.CSharp, filePath: $"/{name}/{name}.csproj",
            compilationOptions: new CSharpCompilationOptions(
                isExecutable ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable),
            parseOptions: new CSharpParseOptions(language, DocumentationMode.Diagnose),
            documents: documents, projectReferences: references,
            metadataReferences: FindReferences(), analyzerReferences: [GeneratorReference.Instance])
            .WithAdditionalDocuments(IsSet("api") ? [Create(id, "PublicAPI.Shipped.txt", $"/{name}/PublicAPI.Shipped.txt", "")] : [])
            .WithAnalyzerConfigDocuments([Create(id, ".globalconfig", $"/{name}/.globalconfig", config)]);
    }

    private string ImplicitUsings => string.Concat(OfAllPrograms.Concat(IsWeb ? OfWebPrograms : [])
        .Select(static space => $"global using global::{space};\n"));

    private IEnumerable<MetadataReference> FindReferences()
    {
        IEnumerable<string> patterns = (HasRuntime ? OfRuntime : [])
            .Concat(_case.Settings.GetValueOrDefault("packages", "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        IEnumerable<string> files = patterns.SelectMany(static pattern => Directory.EnumerateFiles(AppContext.BaseDirectory, pattern));
        if (IsWeb) files = files.Concat(GetTargetingPack("Microsoft.AspNetCore.App.Ref"));
        return files.Concat(GetTargetingPack("Microsoft.NETCore.App.Ref")).DistinctBy(Path.GetFileName).Select(Load);
    }

    private static MetadataReference Load(string path)
    {
        lock (Loaded)
        {
            return Loaded.TryGetValue(path, out MetadataReference? loaded) ? loaded : Loaded[path] = MetadataReference.CreateFromFile(path);
        }
    }

    private static IEnumerable<string> GetTargetingPack(string name)
    {
        string root = typeof(RewritingProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "TargetingPacks").Value!;
        string version = Directory.EnumerateDirectories(Path.Combine(root, name)).Max(StringComparer.Ordinal)!;
        return Directory.EnumerateFiles(Path.Combine(version, "ref"), "*.dll", SearchOption.AllDirectories);
    }

    private static DocumentInfo Create(ProjectId project, string name, string path, string text) => DocumentInfo.Create(
        DocumentId.CreateNewId(project), name, filePath: path,
        loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text), VersionStamp.Default)));

    private sealed class GeneratorReference : AnalyzerReference
    {
        public static readonly GeneratorReference Instance = new();

        // A workspace knows generators by their identity.
        private readonly ImmutableArray<ISourceGenerator> _generators = [new ConnectionsGenerator().AsSourceGenerator()];

        public override string FullPath => typeof(ConnectionsGenerator).Assembly.Location;

        public override object Id => FullPath;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;
    }
}
