using System.Globalization;
using System.Text.RegularExpressions;

namespace Fairlead.Tool.Scanning;

/// <summary>The preprocessor symbols that a build of a project defines.</summary>
internal static partial class PreprocessorSymbols
{
    private static readonly int[] Frameworks = [5, 6, 7, 8, 9, 10];

    public static IReadOnlyList<string> Get(ScanProject project)
    {
        var symbols = new List<string> { "DEBUG", "TRACE" };
        symbols.AddRange((project.Properties.Find("DefineConstants") ?? "")
            .Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        string framework = project.TargetFramework;
        if (Modern().Match(framework) is { Success: true } modern)
        {
            int version = int.Parse(modern.Groups[1].Value, CultureInfo.InvariantCulture);
            symbols.AddRange(["NET", "NETCOREAPP", $"NET{version}_0"]);
            symbols.AddRange(Frameworks.Where(other => other <= version).Select(static other => $"NET{other}_0_OR_GREATER"));
            symbols.Add("NETCOREAPP3_1_OR_GREATER");
        }
        else if (framework.StartsWith("netstandard", StringComparison.Ordinal))
        {
            symbols.AddRange(["NETSTANDARD", framework.ToUpperInvariant().Replace('.', '_'), "NETSTANDARD2_0_OR_GREATER"]);
        }
        else if (framework.StartsWith("net4", StringComparison.Ordinal))
        {
            symbols.AddRange(["NETFRAMEWORK", framework.ToUpperInvariant(), "NET45_OR_GREATER", "NET46_OR_GREATER"]);
        }
        return symbols;
    }

    [GeneratedRegex(@"^net(\d+)\.0")]
    private static partial Regex Modern();
}
