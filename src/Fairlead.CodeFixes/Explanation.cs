using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace Fairlead.CodeFixes;

/// <summary>An action that changes nothing, and whose title says why a fix is not offered and what to do.</summary>
internal static class Explanation
{
    /// <summary>The end of the equivalence keys of all of them, by which nothing is applied together.</summary>
    public const string KeyEnding = nameof(Explanation);

    public static CodeAction Create(string title, Solution solution, string equivalenceKey) =>
        CodeAction.Create(title, _ => Task.FromResult(solution), equivalenceKey + KeyEnding);
}
