namespace Fairlead;

/// <summary>One or several connections cannot be had. The message says of each where it was looked for and what was said there.</summary>
public sealed class ConnectionResolutionException : Exception
{
    /// <summary>Creates the exception for the lookups that failed.</summary>
    /// <param name="failures">At least one lookup without a connection.</param>
    /// <exception cref="ArgumentException"><paramref name="failures"/> is empty.</exception>
    public ConnectionResolutionException(params IReadOnlyList<ConnectionResolution> failures)
        : base(Describe(failures)) => Failures = failures;

    /// <summary>The lookups that failed.</summary>
    public IReadOnlyList<ConnectionResolution> Failures { get; }

    private static string Describe(IReadOnlyList<ConnectionResolution> failures) => failures.Count switch
    {
        0 => throw new ArgumentException("At least one failure is needed", nameof(failures)),
        1 => failures[0].ToString(),
        int count => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} connections cannot be resolved\n")
            + string.Join('\n', failures),
    };
}
