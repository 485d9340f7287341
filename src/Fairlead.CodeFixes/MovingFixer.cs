using Microsoft.CodeAnalysis.CodeFixes;

namespace Fairlead.CodeFixes;

/// <summary>
/// A fix that moves values to the developer's user secrets, which are stored before any file changes. So it loses nothing, and has a fix-all
/// that gives the same as one fix after the other.
/// </summary>
internal abstract class MovingFixer : CodeFixProvider
{
    public abstract override FixAllProvider GetFixAllProvider();
}
