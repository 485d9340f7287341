using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>One thing that a reviewer looks at.</summary>
/// <param name="Law">What is asked for.</param>
/// <param name="Problem">What is wrong; null if nothing is.</param>
internal sealed record Verdict(string Law, string? Problem);

/// <summary>What a reviewer says of a situation and of what the light bulb made of it.</summary>
internal sealed record Judgement(Situation Situation, SituationRun Run, IReadOnlyList<Verdict> Verdicts, SituationNumbers Numbers)
{
    private static readonly ConcurrentDictionary<Situation, Lazy<Task<Judgement>>> Known = new(ReferenceEqualityComparer.Instance);

    public bool IsGood => Verdicts.All(static verdict => verdict.Problem is null);

    /// <summary>Judges a situation, once.</summary>
    public static Task<Judgement> GetAsync(Situation situation) =>
        Known.GetOrAdd(situation, static situation => new Lazy<Task<Judgement>>(
            () => Task.Run(() => CreateAsync(situation, EditorActions.AllProviders)))).Value;

    /// <summary>Judges what the given fixers make of a situation.</summary>
    public static async Task<Judgement> CreateAsync(Situation situation, IReadOnlyList<CodeFixProvider> providers)
    {
        SituationRun run = await SituationRun.CreateAsync(situation, providers, CancellationToken.None);
        var judge = new Judge(situation, run);
        return new Judgement(situation, run, await judge.JudgeAsync(CancellationToken.None), judge.Count());
    }

    /// <summary>The situation and all files that are different afterwards, without values.</summary>
    public string Describe()
    {
        IReadOnlyDictionary<string, string> after = Run.OneByOne.Project.Files;
        IEnumerable<string> files = Run.Before.Files.Select(file =>
            $"=== {file.Key}\n{file.Value}" + (after[file.Key] == file.Value ? "" : $"=== {file.Key} afterwards\n{after[file.Key]}"))
            .Concat(after.Where(file => !Run.Before.Files.ContainsKey(file.Key))
                .Select(static file => $"=== {file.Key} is new\n{file.Value}"));
        string actions = Run.Titles.Count == 0 ? "nothing" : string.Join("; ", Run.Titles);
        string store = string.Join(", ", Run.OneByOne.Store.Select(static value => $"{value.Key} = {value.Value}"));
        string reported = string.Join(", ", Run.Findings.Select(static finding => finding.Id));
        return FakeSecrets.Hide($"""
            {Situation}
            {string.Join('\n', files)}
            === reported: {reported}
            === offered: {actions}
            === store: {store}
            """) + (Run.Error is null ? "" : $"\n=== error: {Run.Error}");
    }
}

/// <summary>The numbers of one situation in the table of all.</summary>
internal sealed record SituationNumbers
{
    /// <summary>Places with a secret to move, and those of them where a move is offered.</summary>
    public int Places { get; init; }

    public int Offered { get; init; }

    /// <summary>The same where nothing gives connections.</summary>
    public int PlacesWithoutSource { get; init; }

    public int OfferedWithoutSource { get; init; }

    /// <summary>The same in constants, static fields and initialisers.</summary>
    public int FixedPlaces { get; init; }

    public int OfferedInFixedPlaces { get; init; }

    public int Actions { get; init; }

    public int ActionsThatLose { get; init; }

    public int Moves { get; init; }

    public int HalfMoves { get; init; }

    public int NeedlesslyGeneric { get; init; }

    public int ReportedMoves { get; init; }

    public int Rotations { get; init; }

    public int GoodRotations { get; init; }
}
