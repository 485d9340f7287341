using System.Globalization;
using System.Text;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>The page <c>docs/measurements/light-bulb.md</c>.</summary>
internal static class SituationTable
{
    public static string Write(IReadOnlyList<Judgement> all)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # The light bulb, tried on {all.Count} situations

            Each situation is a small program with a secret in it: [the cases](../../tests/Fairlead.CodeFixes.Tests/Situations/Cases). The tests
            apply the fixes as Roslyn's language server does, one by one and all at once, with the real generator, analyzers and client
            assemblies, and follow every value. `UPDATE_BASELINES=1 dotnet test tests/Fairlead.CodeFixes.Tests` writes this page.

            | | today | goal |
            | --- | --- | --- |

            """);
        int Sum(Func<SituationNumbers, int> number) => all.Sum(judgement => number(judgement.Numbers));
        int places = Sum(static numbers => numbers.Places);
        int withoutSource = Sum(static numbers => numbers.PlacesWithoutSource);
        int fixedPlaces = Sum(static numbers => numbers.FixedPlaces);
        Row("places with a secret to move where the move is offered", $"{Sum(static numbers => numbers.Offered)} of {places}",
            $"≥ {places * 11 / 12}");
        Row("of these, where nothing at hand gives connections",
            $"{Sum(static numbers => numbers.OfferedWithoutSource)} of {withoutSource}", $"≥ {withoutSource * 6 / 7}");
        Row("of these, in constants, static fields, initialisers and attributes",
            $"{Sum(static numbers => numbers.OfferedInFixedPlaces)} of {fixedPlaces}", $"≥ {fixedPlaces * 6 / 7}");
        Row("actions after which a value is kept nowhere",
            $"{Sum(static numbers => numbers.ActionsThatLose)} of {Sum(static numbers => numbers.Actions)}", "0");
        int moves = Sum(static numbers => numbers.Moves);
        Row("connections whose host or login stands in both manifest and code",
            $"{Sum(static numbers => numbers.HalfMoves)} of {moves}", "≤ 1 of 15");
        Row("connections typed `generic` although the client has a type",
            $"{Sum(static numbers => numbers.NeedlesslyGeneric)} of {moves}", "≤ 1 of 5");
        Row("situations whose result Fairlead itself reports", $"{Sum(static numbers => numbers.ReportedMoves)}", "0");
        Row("rotated secrets that reach the client",
            $"{Sum(static numbers => numbers.GoodRotations)} of {Sum(static numbers => numbers.Rotations)}", "all");
        Row("situations where everything is as a reviewer wants it",
            $"{all.Count(static judgement => judgement.IsGood)} of {all.Count}", "≥ 7 of 10");

        page.Append("\n| page of cases | situations | good |\n| --- | --- | --- |\n");
        foreach (IGrouping<string, Judgement> topic in all.GroupBy(static judgement => judgement.Situation.Topic))
        {
            page.Append(CultureInfo.InvariantCulture,
                $"| {topic.Key} | {topic.Count()} | {topic.Count(static judgement => judgement.IsGood)} |\n");
        }

        page.Append("\n| what is judged | situations that fail |\n| --- | --- |\n");
        foreach (string law in all[0].Verdicts.Select(static verdict => verdict.Law))
        {
            int failing = all.Count(judgement =>
                judgement.Verdicts.Any(verdict => verdict.Law == law && verdict.Problem is not null));
            page.Append(CultureInfo.InvariantCulture, $"| {law} | {failing} |\n");
        }
        return page.ToString();

        void Row(string name, string today, string goal) =>
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {today} | {goal} |\n");
    }
}
