using System.Runtime.CompilerServices;

namespace Fairlead.Core;

/// <summary>
/// Marks what analyzers run for nearly every operation, literal or comment of a program. A compiler ends before the runtime finds out what it runs
/// most, so that unmarked methods stay unoptimized in it.
/// </summary>
internal static class HotPath
{
    /// <summary><c>AggressiveOptimization</c>, which .NET Standard does not name: compiled once and optimized at once.</summary>
    public const MethodImplOptions Method = (MethodImplOptions)512;
}
