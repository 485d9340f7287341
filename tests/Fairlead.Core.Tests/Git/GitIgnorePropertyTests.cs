using System.Diagnostics;
using System.Text;
using Fairlead.Core.Git;

namespace Fairlead.Core.Tests.Git;

/// <summary>That random patterns mean to us what they mean to Git itself.</summary>
public sealed class GitIgnorePropertyTests : IDisposable
{
    private static readonly string[] Names = ["a", "b", ".env", "a.b", "ab", "x y", "[a]", "a-c", "#a", "!b", "A", "é", "日本"];

    private static readonly string[] Pieces =
    [
        "a", "b", "*", "**", "?", "/", "/**/", "**/", "/**", ".env", "[ab]", "[!a]", "[^b]", "[a-c]", "[[:alpha:]]", "[]a]", "[a", "\\",
        "\\*", "\\[", " ", "x y", "!", "#", ".b", "-", "***", "[\\a]", "[[:x:]]", "A", "\\ ", "[a-]", "[--a]", "é", "[é]", "??",
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("fairlead-git-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void RandomPatterns_DecideAsGitDoes()
    {
        var random = new Random(20270131);
        Git("", "init", "-q");
        var paths = Enumerable.Range(0, 150).Select(_ => Path(random)).Where(path => path != "a").Distinct().ToArray(); // which is a folder
        for (int round = 0; round < 60; round++)
        {
            (string Path, string Text)[] files =
                [(".gitignore", Patterns(random)), ("a/.gitignore", Patterns(random)), (".git/info/exclude", Patterns(random))];
            foreach ((string path, string text) in files)
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.Combine(_root, path))!);
                File.WriteAllText(System.IO.Path.Combine(_root, path), text);
            }

            GitIgnoreRules rules = GitIgnoreRules.Create(files.Select(file => ($"{_root}/{file.Path}", file.Text)));
            string[] ignored = [.. paths.Where(path => rules.IsIgnored($"{_root}/{path}")).Order(StringComparer.Ordinal)];
            string[] expected = IgnoredByGit(paths);
            Assert.True(expected.SequenceEqual(ignored), Describe(files, expected, ignored));
        }
    }

    private string[] IgnoredByGit(string[] paths)
    {
        string output = Git(string.Join('\0', paths), "check-ignore", "--no-index", "--stdin", "-z");
        return [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }

    private static string Path(Random random) =>
        string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Names[random.Next(Names.Length)]));

    private static string Patterns(Random random)
    {
        var text = new StringBuilder();
        for (int line = random.Next(5); line > 0; line--)
        {
            if (random.Next(4) == 0) text.Append('!');
            for (int piece = random.Next(1, 5); piece > 0; piece--) text.Append(Pieces[random.Next(Pieces.Length)]);
            if (random.Next(6) == 0) text.Append('/');
            if (random.Next(8) == 0) text.Append("  ");
            text.Append(random.Next(4) == 0 ? "\r\n" : "\n");
        }
        return text.ToString();
    }

    private static string Describe((string Path, string Text)[] files, string[] expected, string[] actual) => string.Join('\n',
        files.Select(file => $"{file.Path}:\n{file.Text}")
            .Append("only Git ignores: " + string.Join(" | ", expected.Except(actual)))
            .Append("only we ignore: " + string.Join(" | ", actual.Except(expected))));

    private string Git(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "git", arguments) { WorkingDirectory = _root, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.StandardInputEncoding = start.StandardOutputEncoding = new UTF8Encoding(false);
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
