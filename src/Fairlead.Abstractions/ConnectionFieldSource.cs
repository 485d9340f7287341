namespace Fairlead;

/// <summary>A field that is set and where its value came from, without the value.</summary>
public sealed record ConnectionFieldSource
{
    /// <summary>Gets the field's name: <c>password</c>, <c>host</c>, <c>extra.sslmode</c>.</summary>
    public required string Field { get; init; }

    /// <summary>Gets where the value came from, as people would say it: <c>environment variable FAIRLEAD_CONN_ORDERS_DB</c>.</summary>
    public required string Source { get; init; }
}
