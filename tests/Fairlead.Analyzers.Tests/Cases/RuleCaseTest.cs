using System.Collections.Immutable;
using System.Reflection;
using Fairlead.Analyzers.Credentials;
using Fairlead.CodeFixes;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SourceFileCollection = Microsoft.CodeAnalysis.Testing.SourceFileCollection;

namespace Fairlead.Analyzers.Tests.Cases;

/// <summary>Runs all rules of a family over files, beside stand-ins for the libraries that they know.</summary>
internal sealed class RuleCaseTest : AnalyzerTest<CredentialAnalyzer>
{
    private static readonly Lazy<MetadataReference> Libraries = new(CompileLibraries);

    private static readonly ImmutableArray<CodeFixProvider> Fixers = [.. CreateAll<CodeFixProvider>(typeof(InteractiveFixer).Assembly)];

    private RuleCaseTest(string family, bool hasReferences)
    {
        Analyzers = CreateAnalyzers(family);
        HasReferences = hasReferences;
        if (!hasReferences)
        {
            CompilerDiagnostics = CompilerDiagnostics.None;
            return;
        }
        TestState.AdditionalReferences.Add(Libraries.Value);
        TestState.Sources.Add(("Usings.cs", "global using static Fairlead.ConnectionResolverExtensions;"));
    }

    private protected override ImmutableArray<DiagnosticAnalyzer> Analyzers { get; }

    /// <summary>A case says exactly what a user sees of its family's rules: all of them see it.</summary>
    public static RuleCaseTest Of(RuleCase ruleCase) => Create(ruleCase, static (_, content) => content);

    /// <summary>The case with a canary in its texts, of which nothing is expected but that it is not shown.</summary>
    public static RuleCaseTest WithCanary(RuleCase ruleCase, Canary canary)
    {
        RuleCaseTest test = Create(ruleCase, (file, content) => canary.Apply(file, MarkedText.Parse(content).Text));
        test.TestState.MarkupHandling = MarkupMode.None;
        return test;
    }

    /// <summary>What users see of the diagnostics and of the fixes that are offered for them.</summary>
    public async Task<IReadOnlyList<string>> GetShownTextsAsync(CancellationToken cancellationToken)
    {
        Project project = await CreateProjectAsync(cancellationToken);
        var shown = new List<string>();
        foreach (Diagnostic diagnostic in await AnalyzeAsync(project, concurrent: true, cancellationToken))
        {
            shown.AddRange(ShownText.GetTexts(diagnostic).Select(text => $"{diagnostic.Id}: {text}"));
            string path = diagnostic.GetPath();
            if (project.Documents.Concat(project.AdditionalDocuments)
                .FirstOrDefault(document => document.FilePath == path) is not { } document)
                continue;
            string kind = document is Document ? nameof(TextDocumentKind.Document) : nameof(TextDocumentKind.AdditionalDocument);
            foreach (CodeFixProvider provider in Fixers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)
                && Reads(provider, kind)))
            {
                await provider.RegisterCodeFixesAsync(new CodeFixContext(
                    document, diagnostic,
                    (action, _) => shown.AddRange(ShownText.GetTexts(action).Select(text => $"{diagnostic.Id}, fix: {text}")),
                    cancellationToken));
            }
        }

        return shown;
    }

    private static bool Reads(CodeFixProvider provider, string kind) =>
        provider.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!.DocumentKinds.Contains(kind);

    private static RuleCaseTest Create(RuleCase one, Func<CaseFile, string, string> change)
    {
        var test = new RuleCaseTest(one.Family, one.HasReferences);
        foreach (CaseFile file in one.Files)
        {
            SourceFileCollection list = file.IsCSharp ? test.TestState.Sources
                : file.Path is ".editorconfig" or ".globalconfig" ? test.TestState.AnalyzerConfigFiles
                : test.TestState.AdditionalFiles;
            string content = file.IsCSharp ? RuleCase.WholeFile(file.Content) : file.Content;
            if (list != test.TestState.AnalyzerConfigFiles) content = change(file, content);
            string name = file.IsCSharp ? $"Test{list.Count}.cs" : $"Additional{list.Count}.txt";
            list.Add((file.Path.Length == 0 ? name : file.Path, content));
        }

        return test;
    }

    /// <summary>What is reported in files of C#, which must compile.</summary>
    public static async Task<IReadOnlyList<string>> ReportedIdsAsync(
        string family, IEnumerable<string> files, CancellationToken cancellationToken)
    {
        (RuleCaseTest test, Project project) = await CreateAsync(family, files, cancellationToken);
        Compilation compilation = (await project.GetCompilationAsync(cancellationToken))!;
        Assert.Empty(compilation.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return [.. (await test.AnalyzeAsync(project, concurrent: true, cancellationToken)).Select(diagnostic => diagnostic.Id)];
    }

    private static async Task<(RuleCaseTest Test, Project Project)> CreateAsync(
        string family, IEnumerable<string> files, CancellationToken cancellationToken)
    {
        var test = new RuleCaseTest(family, hasReferences: true);
        test.TestState.MarkupHandling = MarkupMode.None;
        test.TestState.Sources.AddFiles(files.Select((file, index) => ($"Test{index}.cs", file)));
        return (test, await test.CreateProjectAsync(cancellationToken));
    }

    private static ImmutableArray<DiagnosticAnalyzer> CreateAnalyzers(string family) =>
    [
        .. CreateAll<DiagnosticAnalyzer>(typeof(FairleadAnalyzer).Assembly)
            .Where(analyzer => analyzer is DiagnosticSuppressor
                || analyzer.SupportedDiagnostics.Any(diagnostic => diagnostic.Category == family)),
    ];

    private static IEnumerable<T> CreateAll<T>(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
            .Select(type => (T)Activator.CreateInstance(type)!);

    private static PortableExecutableReference CompileLibraries()
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Libraries",
            RuleCase.Libraries.Select(source => CSharpSyntaxTree.ParseText("#nullable enable annotations\n" + source)),
            FrameworkReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
