using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Suppressions;

/// <summary>The day that the build says it is, as 2027-01-31: a compiler has no clock. Null where the build does not say.</summary>
internal static class Today
{
    public static string? Read(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.FairleadToday", out string? today) ? today : null;
}
