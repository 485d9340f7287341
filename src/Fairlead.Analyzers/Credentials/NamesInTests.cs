using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// Whether a name is reason enough to report a value: not in tests, whose passwords are mostly made up for them, unless an option asks for it.
/// What a project is gets looked up when the first name comes up, for most projects never.
/// </summary>
internal sealed class NamesInTests(Compilation compilation, AnalyzerOptions options)
{
    /// <summary>Off by default.</summary>
    public static readonly FairleadOption<bool> Option = FairleadOption.Boolean("named_secrets_in_tests", defaultValue: false);

    private static readonly HashSet<string> Frameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core", "xunit.assert", "xunit.v3.core", "xunit.v3.assert", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework", "TUnit.Core", "TUnit.Assertions",
    };

    private readonly Lazy<bool> _isTestProject = new(() => IsTestProject(compilation, options));

    public bool CountIn(SyntaxTree tree) => !_isTestProject.Value || Option.Read(options, tree);

    private static bool IsTestProject(Compilation compilation, AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IsTestProject", out string? isTest)
            && bool.TryParse(isTest, out bool value)
            ? value
            : compilation.ReferencedAssemblyNames.Any(static reference => Frameworks.Contains(reference.Name));
}
