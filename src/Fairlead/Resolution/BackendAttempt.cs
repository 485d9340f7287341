namespace Fairlead;

/// <summary>What one backend said when it was asked for a connection. Holds no values.</summary>
/// <param name="Backend">The backend's name.</param>
/// <param name="Outcome">What it answered.</param>
/// <param name="Places">Where it looked: names of variables, files, paths.</param>
/// <param name="Reason">Why the outcome is not <see cref="ConnectionOutcome.Found"/>; null when the outcome says it all.</param>
/// <param name="RetryAfter">How long the backend asked to be left alone; null when it did not.</param>
public sealed record BackendAttempt(
    string Backend, ConnectionOutcome Outcome, IReadOnlyList<string> Places, string? Reason = null, TimeSpan? RetryAfter = null)
{
    /// <summary>One line: <c>environment: not found (FAIRLEAD_CONN_ORDERS_DB, AIRFLOW_CONN_ORDERS_DB)</c>.</summary>
    public override string ToString()
    {
        string outcome = Outcome switch
        {
            ConnectionOutcome.Found => "found",
            ConnectionOutcome.NotFound => "not found",
            ConnectionOutcome.Denied => "access denied",
            ConnectionOutcome.Unavailable => "unavailable",
            _ => "malformed",
        };
        string places = Places.Count == 0 ? "" : $" ({string.Join(", ", Places)})";
        return $"{Backend}: {outcome}{places}{(Reason is null ? "" : $": {Reason}")}";
    }
}
