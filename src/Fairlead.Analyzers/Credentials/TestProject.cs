using Fairlead.Core.Rules;
using Fairlead.Detection.Credentials;
using Fairlead.Detection.Text.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// The knowledge whether a project tests other code. The credentials of tests are mostly made up, so only those that look real are
/// reported.
/// </summary>
internal sealed class TestProject(Compilation compilation, AnalyzerOptions options)
{
    private readonly TestFiles _tests = new(compilation, options);

    /// <summary>Determines whether code belongs to tests.</summary>
    public bool Contains(SyntaxTree tree) => _tests.Contains(tree);

    /// <summary>Determines whether a credential in code is left alone because a test made it up.</summary>
    public bool Ignores(SyntaxTree tree, Rule rule, string value) =>
        !IsCertain(rule, value) && Contains(tree) && !RandomValues.LooksReal(value);

    /// <summary>The same in another file of the project.</summary>
    public bool Ignores(AdditionalText file, string value) => _tests.Contains(file)
        && !RandomValues.LooksReal(value) && !CredentialScanner.Scan(value).Any(match => IsCertain(match.Rule, value));

    /// <summary>A format proves what it is. What a header encodes may be made up all the same.</summary>
    private static bool IsCertain(Rule rule, string value) => rule == RuleTable.KnownSecretFormat && !RandomValues.IsEncodedText(value);
}
