using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Fairlead.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Benchmarks;

/// <summary>
/// What our generator costs a build and a keystroke. Nobody else generates connections; the nearest that a user could pick is an options
/// class per connection with .NET's configuration binding generator, which gets the same number of classes with the same fields.
/// </summary>
internal static class GeneratorBenchmark
{
    private const int Largest = 1000;

    /// <summary>Ids of differing lengths, as people give them: Roslyn compares the name of each generated file with all others.</summary>
    private static readonly string[] Teams = ["crm", "orders", "billing", "logistics", "web_shop", "finance", "procurement", "hr", "data_platform", "marketing"];
    private static readonly string[] Systems = ["db", "api", "warehouse", "ledger", "archive", "stream", "search", "event_store", "cache", "reports"];
    private static readonly string[] Regions = ["eu", "us_east", "us_west", "apac", "uk", "latam", "canada", "nordics", "japan", "india"];

    private const int Compiled = 100;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. SourceFolder.FrameworkAssemblies()
            .Concat([typeof(IConnectionResolver).Assembly.Location, typeof(FairleadOptions).Assembly.Location])
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default
        .WithFeatures([new("InterceptorsNamespaces", "Microsoft.Extensions.Configuration.Binder.SourceGeneration")]);

    public static void Run(Arguments arguments)
    {
        var runs = arguments.Number("runs", otherwise: 15);
        Func<int, Subject>[] subjects = [Connections, OptionsClasses];
        var firstEver = subjects.Select(create => create(Largest).Generate()).ToArray();
        var table = new MarkdownTable("what happens", "connections generator", "(median)", "binding generator", "(median)", "ours / this");

        AddRow($"first run of a new process, {Largest:#,0} connections", [.. firstEver.Select(Once)]);
        foreach (var count in new[] { 10, 100, Largest })
            AddRow($"first run, {count:#,0} connections", Measure(runs, [.. subjects.Select(create => create(count))], (subject, _) => subject.ForgetEverything()));
        AddRow("an unrelated .cs file is edited, 10 connections", Measure(runs, [.. subjects.Select(create => create(10))], (subject, run) => subject.EditUnrelatedFile(run)));
        Subject[] largest = [.. subjects.Select(create => create(Largest))];
        AddRow($"an unrelated .cs file is edited, {Largest:#,0} connections", Measure(runs, largest, (subject, run) => subject.EditUnrelatedFile(run)));
        AddRow($"one of {Largest:#,0} connections is edited", Measure(runs, largest, (subject, run) => subject.EditOne(run)));
        AddRow("and its description, which the index has too", Measure(runs, largest, (subject, run) => subject.EditOne(run, alsoItsDescription: true)));

        Console.WriteLine($"Best (median) of {runs} runs; {Largest} connections give {largest[0].GeneratedFiles} files. "
            + $"A plain compile of a project with {Compiled} of them: {Measurement.Milliseconds(CompileTime())}.");
        Console.WriteLine();
        table.Write(Console.Out);

        void AddRow(string what, Measurement[] times) => table.Add(
            what,
            Measurement.Milliseconds(times[0].Best),
            Measurement.Milliseconds(times[0].Median),
            Measurement.Milliseconds(times[1].Best),
            Measurement.Milliseconds(times[1].Median),
            Measurement.Ratio(times[0].Best, times[1].Best));
    }

    private static Measurement[] Measure(int runs, Subject[] subjects, Action<Subject, int> edit)
    {
        // A compiler server has done all this often; the row of a new process shows what it costs before.
        const int WarmUps = 35;
        Measurement[] times = [.. subjects.Select(_ => new Measurement())];
        for (var run = -WarmUps; run < runs; run++)
        {
            for (var i = 0; i < subjects.Length; i++)
            {
                edit(subjects[i], run);
                GC.Collect();
                var time = subjects[i].Generate();
                if (run >= 0)
                    times[i].Add(time);
            }
        }

        return times;
    }

    private static Measurement Once(TimeSpan time)
    {
        var measurement = new Measurement();
        measurement.Add(time);
        return measurement;
    }

    private static TimeSpan CompileTime()
    {
        var subject = Connections(Compiled);
        subject.Generate();
        return Enumerable.Range(0, 5).Select(_ => subject.Compile()).Min();
    }

    private static Subject Connections(int count) => new(new ConnectionsGenerator().AsSourceGenerator(), [], Manifest(count, edited: 0))
    {
        EditedManifest = (run, alsoItsDescription) => Manifest(count, edited: run, describesEdit: alsoItsDescription),
    };

    private static string Manifest(int count, int edited, bool describesEdit = false)
    {
        var text = new StringBuilder("""{ "namespace": "Acme", "connections": {""");
        for (var i = 0; i < count; i++)
        {
            var host = i == count / 2 ? $"db{i}-{edited}.internal" : $"db{i}.internal";
            var shard = i == count / 2 && describesEdit ? $"{i}, version {edited}" : $"{i}";
            text.Append(i == 0 ? "\n" : ",\n").Append(CultureInfo.InvariantCulture, $$"""
                "{{Id(i)}}": { "conn_type": "postgres", "description": "Orders, shard {{shard}}", "host": "{{host}}", "port": 5432,
                                  "schema": "orders", "login": "etl", "extra": { "sslmode": "verify-full" } }
                """);
        }

        return text.Append("\n} }").ToString();
    }

    private static string Id(int i) => $"{Teams[i % 10]}_{Systems[i / 10 % 10]}_{Regions[i / 100]}";

    private static Subject OptionsClasses(int count)
    {
        var classes = Enumerable.Range(0, count).Select(i => OptionsClass(i, edited: 0));
        var calls = Enumerable.Range(0, count).Select(i => $"services.Configure<Orders{i}Options>(configuration.GetSection(\"Connections:orders_{i}\"));");
        var registration = $$"""
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.DependencyInjection;
            public static class Registration
            {
                public static void AddAll(IServiceCollection services, IConfiguration configuration)
                {
                    {{string.Join("\n", calls)}}
                }
            }
            """;
        var generator = new AnalyzerFileReference(BindingGeneratorPath(), new IsolatedAssemblyLoader()).GetGenerators(LanguageNames.CSharp).Single();
        return new Subject(generator, [.. classes, registration], manifest: null)
        {
            EditedClass = run => (Index: count / 2, Text: OptionsClass(count / 2, run)),
        };
    }

    private static string OptionsClass(int index, int edited) => $$"""
        /// <summary>Orders, shard {{index}}</summary>
        public sealed class Orders{{index}}Options
        {
            public string? Host { get; set; }
            public int Port { get; set; }
            public string? Schema { get; set; }
            public string? Login { get; set; }
            public string? Password { get; set; }
            public string? SslMode{{(edited == 0 ? "" : edited + 100)}} { get; set; }
        }
        """;

    private static string BindingGeneratorPath()
    {
        var aspNetCore = Path.GetDirectoryName(SourceFolder.FrameworkAssemblies()[^1])!;
        return Path.Combine(aspNetCore, "..", "..", "analyzers", "dotnet", "cs", "Microsoft.Extensions.Configuration.Binder.SourceGeneration.dll");
    }

    /// <summary>A project with one generator, which can be edited as a user edits it.</summary>
    private sealed class Subject
    {
        private readonly ISourceGenerator _generator;
        private Compilation _compilation;
        private GeneratorDriver _driver;
        private SyntaxTree _unrelated;
        private InMemoryText? _manifest;

        public Subject(ISourceGenerator generator, ImmutableArray<string> sources, string? manifest)
        {
            _generator = generator;
            _unrelated = Unrelated(0);
            _manifest = manifest is null ? null : new InMemoryText("connections.json", manifest);
            _compilation = CSharpCompilation.Create("Acme", [.. sources.Select(text => Parse(text)), _unrelated], References,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
            _driver = NewDriver();
        }

        public Func<int, bool, string>? EditedManifest { get; init; }

        public Func<int, (int Index, string Text)>? EditedClass { get; init; }

        public int GeneratedFiles => _driver.GetRunResult().GeneratedTrees.Length;

        public TimeSpan Generate()
        {
            var watch = Stopwatch.StartNew();
            _driver = _driver.RunGenerators(_compilation);
            var time = watch.Elapsed;
            if (GeneratedFiles == 0 || _driver.GetRunResult().Results.Any(result => result.Exception is not null))
                throw new InvalidOperationException($"{_generator.GetGeneratorType().Name} generated nothing");
            return time;
        }

        public void ForgetEverything() => _driver = NewDriver();

        public void EditUnrelatedFile(int run)
        {
            var edited = Unrelated(run);
            _compilation = _compilation.ReplaceSyntaxTree(_unrelated, edited);
            _unrelated = edited;
        }

        public void EditOne(int run, bool alsoItsDescription = false)
        {
            if (EditedManifest is not null)
            {
                var edited = new InMemoryText(_manifest!.Path, EditedManifest(run, alsoItsDescription));
                _driver = _driver.ReplaceAdditionalText(_manifest, edited);
                _manifest = edited;
            }
            else if (EditedClass is not null)
            {
                var (index, text) = EditedClass(run);
                _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees.ElementAt(index), Parse(text));
            }
        }

        public TimeSpan Compile()
        {
            var compilation = _compilation.AddSyntaxTrees(_driver.GetRunResult().GeneratedTrees);
            var watch = Stopwatch.StartNew();
            var result = compilation.Emit(Stream.Null);
            if (!result.Success)
                throw new InvalidOperationException(result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());
            return watch.Elapsed;
        }

        private GeneratorDriver NewDriver() =>
            CSharpGeneratorDriver.Create([_generator], _manifest is null ? [] : [_manifest], ParseOptions);

        private static SyntaxTree Unrelated(int run) => Parse($"public static class Unrelated {{ public const int Edits = {run}; }}");

        private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions);
    }
}
