using Fairlead.Core.Git;

namespace Fairlead.Core.Tests.Git;

public class GitIgnoreTests
{
    [Theory]
    [InlineData("a name matches in every folder", ".env", "src/app/.env", true)]
    [InlineData("a name matches a whole name only", ".env", "src/app/.env.example", false)]
    [InlineData("a slash at the start anchors", "/.env", "src/.env", false)]
    [InlineData("a slash in the middle anchors", "src/.env", "app/src/.env", false)]
    [InlineData("a folder takes everything below along", "secrets/", "app/secrets/a/b.json", true)]
    [InlineData("a pattern for folders leaves a file alone", "secrets/", "secrets", false)]
    [InlineData("an asterisk stays in its folder", "config/*.json", "config/a/b.json", false)]
    [InlineData("two asterisks cross folders", "config/**/b.json", "config/a/c/b.json", true)]
    [InlineData("two asterisks match no folder, too", "config/**/b.json", "config/b.json", true)]
    [InlineData("two asterisks lead", "**/b.json", "config/b.json", true)]
    [InlineData("two asterisks trail", "config/**", "config/a/b.json", true)]
    [InlineData("two asterisks in a name are one", "co**fig", "co/fig", false)]
    [InlineData("a question mark is one character", ".env?", ".envs", true)]
    [InlineData("a range", "log[0-9].txt", "log7.txt", true)]
    [InlineData("a range that is negated", "log[!0-9].txt", "log7.txt", false)]
    [InlineData("a class", "log[[:digit:]].txt", "log7.txt", true)]
    [InlineData("a number sign begins a comment", "#a", "#a", false)]
    [InlineData("an escaped number sign does not", "\\#a", "#a", true)]
    [InlineData("an escaped exclamation mark is one", "\\!a", "!a", true)]
    [InlineData("spaces at the end do not count", ".env  ", ".env", true)]
    [InlineData("an escaped space at the end counts", "a\\ ", "a ", true)]
    [InlineData("a line of Windows", ".env\r\n*.user\r", "a.user", true)]
    [InlineData("a byte order mark does not count", "\uFEFF.env", ".env", true)]
    [InlineData("a later pattern takes a file back", ".env*\n!.env.example", ".env.example", false)]
    [InlineData("a file below an ignored folder cannot be taken back", "secrets/\n!secrets/a.json", "secrets/a.json", true)]
    [InlineData("a file comes back if its folder is not ignored", "secrets/*\n!secrets/a.json", "secrets/a.json", false)]
    public void Pattern_DecidesAboutAPath(string situation, string patterns, string path, bool isIgnored)
    {
        GitIgnoreRules rules = GitIgnoreRules.Create([("/repository/.gitignore", patterns)]);

        Assert.True(rules.IsIgnored("/repository/" + path) == isIgnored, situation);
    }

    [Fact]
    public void FileInADeeperFolder_OverridesTheOneAbove()
    {
        GitIgnoreRules rules = GitIgnoreRules.Create([("/r/.gitignore", ".env\n!b.json"), ("/r/src/.gitignore", "!.env\nb.json")]);

        Assert.True(rules.IsIgnored("/r/.env"));
        Assert.False(rules.IsIgnored("/r/src/.env"));
        Assert.True(rules.IsIgnored("/r/src/b.json"));
        Assert.False(rules.IsIgnored("/elsewhere/.env"));
    }

    [Fact]
    public void ExcludeFile_IsOverriddenByEveryGitIgnore()
    {
        GitIgnoreRules rules = GitIgnoreRules.Create([("/r/.git/info/exclude", ".env\nlocal.json"), ("/r/.gitignore", "!.env")]);

        Assert.False(rules.IsIgnored("/r/.env"));
        Assert.True(rules.IsIgnored("/r/src/local.json"));
    }

    [Fact]
    public void PathsOfWindowsAndStepsBack_AreTheSamePaths()
    {
        GitIgnoreRules rules = GitIgnoreRules.Create([(@"C:\r\src\app\..\..\.gitignore", "/src/.env")]);

        Assert.True(rules.IsIgnored(@"C:\r\src\.env"));
        Assert.True(rules.IsIgnored("C:/r/src/app/../.env"));
    }

    [Fact]
    public void PatternOfManyAsterisks_IsDecidedAtOnce()
    {
        string pattern = string.Concat(Enumerable.Repeat("*a", 60)) + "*b";

        Assert.False(GitIgnoreRules.Create([("/r/.gitignore", pattern)]).IsIgnored("/r/" + new string('a', 400)));
    }
}
