namespace Fairlead;

/// <summary>A connection that a backend has, by its name only.</summary>
/// <param name="connectionId">The connection id.</param>
/// <param name="place">Where it is, in words: <c>environment variable FAIRLEAD_CONN_ORDERS_DB</c>.</param>
/// <param name="fields">The fields that are set there, as far as their names show; empty if it is one text.</param>
public sealed class ListedConnection(string connectionId, string place, IReadOnlyList<string> fields)
{
    /// <summary>Gets the connection id.</summary>
    public string ConnectionId { get; } = connectionId ?? throw new ArgumentNullException(nameof(connectionId));

    /// <summary>Gets where it is, in words.</summary>
    public string Place { get; } = place ?? throw new ArgumentNullException(nameof(place));

    /// <summary>Gets the fields that are set there, as far as their names show; empty if it is one text.</summary>
    public IReadOnlyList<string> Fields { get; } = fields ?? throw new ArgumentNullException(nameof(fields));
}
