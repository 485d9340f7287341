using System.Text.RegularExpressions;
using Fairlead.Core.Templates;
using FsCheck;
using FsCheck.Fluent;

namespace Fairlead.Core.Tests.Templates;

public class ValuePatternTests
{
    [Theory]
    [InlineData("a class and a number of times", "[a-z0-9]{1,20}", "acme1", true)]
    [InlineData("only the beginning", "[a-z]+", "acme1", false)]
    [InlineData("only the end", "[0-9]+", "a1", false)]
    [InlineData("one alternative whole", "eu|us", "us", true)]
    [InlineData("the beginning of one alternative and the end of another", "eu|us", "eus", false)]
    [InlineData("a group that is repeated", "[a-z]+(-[a-z]+){0,2}", "a-b-c", true)]
    [InlineData("more often than allowed", "[a-z]+(-[a-z]+){0,2}", "a-b-c-d", false)]
    [InlineData("anchors that say what holds anyway", "^[a-z]+$", "acme", true)]
    [InlineData("anchors around alternatives", "^eu|us$", "eux", false)]
    [InlineData("a group without a number", "(?:eu|us)[0-9]", "eu1", true)]
    [InlineData("an escape", "t\\d{3}", "t042", true)]
    [InlineData("a hyphen at the end of a class", "[a-z0-9-]+", "a-b", true)]
    [InlineData("an escaped hyphen", "[a-z\\-]+", "a-b", true)]
    [InlineData("an optional part", "t(enant)?1", "t1", true)]
    [InlineData("at least so often", "a{2,}", "a", false)]
    [InlineData("exactly so often", "a{3}", "aaa", true)]
    public void Pattern_MatchesTheWholeValue(string situation, string pattern, string value, bool isMatch)
    {
        Assert.Null(ValuePattern.TryParse(pattern, out ValuePattern? read));
        Assert.True(isMatch == read!.IsMatch(value), situation);
    }

    [Theory]
    [InlineData("nothing at all", "", "is empty", 0)]
    [InlineData("every character", "ab.c", "holds '.', which allows every character", 2)]
    [InlineData("capitals in a class", "[A-Z]+", "allows 'A', but values may contain only lower-case letters", 1)]
    [InlineData("a capital", "Acme", "holds 'A', but values may contain", 0)]
    [InlineData("a class that never ends", "[a-z", "opens a class and doesn't close it", 0)]
    [InlineData("a group that never ends", "a(b", "opens a group and doesn't close it", 1)]
    [InlineData("a bracket too many", "a)", "closes a group that isn't open", 1)]
    [InlineData("a look-ahead", "(?=a)a", "has a kind of group that isn't supported", 0)]
    [InlineData("a back reference", "(a)\\1", "has an escape that isn't known here", 3)]
    [InlineData("a word character, which may be a capital", "\\w+", "has an escape that isn't known here", 0)]
    [InlineData("a negated class", "[^/]+", "has a negated class", 1)]
    [InlineData("a slash", "[a-z/]+", "allows '/'", 4)]
    [InlineData("a range backwards", "[z-a]", "has a range that isn't one of letters or of digits", 1)]
    [InlineData("a range over letters and digits", "[0-z]", "has a range that isn't one of letters or of digits", 1)]
    [InlineData("a repetition of nothing", "*a", "repeats nothing here", 0)]
    [InlineData("a repetition of a repetition", "a++", "repeats a repetition", 2)]
    [InlineData("times that are no number", "a{x}", "has a number of times", 1)]
    [InlineData("times the wrong way round", "a{3,2}", "repeats something so often that no value matches", 1)]
    [InlineData("more times than a value is long", "a{64}", "repeats something so often that no value matches", 1)]
    [InlineData("an alternative of nothing", "a|", "has an empty part here", 2)]
    [InlineData("an anchor in the middle", "a$b", "holds '$', but values may contain", 1)]
    [InlineData("both separators", "[a-z_-]+", "allows both '-' and '_'", 0)]
    [InlineData("both separators in different places", "[a-z]+-[a-z]+_[a-z]+", "allows both '-' and '_'", 0)]
    public void BadPattern_IsRefusedAtThePlace(string situation, string pattern, string message, int position)
    {
        PatternDefect? defect = ValuePattern.TryParse(pattern, out _);

        Assert.True(defect is not null, situation);
        Assert.StartsWith(message, defect.Message, StringComparison.Ordinal);
        Assert.Equal(position, defect.Position);
    }

    [Theory]
    [InlineData("(a*)*")]
    [InlineData("((((a?){63}){63}){63}){63}")]
    [InlineData("(a|aa|aaa)+")]
    [InlineData("((a|b)*(a|b)*)*")]
    [InlineData("(((((a*)*)*)*)*)*")]
    public void PatternThatTakesOthersForEver_TakesNoTime(string pattern)
    {
        Assert.Null(ValuePattern.TryParse(pattern, out ValuePattern? read));

        Assert.True(read!.IsMatch(new string('a', 63)));
        Assert.False(read.IsMatch(new string('a', 62) + "0"));
    }

    [Fact]
    public void AnyText_IsReadOrRefused_AndJudgesAsRegexDoes()
    {
        Gen<string> pattern = Gen.ArrayOf(Gen.Elements(
            "a", "b", "0", "-", "[a-b]", "[a0-]", "(", ")", "|", "?", "*", "+", "{2}", "{1,2}", "(?:", "\\d", "^", "$", ".", "A"))
            .Select(string.Concat);
        Gen<string> value = Gen.ArrayOf(Gen.Elements('a', 'b', '0', '-')).Select(letters => new string([.. letters.Take(20)]));
        Check.One(Thorough, Prop.ForAll(pattern.ToArbitrary(), value.ToArbitrary(), (text, candidate) =>
            ValuePattern.TryParse(text, out ValuePattern? read) is not null
            || read!.IsMatch(candidate) == Regex.IsMatch(candidate, $"^(?:{text})$(?!\n)", RegexOptions.CultureInvariant)));
    }

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);
}
