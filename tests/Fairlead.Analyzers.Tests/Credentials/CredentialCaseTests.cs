using System.Collections.Immutable;
using Fairlead.Analyzers.Credentials;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Tests.Credentials;

/// <summary>The cases of the credential rules: all of them see every case, so that a case says exactly what a user sees.</summary>
public class CredentialCaseTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (CredentialCase one in CredentialCase.All) data.Add(one.Topic, one.Title);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Case_IsReportedAsMarked(string topic, string title)
    {
        CredentialCase one = CredentialCase.All.Single(candidate => candidate.Topic == topic && candidate.Title == title);
        return CredentialTest.Create(one.Files).RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void EveryCase_HasATitleOfItsOwn() => Assert.Distinct(CredentialCase.All.Select(one => one.ToString()));

    [Fact]
    public void EveryCase_HasAFile() => Assert.All(CredentialCase.All, one => Assert.NotEmpty(one.Files));

    [Fact]
    public void EveryCaseFile_HasCases() => Assert.All(
        RepositoryFiles.Find("tests/Fairlead.Analyzers.Tests/Credentials/Cases", "*.md"),
        path => Assert.Contains(CredentialCase.All, one => one.Topic == Path.GetFileNameWithoutExtension(path)));
}

/// <summary>Runs all credential rules over files, beside stand-ins for the libraries that they know.</summary>
internal sealed class CredentialTest : AnalyzerTest<CredentialAnalyzer>
{
    private static readonly Lazy<MetadataReference> Libraries = new(CompileLibraries);

    private CredentialTest() => TestState.AdditionalReferences.Add(Libraries.Value);

    private protected override ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(FairleadAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Where(analyzer => analyzer is DiagnosticSuppressor || analyzer.SupportedDiagnostics.Any(one => one.Category == "Credentials")),
    ];

    public static CredentialTest Create(IReadOnlyList<CaseFile> files)
    {
        var test = new CredentialTest();
        foreach (CaseFile file in files)
        {
            TestFileList list = file.IsCSharp ? test.TestState.Sources
                : file.Path is ".editorconfig" or ".globalconfig" ? test.TestState.AnalyzerConfigFiles
                : test.TestState.AdditionalFiles;
            string content = file.IsCSharp ? CredentialCase.WholeFile(file.Content) : file.Content;
            if (file.Path.Length == 0) list.Add(content);
            else list.Add((file.Path, content));
        }

        return test;
    }

    /// <summary>What is reported in files of C#, which must compile.</summary>
    public static async Task<IReadOnlyList<string>> ReportedIdsAsync(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        var test = new CredentialTest();
        test.TestState.MarkupHandling = MarkupMode.None;
        test.TestState.Sources.AddRange(files.Select((file, index) => ($"Test{index}.cs", file)));
        Project project = test.CreateProject(test.TestState);
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
        Assert.Empty(compilation.GetDiagnostics(cancellationToken).Where(one => one.Severity == DiagnosticSeverity.Error));
        return [.. (await test.AnalyzeAsync(project, concurrent: true, cancellationToken)).Select(one => one.Id)];
    }

    private static PortableExecutableReference CompileLibraries()
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Libraries",
            CredentialCase.Libraries.Select(source => CSharpSyntaxTree.ParseText("#nullable enable annotations\n" + source)),
            FrameworkReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
