namespace Fairlead;

/// <summary>One field of a connection.</summary>
/// <param name="name">
/// <c>conn_type</c>, <c>description</c>, <c>host</c>, <c>login</c>, <c>password</c>, <c>schema</c>, <c>port</c>, <c>extra</c> (a JSON
/// object) or <c>extra.&lt;name&gt;</c>.
/// </param>
/// <param name="value">The value.</param>
/// <param name="place">Where it was found, in words: <c>file /run/secrets/orders_db/password</c>.</param>
public sealed class BackendField(string name, Secret value, string place)
{
    /// <summary>Gets the field's name.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>Gets the value.</summary>
    public Secret Value { get; } = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets where it was found.</summary>
    public string Place { get; } = place ?? throw new ArgumentNullException(nameof(place));
}
