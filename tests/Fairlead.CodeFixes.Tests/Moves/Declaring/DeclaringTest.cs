using Fairlead.CodeFixes.Moves;
using Fairlead.CodeFixes.Moves.Declaring;
using Fairlead.CodeFixes.Tests.UserSecrets;
using Fairlead.CodeFixes.UserSecrets;
using Fairlead.Core.ConnectionTypes;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.CodeFixes.Tests.Moves.Declaring;

/// <summary>Declares connections in a project, as moves do: one after the other, or each in the project that the last one has left.</summary>
internal sealed class DeclaringTest : IDisposable
{
    private static readonly Lazy<MetadataReference> Configuration = new(() => Compile("Microsoft.Extensions.Configuration.Abstractions", ""));

    private readonly AdhocWorkspace _workspace = new();
    private readonly TestSecrets _secrets = new();
    private readonly List<(string Path, string Text)> _files = [];

    public string Code { get; init; } = "class C;";

    public string CodePath { get; init; } = "/repo/App/C.cs";

    public bool HasRuntime { get; init; } = true;

    public bool HasConfiguration { get; init; }

    /// <summary>The library that the project references, as an image of its assembly.</summary>
    public MetadataReference? Library { get; init; }

    public Dictionary<string, string> Stored => _secrets.All;

    public void Dispose()
    {
        _secrets.Dispose();
        _workspace.Dispose();
    }

    public DeclaringTest WithFile(string name, string text)
    {
        _files.Add(("/repo/App/" + name, text));
        return this;
    }

    public DeclaringTest WithManifest(string text) => WithFile("connections.json", text);

    /// <summary>Compiles an assembly that projects of tests reference.</summary>
    public static MetadataReference Compile(string name, string code)
    {
        var library = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)],
            [.. FrameworkReferences.All, FrameworkReferences.GetAssembly<Secret>()], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>Stores secrets as an earlier move would have.</summary>
    public DeclaringTest WithSecrets(string json)
    {
        _secrets.Write(json);
        return this;
    }

    /// <summary>Declares one connection after the other by one planner. Returns what each became: the id, or why not.</summary>
    public async Task<(string[] Targets, Solution Solution)> DeclareAsync(params string[] written)
    {
        Project project = NewProject();
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        (Attempt<ConnectionDeclarations> read, UserSecretsStore store) = await ReadAsync(project);
        if (!read.Succeeded) return ([read.Obstacle], project.Solution);
        ConnectionDeclarations declarations = read.Value;
        var targets = new List<string>();
        foreach (string text in written)
        {
            Attempt<Declaration> declared = declarations.Declare(Parse(text, project), store);
            string? obstacle = declared.Succeeded ? store.FindObstacle(declared.Value.Stored) : declared.Obstacle;
            targets.Add(obstacle ?? Describe(declared.Value!.Target));
            if (obstacle is not null) continue;
            store.Plan(declared.Value!.Stored);
            declarations = declared.Value.Manifests;
        }
        UserSecretsFile.Open(store.Id).Add(store.Planned.Secrets);
        return ([.. targets], await declarations.ApplyAsync(project.Solution, cancellationToken));
    }

    /// <summary>Declares each connection in the project that the last one has left, as an editor does.</summary>
    public async Task<string[]> DeclareOneByOneAsync(params string[] written)
    {
        var targets = new List<string>();
        foreach (string text in written)
        {
            (string[] target, Solution changed) = await DeclareAsync(text);
            targets.AddRange(target);
            _files.Clear();
            foreach (TextDocument file in changed.Projects.Single().AdditionalDocuments)
                _files.Add((file.FilePath!, (await file.GetTextAsync(TestContext.Current.CancellationToken)).ToString()));
        }
        return [.. targets];
    }

    public static async Task<string> ReadAsync(Solution solution, string name = "connections.json") =>
        (await solution.Projects.Single().AdditionalDocuments.Single(file => file.FilePath!.EndsWith("/" + name, StringComparison.Ordinal))
            .GetTextAsync(TestContext.Current.CancellationToken)).ToString();

    private static string Describe(MoveTarget target) => target.Connection is { } connection
        ? connection.Id + (target.LibraryType is { } type ? " of " + type : "")
        : string.Join(", ", target.Settings.Values);

    private static async Task<(Attempt<ConnectionDeclarations>, UserSecretsStore)> ReadAsync(Project project)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
        Attempt<UserSecretsStore> store = await UserSecretsStore.FindAsync(project, cancellationToken);
        Assert.True(store.Succeeded, store.Obstacle);
        return (await ConnectionDeclarations.ReadAsync(project, compilation, cancellationToken), store.Value!);
    }

    /// <summary>
    /// <c>orders_db postgres host=db.internal login=app password!=hunter2 → ToConnectionString</c>: the id, the type, the values, secrets
    /// with an exclamation mark, and what the code asks for; without that, each secret.
    /// </summary>
    private static WrittenConnection Parse(string text, Project project)
    {
        string[] halves = text.Split(" → ");
        string[] words = halves[0].Split(' ');
        var values = new Dictionary<string, string>();
        var secrets = new List<string>();
        foreach (string word in words.Skip(2))
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            string name = word[..equals];
            if (name[^1] == '!') secrets.Add(name = name[..^1]);
            values[name] = word[(equals + 1)..].Replace('_', ' ');
        }

        CodePiece[] asked = halves.Length == 1
            ? [.. secrets.Select(CodePiece.FromSource)]
            : [.. halves[1].Split(' ').Select(static piece => piece == "ToConnectionString" ? CodePiece.ConnectionString : CodePiece.FromSource(piece))];
        return new WrittenConnection
        {
            Type = ConnectionTypeTable.BuiltIn.Find(words[1])!,
            Values = values,
            Secrets = secrets,
            ConnectionString = asked.Contains(CodePiece.ConnectionString) ? string.Join(";", values.Select(static value => $"{value.Key}={value.Value}")) : null,
            Replacements = [new Replacement(project.Documents.Single(), SyntaxFactory.ParseExpression("x"), asked)],
            ProposedId = words[0],
        };
    }

    private Project NewProject()
    {
        var id = ProjectId.CreateNewId();
        Solution solution = _workspace.CurrentSolution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, "App", "Acme.App", LanguageNames.CSharp,
            filePath: "/repo/App/App.csproj", metadataReferences: FrameworkReferences.All,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));
        if (HasRuntime) solution = solution.AddMetadataReference(id, FrameworkReferences.GetAssembly<Secret>());
        if (Library is not null) solution = solution.AddMetadataReference(id, Library);
        if (HasConfiguration) solution = solution.AddMetadataReference(id, Configuration.Value);
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "C.cs", SourceText.From(Code), filePath: CodePath);
        solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".globalconfig",
            SourceText.From($"is_global = true\nbuild_property.UserSecretsId = {_secrets.Id}\n"), filePath: "/repo/App/.globalconfig");
        foreach ((string path, string text) in _files)
        {
            solution = solution.AddAdditionalDocument(
                DocumentId.CreateNewId(id), Path.GetFileName(path), SourceText.From(text), filePath: path);
        }
        return solution.GetProject(id)!;
    }
}
