namespace Fairlead;

/// <summary>A backend's list of its connections, or the reason why it could not list them. Contains no values.</summary>
public sealed class BackendListing
{
    private BackendListing(BackendOutcome outcome, IReadOnlyList<ListedConnection> connections, string? reason)
    {
        Outcome = outcome;
        Connections = connections;
        Reason = reason;
    }

    /// <summary>Gets the outcome: <see cref="BackendOutcome.Found"/> if there is a list, even an empty one.</summary>
    public BackendOutcome Outcome { get; }

    /// <summary>Gets the connections.</summary>
    public IReadOnlyList<ListedConnection> Connections { get; }

    /// <summary>Gets why there is no list, without a value; null if the outcome is enough.</summary>
    public string? Reason { get; }

    /// <summary>Creates a list.</summary>
    /// <param name="connections">The connections.</param>
    public static BackendListing Found(IReadOnlyList<ListedConnection> connections)
    {
        ArgumentNullException.ThrowIfNull(connections);
        return new(BackendOutcome.Found, connections, null);
    }

    /// <summary>Creates the answer of a backend that can't be listed.</summary>
    /// <param name="outcome">The outcome: denied, unavailable or malformed.</param>
    /// <param name="reason">What went wrong, without a value.</param>
    public static BackendListing Failed(BackendOutcome outcome, string? reason) => new(outcome, [], reason);
}
