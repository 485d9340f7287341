using System.Text.RegularExpressions;

namespace Fairlead.Analyzers.Tests.Cases;

/// <summary>
/// One situation from a Markdown file in a family's folder <c>Cases</c>: a heading and fenced blocks, each a file. What must be reported
/// is marked <c>{|FLD1006:like this|}</c>; nothing else may be. A block of statements stands for the body of a method. Blocks above the
/// first heading of a situation are files of every situation on the page, unless it has one of that name. With a line
/// <c>references: none</c>, there or above all, nothing is referenced, not even the framework.
/// </summary>
internal sealed partial record RuleCase(
    string Family, string Topic, string Title, IReadOnlyList<CaseFile> Files, bool HasReferences)
{
    private const string TestFolder = "tests/Fairlead.Analyzers.Tests";

    private const string Usings = """
        using System.Data.Common;
        using System.Net;
        using System.Net.Http.Headers;
        using System.Net.Security;
        using System.Security;
        using System.Security.Authentication;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using System.Text;
        using System.Text.Json;
        """;

    /// <summary>The families, each named by its folder and by the category of its rules.</summary>
    public static IReadOnlyList<string> Families { get; } = ["Credentials", "Transport", "ConnectionIds", "Manifest"];

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        .. from family in Families
           from path in FindFiles(family)
           from one in Read(family, Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))
           select one,
    ];

    /// <summary>Stand-ins for the libraries that the cases use.</summary>
    public static IReadOnlyList<string> Libraries { get; } =
        [.. RepositoryFiles.Find(TestFolder + "/Cases/Libraries", "*.cs").Select(File.ReadAllText)];

    /// <summary>Whether a compiler alone can see it and compiles it, without files of configuration.</summary>
    public bool IsProgram => HasReferences && Files.All(static file => file.IsCSharp);

    public static IEnumerable<string> FindFiles(string family) => RepositoryFiles.Find($"{TestFolder}/{family}/Cases", "*.md");

    /// <summary>The topics and titles of a family's cases, as data of a theory.</summary>
    public static TheoryData<string, string> GetData(string family) => ToData(All.Where(ruleCase => ruleCase.Family == family));

    /// <inheritdoc cref="GetData"/>
    public static TheoryData<string, string> GetPrograms(string family) =>
        ToData(All.Where(ruleCase => ruleCase.Family == family && ruleCase.IsProgram));

    public static RuleCase Find(string topic, string title) => All.Single(ruleCase => ruleCase.Topic == topic && ruleCase.Title == title);

    /// <summary>The C# of a block as a whole file: statements are put into a method, and the usual namespaces are imported.</summary>
    public static string WholeFile(string code)
    {
        if (!Declaration().IsMatch(code))
            code = "class Case\n{\n    async Task Run(string input, int number, HttpClient client)\n    {\n" + code + "\n    }\n}\n";
        return code.Contains("namespace ", StringComparison.Ordinal) ? code : Usings + "\n" + code;
    }

    public override string ToString() => $"{Topic}: {Title}";

    private static TheoryData<string, string> ToData(IEnumerable<RuleCase> cases)
    {
        var data = new TheoryData<string, string>();
        foreach (RuleCase section in cases) data.Add(section.Topic, section.Title);
        return data;
    }

    private static IEnumerable<RuleCase> Read(string family, string topic, string page)
    {
        page = page.ReplaceLineEndings("\n");
        int first = page.IndexOf("\n### ", StringComparison.Ordinal);
        CaseFile[] shared = [.. Block().Matches(first < 0 ? "" : page[..first]).Select(CaseFile.Read)];
        foreach (Match part in Situation().Matches(page))
        {
            CaseFile[] own = [.. Block().Matches(part.Groups["body"].Value).Select(CaseFile.Read)];
            yield return new RuleCase(family, topic, part.Groups["title"].Value,
                [.. own, .. shared.Where(caseFile => own.All(file => file.Path != caseFile.Path))],
                HasReferences: !WithoutReferences().IsMatch(first < 0 ? "" : page[..first])
                    && !WithoutReferences().IsMatch(part.Groups["body"].Value));
        }
    }

    [GeneratedRegex("^### (?<title>.+)\n(?<body>(?:(?!^##).*\n?)*)", RegexOptions.Multiline)]
    private static partial Regex Situation();

    [GeneratedRegex("^references: none$", RegexOptions.Multiline)]
    private static partial Regex WithoutReferences();

    [GeneratedRegex("^```(?<language>[a-z]+) ?(?<path>[^\n]*)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(\[|((public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe) )*"
        + "(class|struct|record|interface|enum|namespace|delegate) )", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}

/// <summary>A file of a case; the path is empty where the page names none.</summary>
internal sealed record CaseFile(string Language, string Path, string Content)
{
    public bool IsCSharp => Language == "csharp";

    public static CaseFile Read(Match block) =>
        new(block.Groups["language"].Value, block.Groups["path"].Value.Trim(), block.Groups["content"].Value);
}
