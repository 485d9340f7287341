namespace Fairlead.Testing;

/// <summary>
/// Files that the code determines: tables of documents, presets, generated code. With UPDATE_BASELINES=1 in the environment a check
/// writes its file instead of failing. Compiled into every test program, as <see cref="RepositoryFiles"/> is.
/// </summary>
internal static class BaselineFiles
{
    private static readonly string Command = $"UPDATE_BASELINES=1 dotnet test tests/{typeof(BaselineFiles).Assembly.GetName().Name}";

    private static bool IsUpdating { get; } = Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1";

    /// <summary>Checks a whole file.</summary>
    public static void Check(string path, string expected)
    {
        string? actual = RepositoryFiles.Exists(path) ? RepositoryFiles.Read(path).ReplaceLineEndings("\n") : null;
        if (actual == expected) return;
        if (IsUpdating) File.WriteAllText(RepositoryFiles.GetFullPath(path), expected);
        else Assert.Fail(actual is null ? $"{path} is missing. {Command} writes it." : Describe(path, actual, expected));
    }

    /// <summary>Checks what stands between two texts of a file, or after the first one if there is no second.</summary>
    public static void CheckBetween(string path, string start, string? end, string expected)
    {
        string file = RepositoryFiles.Read(path).ReplaceLineEndings("\n");
        int from = file.IndexOf(start, StringComparison.Ordinal);
        Assert.True(from >= 0, $"Put this text back into {path}; a table that the tests write stands after it:\n{start}");
        from += start.Length;
        int to = end is null ? file.Length : file.IndexOf(end, from, StringComparison.Ordinal);
        Assert.True(to >= 0, $"Put this text back into {path}; a table that the tests write stands before it:\n{end}");
        Check(path, file[..from] + expected + file[to..]);
    }

    private static string Describe(string path, string actual, string expected)
    {
        string[] actualLines = actual.Split('\n'), expectedLines = expected.Split('\n');
        int line = actualLines.Zip(expectedLines).TakeWhile(static pair => pair.First == pair.Second).Count();
        return $"""
            {path} differs from what the code says. Run
                {Command}
            to write it anew, and read the change before you commit it. The first difference is in line {line + 1}:
                the file has   {actualLines.ElementAtOrDefault(line) ?? "(its end)"}
                the code says  {expectedLines.ElementAtOrDefault(line) ?? "(its end)"}
            """;
    }
}
