using Fairlead.Detection.Credentials;
using Fairlead.Detection.SecretFormats.Patterns;

namespace Fairlead.Detection.Tests.Text.Values;

/// <summary>
/// The rates that docs/measurements/randomness.md promises, on generated tokens, on this repository's own code, and on words.
/// </summary>
public class RandomnessTests
{
    private const int Samples = 2000;

    private static readonly string[] Names = ["apiKey", "accessToken", "clientSecret", "AUTH", "API_KEY_ORDERS"];

    // Long words of 22 languages, as people write them without accents.
    private const string Words = """
        understanding strengthened worthwhile rhythmically lengthwise knowledge thoroughbred
        Geschwindigkeit Rechtschreibung Wirtschaftspruefer Durchschnittsgeschwindigkeit Schluesselkind verschluesseln
        anticonstitutionnellement renseignements aujourdhui bouleversement quelquefois
        desafortunadamente electrodomesticos ayuntamiento guardarropa zanahoria
        precipitevolissimevolmente asciugamano aggiungere sciogliere
        constrangimento desenvolvimento paralelepipedo trabalhadores
        verantwoordelijkheid gezelligheid schrijfster angstschreeuw
        sjuksköterska uppmärksamhet världsmästerskap skyddsutrustning
        arbejdsløshedsunderstøttelse sandsynligvis færdselsregler
        utdanningsdirektoratet selvfølgelig sykehuset kjærlighet
        lentokonesuihkuturbiinimoottori ymmärtäminen yliopistollinen hyväksyntä
        przedsiebiorstwo bezwzglednie szczesliwy wszystkich zadoscuczynienie
        nejneobhospodarovavatelnejsi ctvrtek zmrzlina srdecne
        najneobhospodarovatelnejsi stvrtok zmluvne
        megszentségteleníthetetlenségeskedéseitekért egészségedre köszönöm
        intotdeauna dumneavoastra invatamant
        prestolonasljednikovica smrznuti cvrcak
        najpomembnejsi cetrtek zivljenje
        nebeprisikiskiakopusteliaudavome ketvirtadienis
        saimnieciba neatkariba ceturtdiena
        sünnipäevanädalalõpupeopärastlõunaväsimus jäääär
        muvaffakiyetsizlestiricilestiriveremeyebileceklerimizdenmissinizcesine kuyumculuk
        pertanggungjawaban kemerdekaan nghieng khuyech
        """;

    public static TheoryData<string> Alphabets => [.. TokenAlphabets.All.Select(static alphabet => alphabet.Name)];

    [Theory]
    [MemberData(nameof(Alphabets))]
    public void Token_IsFoundTheSurerTheLongerItIs(string alphabet)
    {
        string characters = TokenAlphabets.All.Single(entry => entry.Name == alphabet).Characters;
        (int Length, double Least)[] goals = [(16, 0.89), (24, 0.97), (32, 0.99), (48, 0.99), (64, 0.99)];
        foreach ((int length, double least) in goals)
        {
            var random = new Random(length);
            int found = Enumerable.Range(0, Samples)
                .Count(i => SecretValues.IsSecretNamed(Names[i % Names.Length], TokenAlphabets.Create(random, characters, length)));
            Assert.True(found >= least * Samples, $"{found} of {Samples} tokens of {length} characters are found");
        }
    }

    /// <summary>The engine's own code has the beginnings of tokens.</summary>
    private static IEnumerable<string> Signatures => SecretPatterns.All.SelectMany(static pattern => pattern.Shape.Signatures);

    [Fact]
    public void TextOfThisRepository_IsHardlyEverTakenForAToken()
    {
        SourceTexts repository = SourceTexts.Read([RepositoryFiles.GetFullPath("src")]);
        foreach ((string kind, SortedSet<string> all) in repository.Kinds)
        {
            if (kind is "GUIDs" or "hashes") continue;
            foreach ((bool isLong, int most) in (ReadOnlySpan<(bool, int)>)[(true, 1), (false, 4)])
            {
                List<string> texts = [.. all.Where(text => text.Length >= 16 == isLong)];
                List<string> taken = [.. texts.Where(static text => SecretValues.IsSecretNamed("accessToken", text)).Except(Signatures)];
                Assert.True(taken.Count <= Math.Max(3, texts.Count * most / 1000), $"{kind}: {string.Join("  ", taken)}");
            }
        }
    }

    [Fact]
    public void Word_IsNoToken() => Assert.Equal(
        [],
        Words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Where(static word => SecretValues.IsSecretNamed("accessToken", word)));

    [Theory]
    [InlineData("requestId")]
    [InlineData("checksum")]
    [InlineData("commit")]
    [InlineData("etag")]
    [InlineData("value")]
    [InlineData("cacheKey")]
    [InlineData("ApiKeyId")]
    public void RandomValueWithoutASecretsName_IsNothing(string name)
    {
        var random = new Random(1);
        foreach ((_, string characters) in TokenAlphabets.All)
            Assert.False(SecretValues.IsSecretNamed(name, TokenAlphabets.Create(random, characters, 40)));
    }
}
