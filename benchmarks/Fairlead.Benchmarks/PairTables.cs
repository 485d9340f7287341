using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Fairlead.Core.Text;
using Fairlead.Detection.Tests.Text.Values;

namespace Fairlead.Benchmarks;

/// <summary>
/// Derives the tables of <see cref="CharacterPairs"/> from lists of words (<c>--words DIR</c>, Hunspell's <c>.dic</c> or one word a line)
/// and real code (<c>--sources DIR</c>), of which texts full of signs are left out: patterns and formats are told by their grammar. Words
/// weigh as much as identifiers and literals together, each language the same.
/// </summary>
internal static class PairTables
{
    private const int WordsOfALanguage = 15_000;
    private const int LongestLiteral = 60;
    private const int MostExpensive = 51; // the letters that a table has

    private static readonly Regex Word = new("^[A-Za-z]{3,}$");
    private static readonly int[] Sizes = [.. Enumerable.Range(0, CharacterPairs.Classes).Select(CharacterPairs.GetSize)];

    private static readonly double[,] Pairs = new double[CharacterPairs.Classes, CharacterPairs.Classes];
    private static readonly double[,] Cases = new double[9, 2];

    public static void Write(Arguments arguments)
    {
        var kinds = SourceTexts.Read(arguments.Required("sources")).Kinds;
        var code = kinds.Where(kind => kind.Key is not ("GUIDs" or "hashes" or "sentences" or "format strings"))
            .SelectMany(kind => kind.Value)
            .Where(text => text.Length <= LongestLiteral && text.Count(IsSign) * 4 < text.Length)
            .ToList();
        var words = arguments.All("words").SelectMany(ReadWords).ToList();
        Console.Error.WriteLine($"{code.Count} texts of code, {words.Count} words");
        foreach (var text in code)
            Count(text, 1, countsCases: text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper));
        foreach (var word in words)
            Count(word, (double)code.Count / words.Count, countsCases: false);

        Console.WriteLine("Costs");
        for (var before = 0; before < CharacterPairs.Classes; before++)
            WriteRow(before, Pairs, after => Sizes[after], CharacterPairs.Classes);
        Console.WriteLine("CaseCosts");
        for (var before = 0; before < 9; before++)
            WriteRow(before, Cases, _ => 1, 2);
    }

    /// <summary>Reads at most so many words of each list, as evenly as they stand in it, with letters from a to z only.</summary>
    public static IReadOnlyCollection<string> ReadWords(string folder)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var words = File.ReadLines(path).Select(line => Fold(line.Split('/', ' ', '\t')[0])).Where(word => Word.IsMatch(word))
                .Distinct()
                .ToList();
            var step = Math.Max(1.0, (double)words.Count / WordsOfALanguage);
            for (var at = 0.0; at < words.Count; at += step)
                all.Add(words[(int)at]);
        }

        return all;
    }

    private static bool IsSign(char c) => CharacterPairs.GetSize(CharacterPairs.GetClass(c)) > 10;

    // Łódź is written Lodz where only these letters are to be had.
    private static string Fold(string word)
    {
        var folded = new StringBuilder();
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(c switch
            {
                'ł' => "l",
                'ø' => "o",
                'đ' => "d",
                'ß' => "ss",
                'ı' => "i",
                'æ' => "ae",
                _ => c.ToString(),
            });
        }

        return folded.ToString();
    }

    private static void Count(string text, double weight, bool countsCases)
    {
        var before = CharacterPairs.Boundary;
        var (caseBeforeThat, caseBefore) = (LetterCase.None, LetterCase.None);
        foreach (var c in text)
        {
            var after = CharacterPairs.GetClass(c);
            var letterCase = CharacterPairs.GetCase(c);
            var beginsWord = letterCase == LetterCase.Upper && caseBefore == LetterCase.Lower;
            Pairs[beginsWord ? CharacterPairs.Boundary : before, after] += weight;
            if (countsCases && letterCase != LetterCase.None)
                Cases[(int)caseBeforeThat * 3 + (int)caseBefore, (int)letterCase] += weight;
            (before, caseBeforeThat, caseBefore) = (after, caseBefore, letterCase);
        }
    }

    private static void WriteRow(int before, double[,] counts, Func<int, int> getSize, int columns)
    {
        const double Unseen = 0.3;
        var sum = Enumerable.Range(0, columns).Sum(after => counts[before, after] + Unseen);
        var row = new StringBuilder();
        for (var after = 0; after < columns; after++)
        {
            var bits = -Math.Log2((counts[before, after] + Unseen) / sum / getSize(after));
            row.Append(Encode(Math.Min(MostExpensive, (int)Math.Round(Math.Max(0, bits) * CharacterPairs.Bit))));
        }

        Console.WriteLine($"        \"{row}\",");
    }

    private static char Encode(int cost) => (char)(cost < 26 ? 'A' + cost : 'a' + cost - 26);
}
