using System.Text;

namespace Fairlead.CodeFixes.Tests.Moves.Reading;

/// <summary>
/// A file of cases: a heading that says what the code does, a line with the packages that it uses, the code, and what is read from it.
/// With UPDATE_BASELINES=1 what is read is written into the file; read the difference.
/// </summary>
internal static class ReadingCaseFile
{
    private const string Folder = "tests/Fairlead.CodeFixes.Tests/Moves/Reading/Cases/";
    private const string CodeStart = "```csharp\n";
    private const string Fence = "```\n";

    public static IEnumerable<string> Names => Directory.EnumerateFiles(RepositoryFiles.GetFullPath(Folder), "*.md")
        .Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static IReadOnlyList<ReadingCase> Read(string name)
    {
        var cases = new List<ReadingCase>();
        foreach (string section in RepositoryFiles.Read(Folder + name).ReplaceLineEndings("\n").Split("\n## ").Skip(1))
        {
            int code = section.IndexOf(CodeStart, StringComparison.Ordinal);
            int codeEnd = section.IndexOf(Fence, code + CodeStart.Length, StringComparison.Ordinal);
            string[] head = section[..code].Split('\n', StringSplitOptions.RemoveEmptyEntries);
            cases.Add(new ReadingCase(head[0].Trim(), head.Length > 1 ? head[1].Replace("uses ", "", StringComparison.Ordinal) : "",
                section[(code + CodeStart.Length)..codeEnd]));
        }
        return cases;
    }

    /// <summary>Writes the file with what is read now.</summary>
    public static void Check(string name, IReadOnlyList<(ReadingCase Case, string Actual)> results)
    {
        string file = RepositoryFiles.Read(Folder + name).ReplaceLineEndings("\n");
        var text = new StringBuilder(file[..(file.IndexOf("\n## ", StringComparison.Ordinal) + 1)]);
        foreach ((ReadingCase one, string actual) in results)
        {
            text.Append($"## {one.Title}\n\n");
            if (one.Uses.Length > 0) text.Append($"uses {one.Uses}\n\n");
            text.Append($"{CodeStart}{one.Code}{Fence}\n{Fence}{actual}\n{Fence}\n");
        }
        BaselineFiles.Check(Folder + name, text.ToString().TrimEnd('\n') + "\n");
    }
}
