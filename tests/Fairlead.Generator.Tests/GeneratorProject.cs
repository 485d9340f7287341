using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
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
    // Beside the record, whose fields a copy with other properties would take over.
    private static readonly ConditionalWeakTable<GeneratorProject, byte[]> Images = [];

    public string AssemblyName { get; init; } = "Consumer";

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp12;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Projects that this one references, and through them what they reference.</summary>
    public IReadOnlyList<GeneratorProject> References { get; init; } = [];

    public string Source { get; init; } = "";

    public string RootNamespace { get; init; } = "Acme";

    /// <summary>The text of a <c>connection-types.json</c>; none when null.</summary>
    public string? ConnectionTypes { get; init; }

    public bool ReferencesRuntime { get; init; } = true;

    /// <summary>MSBuild properties, Fairlead* by name.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    private CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    /// <summary>All projects below this one, each once.</summary>
    private IEnumerable<GeneratorProject> Libraries => References.SelectMany(library => library.Libraries.Prepend(library))
        .DistinctBy(library => library.AssemblyName);

    public CSharpCompilation CreateCompilation()
    {
        IEnumerable<MetadataReference> references = [.. FrameworkReferences.All, FrameworkReferences.GetAssembly<IServiceCollection>()];
        if (ReferencesRuntime)
        {
            references =
            [
                .. references, FrameworkReferences.GetAssembly<Connection>(), FrameworkReferences.GetAssembly<FairleadOptions>(),
                FrameworkReferences.GetAssembly<IHttpClientBuilder>(),
                FrameworkReferences.GetAssembly<IHealthChecksBuilder>(),
            ];
        }
        references = references.Concat(Libraries.Select(library => MetadataReference.CreateFromImage(library.Emit())));
        return CSharpCompilation.Create(
            AssemblyName,
            [CSharpSyntaxTree.ParseText(Source, ParseOptions, path: "/project/Program.cs")],
            references,
            new CSharpCompilationOptions(
                OutputKind,
                nullableContextOptions: LanguageVersion < LanguageVersion.CSharp8
                    ? NullableContextOptions.Disable
                    : NullableContextOptions.Enable));
    }

    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new ConnectionsGenerator().AsSourceGenerator()],
        [
            .. Manifests.Select((text, i) =>
                new ManifestFileText(text, i == 0 ? "/project/connections.json" : $"/project/{i}.connections.json")),
            .. ConnectionTypes is null
                ? Array.Empty<ManifestFileText>()
                : [new ManifestFileText(ConnectionTypes, "/project/connection-types.json")],
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
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        Dictionary<string, Assembly> libraries = Libraries.ToDictionary(
            library => library.AssemblyName, library => context.LoadFromStream(new MemoryStream(library.Emit())));
        context.Resolving += (_, name) => libraries.GetValueOrDefault(name.Name!);
        return context.LoadFromStream(new MemoryStream(Emit()));
    }

    private byte[] Emit()
    {
        if (Images.TryGetValue(this, out byte[]? emitted)) return emitted;
        Generate(out Compilation compilation);
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        Images.Add(this, image.ToArray());
        return image.ToArray();
    }

    private Dictionary<string, string> Generate(out Compilation compilation)
    {
        GeneratorDriver driver = CreateDriver().RunGeneratorsAndUpdateCompilation(
            CreateCompilation(), out compilation, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return driver.GetRunResult().Results.Single()
            .GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());
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
