using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Fairlead.TestFramework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Generator.Tests;

/// <summary>A consumer's project: the oldest language version we promise, nullable, and no warning left standing.</summary>
internal sealed record GeneratorProject(params string[] Manifests)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    public string Source { get; init; } = "";

    public string RootNamespace { get; init; } = "Acme";

    /// <summary>The text of a <c>connection-types.json</c>; none when null.</summary>
    public string? ConnectionTypes { get; init; }

    public bool ReferencesRuntime { get; init; } = true;

    /// <summary>MSBuild properties, Fairlead* by name.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    public CSharpCompilation CreateCompilation()
    {
        IEnumerable<MetadataReference> references = [.. FrameworkReferences.All, FrameworkReferences.AssemblyOf<IServiceCollection>()];
        if (ReferencesRuntime) references = references.Append(FrameworkReferences.AssemblyOf<Connection>());
        return CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText(Source, ParseOptions, path: "/project/Program.cs")],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new ConnectionsGenerator().AsSourceGenerator()],
        [
            .. Manifests.Select((text, i) => new ManifestFileText(text, i == 0 ? "/project/connections.json" : $"/project/{i}.connections.json")),
            .. ConnectionTypes is null ? Array.Empty<ManifestFileText>() : [new ManifestFileText(ConnectionTypes, "/project/connection-types.json")],
        ],
        ParseOptions,
        new ProjectOptions(this),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The generated files by name. Fails where the generator or the compiler has anything to say.</summary>
    public IReadOnlyDictionary<string, string> Generate() => Generate(out _);

    /// <summary>Compiles the project and calls <c>Program.Run(IConnectionResolver)</c>, which the source declares.</summary>
    public object? Run(IConnectionResolver resolver) => Load().GetType("Program")!.GetMethod("Run")!.Invoke(null, [resolver]);

    public Assembly Load()
    {
        Generate(out Compilation compilation);
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        image.Position = 0;
        return new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(image);
    }

    private Dictionary<string, string> Generate(out Compilation compilation)
    {
        GeneratorDriver driver = CreateDriver().RunGeneratorsAndUpdateCompilation(
            CreateCompilation(), out compilation, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());
    }

    private sealed class ProjectOptions(GeneratorProject project) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(project);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options(GeneratorProject project) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                string property = key.Replace("build_property.", "", StringComparison.Ordinal);
                value = property == "RootNamespace" ? project.RootNamespace : project.Properties.GetValueOrDefault(property);
                return value is not null;
            }
        }
    }
}
