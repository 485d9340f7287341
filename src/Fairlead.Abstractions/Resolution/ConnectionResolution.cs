using System.Diagnostics.CodeAnalysis;
using System.Text;
using Fairlead.Core.Text;
using Fairlead.Resolution;

namespace Fairlead;

/// <summary>The result of looking up one connection: the outcome, the connection if there is one, and every backend's answer.</summary>
public sealed class ConnectionResolution
{
    /// <summary>Gets the connection id that was looked up.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>Gets how the lookup ended.</summary>
    public required ConnectionOutcome Outcome { get; init; }

    /// <summary>Gets the connection; null unless <see cref="Outcome"/> is <see cref="ConnectionOutcome.Found"/>.</summary>
    public Connection? Connection { get; init; }

    /// <summary>Gets why there is no connection, in one sentence; null when there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the backends' answers, in the order in which they were asked.</summary>
    public IReadOnlyList<BackendAttempt> Attempts { get; init; } = [];

    /// <summary>
    /// Gets what to do about a connection that is missing or incomplete, line by line: names to set, and names that were probably meant.
    /// Never a value.
    /// </summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>What else there is to say, the same for all connections of a program; null when there is nothing.</summary>
    internal string? Note { get; init; }

    /// <summary>What says that the connection is used in clear text; null where nothing does.</summary>
    internal ClearText? ClearText { get; init; }

    /// <summary>Gets the time at which the backends gave this answer.</summary>
    public DateTimeOffset ResolvedAt { get; init; }

    /// <summary>Gets the time at which the value expires, as with a lease; null if its backend gives none.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Gets the outcome of the last lookup, because of which a stale connection is served; null while the value is fresh.
    /// </summary>
    public ConnectionOutcome? StaleBecause { get; init; }

    /// <summary>Gets a value indicating whether there is a connection.</summary>
    [MemberNotNullWhen(true, nameof(Connection))]
    public bool IsFound => Connection is not null;

    /// <summary>Returns the outcome, every place that was searched, and what to do, on several lines; never a value.</summary>
    public override string ToString() => Note is null ? Describe() : $"{Describe()}\n  {Note}";

    /// <summary>The same connection, served although a later lookup failed.</summary>
    internal ConnectionResolution ToStale(ConnectionResolution failure) => new()
    {
        ConnectionId = ConnectionId, Outcome = Outcome, Connection = Connection, Attempts = failure.Attempts, ResolvedAt = ResolvedAt,
        ExpiresAt = ExpiresAt, ClearText = ClearText, StaleBecause = failure.Outcome,
    };

    internal string Describe()
    {
        // What is no id may be a connection string that was given in its place.
        string connection = Core.Connections.ConnectionId.IsValid(ConnectionId) ? $"Connection '{QuotedName.Show(ConnectionId)}'"
            : "A connection";
        var text = new StringBuilder($"{connection}: {Reason ?? "found"}");
        foreach (BackendAttempt attempt in Attempts) text.Append('\n').Append("  ").Append(attempt);
        foreach (string line in Advice) text.Append('\n').Append("  ").Append(line);
        return text.ToString();
    }
}
