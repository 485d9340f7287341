using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers;

/// <summary>
/// The files that test other code: those of a project that does, by its property <c>IsTestProject</c> or by the frameworks that it
/// references, unless an option says otherwise for the project or for some of its files.
/// </summary>
internal sealed class TestFiles(Compilation compilation, AnalyzerOptions options)
{
    /// <summary>Overrules the judgement.</summary>
    public static readonly FairleadOption<bool?> Option = FairleadOption.OptionalBoolean("test_project");

    private static readonly HashSet<string> Frameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core", "xunit.assert", "xunit.v3.core", "xunit.v3.assert", "nunit.framework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework", "Microsoft.VisualStudio.QualityTools.UnitTestFramework",
        "MSTest.TestFramework", "TUnit.Core", "TUnit.Assertions", "TUnit.Engine", "Fixie", "Machine.Specifications", "NSpec", "Expecto",
        "LightBDD.Framework", "Reqnroll", "TechTalk.SpecFlow",
    };

    // A project is judged when the first finding asks.
    private readonly Lazy<bool> _isTestProject = new(() => IsTestProject(compilation, options));

    /// <summary>Determines whether code belongs to tests.</summary>
    public bool Contains(SyntaxTree tree) => Option.Read(options, tree) ?? _isTestProject.Value;

    /// <summary>Determines whether another file of the project belongs to tests.</summary>
    public bool Contains(AdditionalText file) => Option.Read(options, file) ?? _isTestProject.Value;

    private static bool IsTestProject(Compilation compilation, AnalyzerOptions options)
    {
        AnalyzerConfigOptions properties = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return properties.TryGetValue("build_property.IsTestProject", out string? written) && bool.TryParse(written, out bool isTestProject)
            ? isTestProject
            : compilation.ReferencedAssemblyNames.Any(static reference => Frameworks.Contains(reference.Name));
    }
}
