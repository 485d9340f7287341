namespace Fairlead;

/// <summary>One field of a connection.</summary>
/// <param name="name"><c>conn_type</c>, <c>description</c>, <c>host</c>, <c>login</c>, <c>password</c>, <c>schema</c>, <c>port</c>, <c>extra</c> (a JSON object) or <c>extra.&lt;name&gt;</c>.</param>
/// <param name="value">The value.</param>
/// <param name="place">Where it was found, as people would say it: <c>file /run/secrets/orders_db/password</c>.</param>
public sealed class BackendField(string name, Secret value, string place)
{
    /// <summary>The field's name.</summary>
    public string Name { get; } = name;

    /// <summary>The value.</summary>
    public Secret Value { get; } = value;

    /// <summary>Where it was found.</summary>
    public string Place { get; } = place;
}
