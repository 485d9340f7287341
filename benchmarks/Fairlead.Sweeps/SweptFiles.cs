using System.Text.RegularExpressions;
using Fairlead.Detection.Configuration;

namespace Fairlead.Sweeps;

/// <summary>What a file is, by its path.</summary>
internal static partial class SweptFiles
{
    private const int LongestConfigurationFile = 1_000_000;

    public static bool IsTest(string path) => TestPattern().IsMatch(path);

    /// <summary>
    /// Determines whether a file is one of those that a project gets checked: of a format that the rules read, and not written by a tool.
    /// </summary>
    public static bool IsConfiguration(string path) =>
        !ConfigurationFiles.IsIgnored(path)
        && ConfigurationFiles.GetFormat(path) != ConfigurationFormat.Text
        && new FileInfo(path).Length is > 0 and < LongestConfigurationFile;

    [GeneratedRegex("(?i)[/._-](unit|integration|functional)?tests?([/._]|$)|Tests?/|Specs?/|Fixtures?/|(?-i:Tests?\\.cs$)|[/.]benchmarks?[/.]")]
    private static partial Regex TestPattern();
}
