namespace Fairlead;

/// <summary>A field that is set and where its value came from, without the value.</summary>
/// <param name="Field">The field's name: <c>password</c>, <c>host</c>, <c>extra.sslmode</c>.</param>
/// <param name="Source">Where the value came from, as people would say it: <c>environment variable FAIRLEAD_CONN_ORDERS_DB</c>.</param>
public sealed record ConnectionFieldSource(string Field, string Source);
