using System.Collections.Immutable;
using Fairlead.Analyzers.Credentials;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Tests.Cases;

/// <summary>Runs all rules of a family over files, beside stand-ins for the libraries that they know.</summary>
internal sealed class RuleCaseTest : AnalyzerTest<CredentialAnalyzer>
{
    private static readonly Lazy<MetadataReference> Libraries = new(CompileLibraries);

    private RuleCaseTest(string family)
    {
        Analyzers = AnalyzersOf(family);
        TestState.AdditionalReferences.Add(Libraries.Value);
    }

    private protected override ImmutableArray<DiagnosticAnalyzer> Analyzers { get; }

    /// <summary>A case says exactly what a user sees of its family's rules: all of them see it.</summary>
    public static RuleCaseTest Of(RuleCase one)
    {
        var test = new RuleCaseTest(one.Family);
        foreach (CaseFile file in one.Files)
        {
            TestFileList list = file.IsCSharp ? test.TestState.Sources
                : file.Path is ".editorconfig" or ".globalconfig" ? test.TestState.AnalyzerConfigFiles
                : test.TestState.AdditionalFiles;
            string content = file.IsCSharp ? RuleCase.WholeFile(file.Content) : file.Content;
            if (file.Path.Length == 0) list.Add(content);
            else list.Add((file.Path, content));
        }

        return test;
    }

    /// <summary>What is reported in files of C#, which must compile.</summary>
    public static async Task<IReadOnlyList<string>> ReportedIdsAsync(string family, IEnumerable<string> files, CancellationToken cancellationToken)
    {
        (RuleCaseTest test, Project project) = Create(family, files);
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
        Assert.Empty(compilation.GetDiagnostics(cancellationToken).Where(one => one.Severity == DiagnosticSeverity.Error));
        return [.. (await test.AnalyzeAsync(project, concurrent: true, cancellationToken)).Select(one => one.Id)];
    }

    /// <summary>Files of C# with the stand-ins that they see.</summary>
    public static async Task<Compilation> CompileAsync(string family, IEnumerable<string> files, CancellationToken cancellationToken) =>
        (await Create(family, files).Project.GetCompilationAsync(cancellationToken))!;

    private static (RuleCaseTest Test, Project Project) Create(string family, IEnumerable<string> files)
    {
        var test = new RuleCaseTest(family);
        test.TestState.MarkupHandling = MarkupMode.None;
        test.TestState.Sources.AddRange(files.Select((file, index) => ($"Test{index}.cs", file)));
        return (test, test.CreateProject(test.TestState));
    }

    private static ImmutableArray<DiagnosticAnalyzer> AnalyzersOf(string family) =>
    [
        .. typeof(FairleadAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Where(analyzer => analyzer is DiagnosticSuppressor || analyzer.SupportedDiagnostics.Any(one => one.Category == family)),
    ];

    private static PortableExecutableReference CompileLibraries()
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Libraries",
            RuleCase.Libraries.Select(source => CSharpSyntaxTree.ParseText("#nullable enable annotations\n" + source)),
            FrameworkReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
