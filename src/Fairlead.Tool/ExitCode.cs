namespace Fairlead.Tool;

/// <summary>What the command tells a script.</summary>
internal static class ExitCode
{
    /// <summary>Nothing was found, and nothing is missing.</summary>
    public const int Clean = 0;

    /// <summary>Something was found or is missing.</summary>
    public const int Findings = 1;

    /// <summary>The command line was wrong.</summary>
    public const int Usage = 2;

    /// <summary>The work could not be done, or only in part.</summary>
    public const int Failure = 3;
}
