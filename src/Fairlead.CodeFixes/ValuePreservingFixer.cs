using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes;

/// <summary>
/// A fix after which every value of the source is still there, so that it can be applied to a whole solution at once, by
/// <c>dotnet format</c> too. Tests hold each of them to that; any other fix is an <see cref="InteractiveFixer"/>.
/// </summary>
internal abstract class ValuePreservingFixer : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => MergingFixAllProvider.Instance;
}
