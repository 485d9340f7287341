using System.Globalization;
using System.Text;

namespace Fairlead;

/// <summary>
/// The exception for one or more connections that could not be resolved. The message lists the places that were searched and each backend's
/// answer.
/// </summary>
public sealed class ConnectionResolutionException : ConnectionException
{
    /// <summary>Creates the exception for a lookup that failed.</summary>
    /// <param name="failure">A lookup without a connection.</param>
    public ConnectionResolutionException(ConnectionResolution failure) : this([failure])
    {
    }

    /// <summary>Creates the exception for the lookups that failed.</summary>
    /// <param name="failures">At least one lookup without a connection.</param>
    /// <exception cref="ArgumentException"><paramref name="failures"/> is empty.</exception>
    public ConnectionResolutionException(IReadOnlyList<ConnectionResolution> failures)
        : base(GetFirstId(failures), Describe(failures)) => Failures = failures;

    /// <summary>Gets the lookups that failed.</summary>
    public IReadOnlyList<ConnectionResolution> Failures { get; }

    private static string GetFirstId(IReadOnlyList<ConnectionResolution> failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        if (failures.Count == 0) throw new ArgumentException("At least one failure is needed", nameof(failures));
        return failures[0].ConnectionId;
    }

    private static string Describe(IReadOnlyList<ConnectionResolution> failures) =>
        failures.Count == 1 ? failures[0].ToString() : DescribeAll(failures);

    private static string DescribeAll(IReadOnlyList<ConnectionResolution> failures)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{failures.Count} connections could not be resolved");

        // What keeps all of them back, such as an unknown deployment, is said once.
        foreach (IGrouping<string, ConnectionResolution> group in failures.GroupBy(Describe, StringComparer.Ordinal))
        {
            ConnectionResolution[] same = [.. group];
            if (same.Length == 1) text.Append('\n').Append(same[0].Describe());
            else text.Append('\n').Append(string.Join(", ", same.Select(failure => $"'{failure.ConnectionId}'"))).Append(": ")
                .Append(same[0].Reason);
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
