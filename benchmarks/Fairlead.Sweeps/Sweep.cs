using System.Globalization;
using Fairlead.Benchmarks;
using Microsoft.CodeAnalysis;

namespace Fairlead.Sweeps;

/// <summary>
/// Runs the rules over repositories that nobody wrote for them, project by project. The places go to a file, to be looked at by a person;
/// what stands there does not.
/// </summary>
internal static class Sweep
{
    /// <summary>
    /// Reads <c>--repository DIR</c>, <c>--rules FLD1</c>, <c>--without-references</c> and <c>--findings FILE</c>.
    /// </summary>
    public static async Task RunAsync(Arguments arguments)
    {
        var rules = new RuleRun(arguments.All("rules") is { Count: > 0 } asked ? asked : ["FLD1", "FLD2"]);
        await using var output = arguments.All("findings") is [var path] ? new StreamWriter(path) : null;
        var counts = new SortedDictionary<string, (int Tests, int Others)>(StringComparer.Ordinal);
        var (lines, files, failures) = (0L, 0, 0);
        foreach (var repository in arguments.Required("repository").Select(folder => Path.GetFullPath(folder)))
        {
            var projects = RepositoryProject.FindAll(repository);
            var compiler = new ProjectCompiler(projects, !arguments.Has("without-references"));
            foreach (var project in projects)
            {
                var compilation = compiler.Compile(project);
                var settings = RuleRun.ReadFiles(project.ConfigurationFiles);
                lines += compilation.SyntaxTrees.Sum(tree => (long)tree.GetText().Lines.Count);
                files += settings.Count;
                try
                {
                    foreach (var finding in await rules.FindAsync(compilation, settings, project.IsTest))
                        Count(finding, project);
                }
                catch (InvalidOperationException failure)
                {
                    failures++;
                    Console.Error.WriteLine($"{project.Folder}: {failure.Message}: {failure.InnerException}");
                }
            }
        }

        Write(counts);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{lines:#,0} lines of C#, {files:#,0} configuration files, {failures:#,0} failures of analyzers"));

        void Count(Diagnostic finding, RepositoryProject project)
        {
            var place = finding.Location.GetLineSpan();
            var isTest = project.IsTest || SweptFiles.IsTest(place.Path);
            var (tests, others) = counts.GetValueOrDefault(finding.Id);
            counts[finding.Id] = isTest ? (tests + 1, others) : (tests, others + 1);
            output?.WriteLine(string.Join('\t', finding.Id, isTest ? "test" : "", place.Path, place.StartLinePosition.Line + 1,
                place.StartLinePosition.Character + 1, finding.GetMessage(CultureInfo.InvariantCulture)));
        }
    }

    private static void Write(SortedDictionary<string, (int Tests, int Others)> counts)
    {
        var table = new MarkdownTable("rule", "outside of tests", "in tests");
        foreach (var (rule, (tests, others)) in counts)
            table.Add(rule, others.ToString("#,0", CultureInfo.InvariantCulture), tests.ToString("#,0", CultureInfo.InvariantCulture));
        table.Write(Console.Out);
    }
}
