using System.Text.RegularExpressions;
using Fairlead.TestFramework;

namespace Fairlead.Analyzers.Tests.Credentials;

/// <summary>
/// One situation from a file in <c>Cases</c>: a heading and fenced blocks, each a file. What must be reported is marked
/// <c>{|FLD1006:like this|}</c>; nothing else may be. A block of statements stands for the body of a method.
/// </summary>
internal sealed partial record CredentialCase(string Topic, string Title, IReadOnlyList<CaseFile> Files)
{
    private const string Folder = "tests/Fairlead.Analyzers.Tests/Credentials/Cases";

    private const string Usings = """
        using System.Data.Common;
        using System.Net;
        using System.Net.Http.Headers;
        using System.Security;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using System.Text;
        using System.Text.Json;
        """;

    public static IReadOnlyList<CredentialCase> All { get; } =
        [.. RepositoryFiles.Find(Folder, "*.md").SelectMany(path => Read(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)))];

    public static IReadOnlyList<string> Libraries { get; } = [.. RepositoryFiles.Find(Folder + "/Libraries", "*.cs").Select(File.ReadAllText)];

    public bool IsTrue => Files.Any(file => file.Content.Contains("{|FLD", StringComparison.Ordinal));

    public static IEnumerable<CredentialCase> Read(string topic, string page)
    {
        foreach (Match part in Situation().Matches(page.ReplaceLineEndings("\n")))
        {
            CaseFile[] files = [.. Block().Matches(part.Groups["body"].Value).Select(CaseFile.Read)];
            yield return new CredentialCase(topic, part.Groups["title"].Value, files);
        }
    }

    /// <summary>The C# of a block as a whole file: statements are put into a method, and the usual namespaces are imported.</summary>
    public static string WholeFile(string code)
    {
        if (!Declaration().IsMatch(code))
            code = "class Case\n{\n    async Task Run(string input, int number, HttpClient client)\n    {\n" + code + "\n    }\n}\n";
        return code.Contains("namespace ", StringComparison.Ordinal) ? code : Usings + "\n" + code;
    }

    public override string ToString() => $"{Topic}: {Title}";

    [GeneratedRegex("^### (?<title>.+)\n(?<body>(?:(?!^##).*\n?)*)", RegexOptions.Multiline)]
    private static partial Regex Situation();

    [GeneratedRegex("^```(?<language>[a-z]+) ?(?<path>[^\n]*)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(\[|((public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe) )*(class|struct|record|interface|enum|namespace|delegate) )", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}

/// <summary>A file of a case; the path is empty where the page names none.</summary>
internal sealed record CaseFile(string Language, string Path, string Content)
{
    public bool IsCSharp => Language == "csharp";

    public static CaseFile Read(Match block) =>
        new(block.Groups["language"].Value, block.Groups["path"].Value.Trim(), block.Groups["content"].Value);
}
