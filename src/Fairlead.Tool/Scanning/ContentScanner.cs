using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Tool.Scanning;

/// <summary>
/// Judges a file by itself, without its project: a version from the history, or text that somebody is about to write. Types of other
/// files are not found, and the rules judge them by names.
/// </summary>
internal sealed class ContentScanner(string root, AnalyzerConfigSet configs, bool hasFramework)
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview, DocumentationMode.None);

    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);

    private readonly AnalyzerSettings _settings = AnalyzerSettings.Create(configs, [new("ProjectDir", root + "/")]);

    /// <summary>Finds what a text holds, and a key for each value that stays within this process.</summary>
    public async Task<IReadOnlyList<Finding>> FindAsync(
        string relativePath, SourceText text, ConcurrentBag<ScanProblem> problems, CancellationToken cancellationToken)
    {
        string path = Path.Combine(root, relativePath);
        bool isSource = FileWalk.FindRole(path) == FileRole.Source;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Content",
            isSource ? [CSharpSyntaxTree.ParseText(text, Parsing, path, cancellationToken)] : [],
            hasFramework && isSource ? FrameworkReferences.Get(isWeb: false) : [],
            Options.WithSyntaxTreeOptionsProvider(_settings.TreeOptions));
        var file = new ScannedFile(path, relativePath, isSource ? FileRole.Source : FileRole.Configuration, text.Length);
        var factory = new FindingFactory(root, compilation, [(file, text)]);
        AdditionalText[] others = isSource ? [] : [new FileText(path, text)];
        return
        [
            .. (await ProjectAnalyzer.FindAsync(compilation, others, _settings, problems, cancellationToken))
                .Select(factory.Create).OfType<Finding>()
                .OrderBy(static finding => finding.Line).ThenBy(static finding => finding.Column),
        ];
    }
}
