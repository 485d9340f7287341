using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Text.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// The knowledge whether a project tests other code, by its property <c>IsTestProject</c> or by the frameworks that it references, unless
/// an option says so. The credentials of tests are mostly made up, so only those that look real are reported. A project is judged when the
/// first credential is found in it.
/// </summary>
internal sealed class TestProject(Compilation compilation, AnalyzerOptions options)
{
    /// <summary>Overrules the judgement, for a project or for some of its files.</summary>
    public static readonly FairleadOption<bool?> Option = FairleadOption.OptionalBoolean("test_project");

    private static readonly HashSet<string> Frameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core", "xunit.assert", "xunit.v3.core", "xunit.v3.assert", "nunit.framework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework", "Microsoft.VisualStudio.QualityTools.UnitTestFramework",
        "MSTest.TestFramework", "TUnit.Core", "TUnit.Assertions", "TUnit.Engine", "Fixie", "Machine.Specifications", "NSpec", "Expecto",
        "LightBDD.Framework", "Reqnroll", "TechTalk.SpecFlow",
    };

    private readonly Lazy<bool> _isTestProject = new(() => IsTestProject(compilation, options));

    /// <summary>Determines whether code belongs to tests.</summary>
    public bool Contains(SyntaxTree tree) => Option.Read(options, tree) ?? _isTestProject.Value;

    /// <summary>Determines whether a credential in code is left alone because a test made it up.</summary>
    public bool Ignores(SyntaxTree tree, Rule rule, string value) =>
        !IsCertain(rule, value) && Contains(tree) && !RandomValues.LooksReal(value);

    /// <summary>The same in another file of the project.</summary>
    public bool Ignores(AdditionalText file, string value) => (Option.Read(options, file) ?? _isTestProject.Value)
        && !RandomValues.LooksReal(value) && !CredentialScanner.Scan(value).Any(match => IsCertain(match.Rule, value));

    /// <summary>A format proves what it is. What a header encodes may be made up all the same.</summary>
    private static bool IsCertain(Rule rule, string value) => rule == RuleTable.KnownSecretFormat && !RandomValues.IsEncodedText(value);

    private static bool IsTestProject(Compilation compilation, AnalyzerOptions options)
    {
        AnalyzerConfigOptions properties = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return properties.TryGetValue("build_property.IsTestProject", out string? written) && bool.TryParse(written, out bool isTestProject)
            ? isTestProject
            : compilation.ReferencedAssemblyNames.Any(static reference => Frameworks.Contains(reference.Name));
    }
}
