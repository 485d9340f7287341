using System.Globalization;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Tests.Text.Values;

namespace Fairlead.Benchmarks;

/// <summary>
/// Measures how many generated tokens are found under the names of secrets, by alphabet and length, and how many texts of real code are
/// taken for one. With <c>--derive</c> it writes the tables of <see cref="Core.Text.CharacterPairs"/> instead.
/// </summary>
internal static class RandomnessBenchmark
{
    private const int Samples = 4000;
    private const int MostExamples = 12;

    private static readonly int[] Lengths = [8, 12, 16, 20, 24, 32, 40, 48, 64];
    private static readonly string[] Names = ["apiKey", "accessToken", "clientSecret"];
    private static readonly string[] NamesOfIds = ["requestId", "checksum", "commit", "typeId", "etag"];

    public static void Run(Arguments arguments)
    {
        if (arguments.Has("derive"))
        {
            PairTables.Write(arguments);
            return;
        }

        WriteFound();
        WriteFalse(arguments);
    }

    private static void WriteFound()
    {
        var table = new MarkdownTable(["alphabet", .. Lengths.Select(length => $"{length}")]);
        foreach (var (name, characters) in TokenAlphabets.All)
        {
            var random = new Random(characters.Length);
            table.Add([name, .. Lengths.Select(length => GetShareFound(random, characters, length))]);
        }

        table.Write(Console.Out);
    }

    private static string GetShareFound(Random random, string characters, int length)
    {
        var found = 0;
        for (var i = 0; i < Samples; i++)
        {
            if (SecretValues.IsSecretNamed(Names[i % Names.Length], TokenAlphabets.Create(random, characters, length)))
                found++;
        }

        return ((double)found / Samples).ToString("0.000", CultureInfo.InvariantCulture);
    }

    private static void WriteFalse(Arguments arguments)
    {
        var kinds = SourceTexts.Read(arguments.Required("sources")).Kinds
            .ToDictionary(kind => kind.Key, kind => (IReadOnlyCollection<string>)kind.Value);
        foreach (var folder in arguments.All("words"))
            kinds["words"] = PairTables.ReadWords(folder);

        var table = new MarkdownTable("kind of text", "texts", "taken for a key", "for a token", "of 1,000");
        foreach (var (kind, texts) in kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            var isId = kind is "GUIDs" or "hashes";
            var names = isId ? NamesOfIds : Names;
            var keys = texts.Where(text => (isId ? names : names[..1]).Any(name => SecretValues.IsSecretNamed(name, text))).ToList();
            var tokens = texts.Where(text => SecretValues.IsSecretNamed(names[1], text)).ToList();
            if (arguments.Has("examples"))
                Console.Error.WriteLine($"{kind}: {string.Join("  ", keys.Union(tokens).Take(MostExamples * 4))}");
            table.Add(
                isId ? kind + " under names of ids" : kind,
                Show(texts.Count),
                Show(keys.Count),
                Show(tokens.Count),
                (1000.0 * Math.Max(keys.Count, tokens.Count) / texts.Count).ToString("0.00", CultureInfo.InvariantCulture));
        }

        table.Write(Console.Out);
    }

    private static string Show(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
