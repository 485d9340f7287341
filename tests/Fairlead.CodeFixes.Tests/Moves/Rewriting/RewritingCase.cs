using System.Text.RegularExpressions;

namespace Fairlead.CodeFixes.Tests.Moves.Rewriting;

/// <summary>
/// A case from a page in <c>Moves/Rewriting/Cases</c>: a heading, settings as <c>name: value</c>, and fenced blocks with the names of
/// their files. A block whose name ends with <c>after</c> is what the file must be in the end; the setting <c>cannot</c> is the reason
/// where nothing can be done. Marks in the code stand for what the reader of connections finds: <c>[[password: "x"]]</c> is a value of
/// the connection, <c>[[new(‹login›, ‹password›): new("a", "x")]]</c> code around several, <c>[[#port: 587]]</c> a number, and
/// <c>[[-: const string X = "x";]]</c> a declaration that goes away.
/// </summary>
internal sealed partial record RewritingCase(string Page, string Title, IReadOnlyDictionary<string, string> Settings)
{
    private const string Folder = "tests/Fairlead.CodeFixes.Tests/Moves/Rewriting/Cases";

    public required IReadOnlyDictionary<string, string> Files { get; init; }

    public required IReadOnlyDictionary<string, string> FilesAfter { get; init; }

    /// <summary>The text of the case on its page, up to where the files afterwards stand, and what follows them.</summary>
    public required (string Head, string? Next) Place { get; init; }

    public string Path => $"{Folder}/{Page}.md";

    public string? Obstacle => Settings.GetValueOrDefault("cannot");

    public static IReadOnlyList<RewritingCase> All { get; } =
    [
        .. from path in RepositoryFiles.Find(Folder, "*.md")
           from found in Read(System.IO.Path.GetFileNameWithoutExtension(path), File.ReadAllText(path).ReplaceLineEndings("\n"))
           select found,
    ];

    public static RewritingCase Find(string page, string title) => All.Single(found => found.Page == page && found.Title == title);

    private static IEnumerable<RewritingCase> Read(string page, string text)
    {
        Match[] sections = [.. Section().Matches(text).Cast<Match>()];
        foreach ((int index, Match section) in sections.Index())
        {
            string body = section.Groups["body"].Value;
            Match[] blocks = [.. Block().Matches(body).Cast<Match>()];
            Match lastBefore = blocks.Last(static block => !block.Groups["name"].Value.EndsWith("after", StringComparison.Ordinal));
            int end = section.Groups["body"].Index + lastBefore.Index + lastBefore.Length;
            yield return new RewritingCase(page, section.Groups["title"].Value.Trim(), ReadSettings(Block().Replace(body, "")))
            {
                Place = (text[section.Index..end], index + 1 < sections.Length ? "\n" + sections[index + 1].Value.Split('\n')[0] : null),
                Files = ReadFiles(blocks, isAfter: false),
                FilesAfter = ReadFiles(blocks, isAfter: true),
            };
        }
    }

    private static Dictionary<string, string> ReadSettings(string text) => Setting().Matches(text)
        .ToDictionary(static match => match.Groups["name"].Value, static match => match.Groups["value"].Value.Trim());

    private static Dictionary<string, string> ReadFiles(IEnumerable<Match> blocks, bool isAfter) => blocks
        .Select(static block => (Words: block.Groups["name"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), Block: block))
        .Where(block => block.Words.Contains("after") == isAfter)
        .ToDictionary(static block => block.Words.FirstOrDefault(word => word != "after") ?? "Program.cs",
            static block => block.Block.Groups["content"].Value);

    [GeneratedRegex("^### (?<title>.+)\n(?<body>(?:(?!^##+ ).*\n?)*)", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("^```cs ?(?<name>.*)\n(?<content>(?:(?!^```).*\n)*)^```\n?", RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^(?<name>[a-z]+): (?<value>.+)$", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
