using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Credentials;

/// <summary>Whether a compilation consists of tests, whose passwords are mostly made up for them.</summary>
internal static class TestProject
{
    private static readonly HashSet<string> Frameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core", "xunit.assert", "xunit.v3.core", "xunit.v3.assert", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework", "TUnit.Core", "TUnit.Assertions",
    };

    public static bool Is(Compilation compilation, AnalyzerOptions options)
    {
        if (options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IsTestProject", out string? isTest)
            && bool.TryParse(isTest, out bool value))
            return value;

        foreach (AssemblyIdentity reference in compilation.ReferencedAssemblyNames)
        {
            if (Frameworks.Contains(reference.Name)) return true;
        }

        return false;
    }
}
