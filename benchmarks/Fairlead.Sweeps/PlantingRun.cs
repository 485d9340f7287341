using System.Globalization;
using Fairlead.Benchmarks;
using Microsoft.CodeAnalysis;

namespace Fairlead.Sweeps;

/// <summary>
/// Plants secrets and look-alikes in copies of real code, and counts which of them the rules about credentials report, with and without the
/// references of the code.
/// </summary>
internal static class PlantingRun
{
    /// <summary>
    /// Reads <c>--repository DIR</c>, <c>--seed N</c>, <c>--count N</c> and <c>--wrong FILE</c>, to which the texts are added that were judged wrongly.
    /// </summary>
    public static async Task RunAsync(Arguments arguments)
    {
        var seed = arguments.Number("seed", otherwise: 1);
        var count = arguments.Number("count", otherwise: 300);
        var repositories = arguments.Required("repository").Select(folder => RepositoryProject.FindAll(Path.GetFullPath(folder))).ToList();
        var table = new MarkdownTable("planted", "kinds", "texts", "reported", "reported without references");
        foreach (var (name, kinds, isSecret) in new[] { ("secrets", PlantedSecrets.All, true), ("look-alikes", PlantedLookAlikes.All, false) })
        {
            var planted = PlantAll(kinds, repositories, seed, count);
            var with = await JudgeAsync(planted, repositories, hasReferences: true);
            var without = await JudgeAsync(planted, repositories, hasReferences: false);
            table.Add(name, planted.Select(text => text.Kind).Distinct().Count().ToString(CultureInfo.InvariantCulture),
                planted.Count.ToString(CultureInfo.InvariantCulture), Share(with, planted), Share(without, planted));
            WriteWrong(planted, with, isSecret, "with references", arguments);
            WriteWrong(planted, without, isSecret, "without references", arguments);
        }

        table.Write(Console.Out);
    }

    private static List<Planted> PlantAll(
        IReadOnlyList<PlantedKind> kinds, List<IReadOnlyList<RepositoryProject>> repositories, int seed, int count)
    {
        var planter = new Planter([.. repositories.SelectMany(projects => projects)], seed);
        var madeUp = new MadeUp(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(i => planter.Plant(kinds[i % kinds.Count], madeUp)).OfType<Planted>(),
        ];
    }

    /// <summary>Gets those that are reported.</summary>
    private static async Task<HashSet<Planted>> JudgeAsync(
        List<Planted> planted, List<IReadOnlyList<RepositoryProject>> repositories, bool hasReferences)
    {
        var rules = new RuleRun(["FLD1"]);
        var reported = new HashSet<Planted>();
        foreach (var projects in repositories)
        {
            var compiler = new ProjectCompiler(projects, hasReferences);
            foreach (var group in planted.Where(text => projects.Contains(text.Project)).GroupBy(text => text.Project))
            {
                var replaced = group.ToDictionary(text => text.Path, text => text.Text);
                var isCode = group.Any(text => text.Kind.Ground is Ground.Statement or Ground.Member);
                var compilation = compiler.Compile(isCode ? group.Key : group.Key with { Sources = [] }, replaced);
                var files = group.Where(text => text.Kind.Ground is not (Ground.Statement or Ground.Member))
                    .ToDictionary(text => text.Path, text => text.Text);
                var findings = await rules.FindAsync(compilation, files, isTest: false);
                reported.UnionWith(group.Where(text => findings.Any(finding =>
                    finding.Location.GetLineSpan().Path == text.Path && finding.Location.SourceSpan.IntersectsWith(text.Span))));
            }
        }

        return reported;
    }

    private static string Share(HashSet<Planted> reported, List<Planted> planted) =>
        string.Create(CultureInfo.InvariantCulture, $"{reported.Count} ({100.0 * reported.Count / planted.Count:0.0} %)");

    // What was planted is made up, so it may be shown.
    private static void WriteWrong(List<Planted> planted, HashSet<Planted> reported, bool isSecret, string how, Arguments arguments)
    {
        if (arguments.All("wrong") is not [var path])
            return;
        using var output = new StreamWriter(path, append: true);
        foreach (var text in planted.Where(text => reported.Contains(text) != isSecret))
        {
            output.WriteLine($"{(isSecret ? "missed" : "reported")} {how}: {text.Kind.Name}, {text.Path}");
            output.WriteLine("    " + text.Text.Substring(text.Span.Start, text.Span.Length).Trim().ReplaceLineEndings("\n    "));
        }
    }
}
