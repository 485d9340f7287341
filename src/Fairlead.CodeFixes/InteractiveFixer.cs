using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes;

/// <summary>
/// A fix that takes a value away, moves it, or guesses what was meant. A person has to see each of these changes, so there is no fix-all;
/// and <c>dotnet format</c>, which applies nothing else, leaves them alone with a message.
/// </summary>
internal abstract class InteractiveFixer : CodeFixProvider
{
    public sealed override FixAllProvider? GetFixAllProvider() => null;
}
