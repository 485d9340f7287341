using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Benchmarks;

/// <summary>Real C# code from folders on this machine, as one compilation against the framework that runs this program.</summary>
internal sealed class SourceFolder
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly CSharpCompilationOptions _options;
    private readonly IReadOnlyList<MetadataReference> _references;

    private SourceFolder(IReadOnlyList<SyntaxTree> trees, IReadOnlyList<MetadataReference> references, CSharpCompilationOptions options)
    {
        Trees = trees;
        _references = references;
        _options = options;
    }

    public IReadOnlyList<SyntaxTree> Trees { get; }

    public int Lines => Trees.Sum(tree => tree.GetText().Lines.Count);

    /// <summary>
    /// Reads <c>--sources DIR</c>, <c>--references DIR</c>, <c>--exclude PART-OF-PATH</c>, <c>--define SYMBOL</c>,
    /// <c>--implicit-usings</c> and <c>--nullable</c>.
    /// </summary>
    public static SourceFolder Load(Arguments arguments)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithPreprocessorSymbols(arguments.All("define"));
        var trees = Files(arguments).Select(path => Parse(SourceText.From(File.ReadAllText(path)), path)).ToList();
        if (arguments.Has("implicit-usings"))
            trees.Add(Parse(SourceText.From(ImplicitUsings), "ImplicitUsings.cs"));

        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithAllowUnsafe(true)
            .WithConcurrentBuild(false)
            .WithNullableContextOptions(arguments.Has("nullable") ? NullableContextOptions.Enable : NullableContextOptions.Disable);
        return new SourceFolder(trees, References(arguments), options);

        SyntaxTree Parse(SourceText text, string path) => CSharpSyntaxTree.ParseText(text, parse, path);
    }

    public static IEnumerable<string> Files(Arguments arguments)
    {
        var excluded = arguments.All("exclude");
        return arguments.Required("sources")
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(path => !excluded.Any(part => path.Contains(part, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>A compilation that nothing has been bound in yet; it shares only parsed trees with other ones.</summary>
    public CSharpCompilation Compile(IEnumerable<KeyValuePair<string, ReportDiagnostic>>? severities = null) =>
        CSharpCompilation.Create("Sources", Trees, _references, _options.WithSpecificDiagnosticOptions(severities ?? []));

    /// <summary>Writes how much code this is, and whether it compiles.</summary>
    public void Describe()
    {
        var errors = Compile().GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Trees.Count:#,0} files, {Lines:#,0} lines, {errors.Count:#,0} compile errors"));
        foreach (var error in errors.Take(10))
            Console.Error.WriteLine(error);
        Console.WriteLine();
    }

    /// <summary>The reference assemblies of the SDK that this program runs on: the base framework and ASP.NET Core.</summary>
    public static IReadOnlyList<string> FrameworkAssemblies()
    {
        var framework = Path.GetFileName(Path.GetDirectoryName(RuntimeEnvironment.GetRuntimeDirectory())!);
        var packs = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs");
        return
        [
            .. new[] { "Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref" }
                .Select(pack => Path.Combine(packs, pack, framework, "ref", $"net{Environment.Version.Major}.0"))
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll")),
        ];
    }

    private static List<MetadataReference> References(Arguments arguments) =>
    [
        .. FrameworkAssemblies()
            .Concat(arguments.All("references").SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll")))
            .DistinctBy(Path.GetFileName)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
