using System.Collections.Immutable;
using System.Text;
using Fairlead.Analyzers.Credentials;
using Fairlead.Analyzers.Tests.PackageApis;
using Fairlead.CodeFixes.Moves;
using Fairlead.CodeFixes.Moves.Reading;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.CodeFixes.Tests.Moves.Reading;

/// <summary>
/// Code, and the connections that are read from it. All findings of one connection have to give the same, so that each stands there once.
/// </summary>
internal sealed record ReadingCase(string Title, string Uses, string Code)
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Reads the connections and describes them.</summary>
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        Project project = CreateProject();
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
        Diagnostic[] errors =
            [.. compilation.GetDiagnostics(cancellationToken).Where(static error => error.Severity == DiagnosticSeverity.Error
                && error.Id != "CS5001")];
        Assert.True(errors.Length == 0, $"'{Title}' does not compile: {string.Join<Diagnostic>("; ", errors)}");

        ImmutableArray<Diagnostic> findings = await compilation
            .WithAnalyzers([new CredentialAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellationToken);
        var described = new List<string>();
        foreach (Diagnostic finding in findings.OrderBy(static finding => finding.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(static finding => finding.Location.SourceSpan.Start))
        {
            Document document = project.GetDocument(finding.Location.SourceTree)!;
            Attempt<WrittenConnection> read = await WrittenConnectionReader.ReadAsync(document, finding, cancellationToken);
            string description = read.Succeeded ? Describe(read.Value) : "cannot: " + read.Obstacle;
            if (!described.Contains(description)) described.Add(description);
        }
        return FakeValues.Hide(described.Count == 0 ? "nothing is found" : string.Join("\n\n", described));
    }

    private Project CreateProject()
    {
        string[] uses = [.. Uses.Split(',').Select(static name => name.Trim()).Where(static name => name.Length > 0)];
        bool isLibrary = uses.Contains("library");
        IEnumerable<MetadataReference> web = uses.Contains("web") ? FindWebReferences() : [];
        IEnumerable<MetadataReference> tests =
            uses.Contains("xunit") ? [MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location)] : [];
        string[] packages = [.. uses.Where(static name => name is not ("library" or "web" or "xunit"))];
        ProjectInfo info = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Shop", "Shop", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(
                isLibrary ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication,
                nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: [.. FrameworkReferences.All, .. web, .. tests, .. RealAssemblies.GetReferences(packages)]);
        Project project = new AdhocWorkspace().CurrentSolution.AddProject(info).GetProject(info.Id)!
            .AddDocument("Usings.cs", Usings, filePath: "/shop/Usings.cs").Project;
        string[] files = FakeValues.Expand(Code).Split("// file\n");
        for (int i = 0; i < files.Length; i++)
            project = project.AddDocument($"Code{i + 1}.cs", files[i], filePath: $"/shop/Code{i + 1}.cs").Project;
        return project;
    }

    private static IEnumerable<MetadataReference> FindWebReferences()
    {
        string core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Directory.EnumerateFiles(core.Replace("Microsoft.NETCore.App", "Microsoft.AspNetCore.App", StringComparison.Ordinal),
            "Microsoft.*.dll").Select(static path => MetadataReference.CreateFromFile(path));
    }

    private static string Describe(WrittenConnection written)
    {
        var text = new StringBuilder($"{written.Type.Id} '{written.ProposedId}'");
        foreach ((string source, string value) in written.Values.OrderBy(static value => value.Key, StringComparer.Ordinal))
            text.Append($"\n  {source}{(written.Secrets.Contains(source) ? "*" : "")} = {value}");
        foreach (Replacement replacement in written.Replacements)
            text.Append($"\n  {replacement.Expression} -> {string.Concat(replacement.Code.Select(Show))}");
        foreach (Removal removal in written.Removals) text.Append($"\n  without {removal.Declaration}");
        return text.ToString();
    }

    private static string Show(CodePiece piece) => piece.IsReference
        ? $"‹{piece.Text.TrimStart('(', ')')}{(piece.IsNumber ? "#" : "")}›"
        : piece.Text;
}
