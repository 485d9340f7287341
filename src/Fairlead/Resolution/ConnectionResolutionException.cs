using System.Globalization;
using System.Text;

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
        _ => DescribeAll(failures),
    };

    private static string DescribeAll(IReadOnlyList<ConnectionResolution> failures)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{failures.Count} connections cannot be resolved");

        // What keeps all of them back, such as an unknown deployment, is said once.
        foreach (IGrouping<string, ConnectionResolution> group in failures.GroupBy(Describe, StringComparer.Ordinal))
        {
            ConnectionResolution[] same = [.. group];
            if (same.Length == 1) text.Append('\n').Append(same[0].Describe());
            else text.Append('\n').Append(string.Join(", ", same.Select(failure => $"'{failure.ConnectionId}'"))).Append(": ").Append(same[0].Reason);
        }

        foreach (string note in failures.Select(failure => failure.Note).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            text.Append('\n').Append(note);
        }
        return text.ToString();

        static string Describe(ConnectionResolution failure) =>
            failure.Outcome == ConnectionOutcome.UnknownDeployment ? failure.Reason! : failure.ConnectionId;
    }
}
