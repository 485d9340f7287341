using Fairlead.CodeFixes.UserSecrets;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes.Tests;

/// <summary>
/// Which fixes may be applied without a person who looks at them. That the others keep every value is checked wherever a fix is tested.
/// </summary>
public class FixAllTests
{
    public static TheoryData<string> Fixers => [.. Providers.Select(static type => type.FullName!)];

    private static IEnumerable<Type> Providers => typeof(InteractiveFixer).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract);

    [Theory]
    [MemberData(nameof(Fixers))]
    public void Fixer_PreservesValuesOrIsForEditorsOnly(string name)
    {
        var fixer = (CodeFixProvider)Activator.CreateInstance(typeof(InteractiveFixer).Assembly.GetType(name)!)!;

        if (fixer is InteractiveFixer) Assert.Null(fixer.GetFixAllProvider());
        else if (fixer is ValuePreservingFixer)
            Assert.Contains(FixAllScope.Solution, fixer.GetFixAllProvider()!.GetSupportedFixAllScopes());
        else if (fixer is StoringFixer)
            Assert.Equal([FixAllScope.Document, FixAllScope.Project], fixer.GetFixAllProvider()!.GetSupportedFixAllScopes());
        else
            Assert.Fail($"Derive {name} from StoringFixer if it stores values, from InteractiveFixer if it removes or guesses one, else from ValuePreservingFixer");
    }

    /// <summary>So that the check of kept secrets in its tests has something to check.</summary>
    [Theory]
    [MemberData(nameof(Fixers))]
    public void Fixer_HasTests(string name) => Assert.Contains(
        typeof(FixAllTests).Assembly.GetTypes(), type => type.Name == name[(name.LastIndexOf('.') + 1)..] + "Tests");
}
