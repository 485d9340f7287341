using System.Runtime.CompilerServices;

namespace Fairlead.Core;

/// <summary>Compilation of the methods that nearly every text or operation of a program goes through.</summary>
internal static class HotCode
{
    /// <summary>
    /// <c>MethodImplOptions.AggressiveOptimization</c>, which .NET Standard 2.0 has no name for. A method that is called often is otherwise
    /// replaced
    /// by one that counts what it does, to be optimized by that later, when the compiler that runs it is done.
    /// </summary>
    public const MethodImplOptions OptimizedAtOnce = (MethodImplOptions)512;
}
