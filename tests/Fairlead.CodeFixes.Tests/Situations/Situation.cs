using System.Text.RegularExpressions;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>
/// One situation from a Markdown file in <c>Situations/Cases</c>: a heading, settings of the project as <c>name: value</c>, fenced blocks
/// with the names of their files, and a block <c>expect</c>. Settings above the first heading count for the whole page. A block whose
/// name ends with <c>after</c> is what a file must be in the end.
/// </summary>
internal sealed partial record Situation(string Topic, string Title, IReadOnlyDictionary<string, string> Settings, Expectation Expected)
{
    private const string Folder = "tests/Fairlead.CodeFixes.Tests/Situations/Cases";

    /// <summary>The files of the project, and the developer's <c>secrets.json</c> if there is one already.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Files that must be exactly so afterwards.</summary>
    public required IReadOnlyDictionary<string, string> FilesAfter { get; init; }

    public static IReadOnlyList<Situation> All { get; } =
    [
        .. from path in RepositoryFiles.Find(Folder, "*.md")
           from situation in Read(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))
           select situation,
    ];

    /// <summary>The secrets that the files hold, decoded.</summary>
    public IReadOnlyList<string> Secrets => [.. Files.Where(static file => file.Key != SecretStore.FileName)
        .SelectMany(static file => FakeSecrets.FindIn(file.Value)).Distinct()];

    public static Situation Find(string topic, string title) =>
        All.Single(situation => situation.Topic == topic && situation.Title == title);

    public override string ToString() => $"{Topic}: {Title}";

    /// <summary>Reads a page of situations.</summary>
    public static IEnumerable<Situation> Read(string topic, string page)
    {
        page = page.ReplaceLineEndings("\n");
        int first = page.IndexOf("\n### ", StringComparison.Ordinal);
        Dictionary<string, string> shared = ReadSettings(first < 0 ? "" : page[..first]);
        foreach (Match part in Section().Matches(page).Cast<Match>())
        {
            string body = part.Groups["body"].Value;
            string title = part.Groups["title"].Value.Trim();
            var settings = new Dictionary<string, string>(shared, StringComparer.Ordinal);
            foreach ((string name, string value) in ReadSettings(body)) settings[name] = value;

            Match[] blocks = [.. Block().Matches(body).Cast<Match>()];
            string? expect = blocks.SingleOrDefault(static block => block.Groups["language"].Value == "expect")?.Groups["content"].Value;
            Assert.True(expect is not null || topic == SolutionTests.Topic, $"Add a block 'expect' to the situation '{title}'.");
            yield return new Situation(topic, title, settings, Expectation.Parse(expect ?? "move"))
            {
                Files = ReadFiles(blocks, isAfter: false),
                FilesAfter = ReadFiles(blocks, isAfter: true),
            };
        }
    }

    private static Dictionary<string, string> ReadSettings(string text) =>
        Setting().Matches(Block().Replace(text, "")).ToDictionary(
            static match => match.Groups["name"].Value, static match => match.Groups["value"].Value.Trim(), StringComparer.Ordinal);

    private static Dictionary<string, string> ReadFiles(IEnumerable<Match> blocks, bool isAfter)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match block in blocks.Where(static block => block.Groups["language"].Value != "expect"))
        {
            string[] words = block.Groups["name"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Contains("after") != isAfter) continue;
            string content = block.Groups["content"].Value;
            if (words.Contains("crlf")) content = content.ReplaceLineEndings("\r\n");
            files.Add(words.Length > 0 ? words[0] : "Program.cs", content);
        }
        return files;
    }

    [GeneratedRegex("^### (?<title>.+)\n(?<body>(?:(?!^##+ ).*\n?)*)", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("^```(?<language>[a-z]+) ?(?<name>[^\n]*)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^(?<name>packages|project|language|user-secrets|reported|id): (?<value>.*)$", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
