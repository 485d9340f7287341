namespace Fairlead.Core.Connections;

/// <summary>
/// The fields of an Airflow connection as written, before anything is resolved or protected. Null is "not set".
/// Names and meanings are Airflow's: <c>conn_type</c>, <c>description</c>, <c>host</c>, <c>login</c>, <c>password</c>,
/// <c>schema</c>, <c>port</c>, <c>extra</c>.
/// </summary>
internal sealed record ConnectionFields
{
    public string? ConnType { get; init; }

    public string? Description { get; init; }

    public string? Host { get; init; }

    public string? Login { get; init; }

    public string? Password { get; init; }

    public string? Schema { get; init; }

    public int? Port { get; init; }

    /// <summary>The extra as JSON text, usually an object; kept as text so that nothing of it is lost.</summary>
    public string? Extra { get; init; }

    /// <summary>True if nothing is set; empty text counts as not set.</summary>
    public bool IsEmpty =>
        string.IsNullOrEmpty(ConnType) && string.IsNullOrEmpty(Description) && string.IsNullOrEmpty(Host) && string.IsNullOrEmpty(Login)
        && string.IsNullOrEmpty(Password) && string.IsNullOrEmpty(Schema) && Port is null && string.IsNullOrEmpty(Extra);

    /// <summary>
    /// Gets the type as Airflow stores it: <c>postgresql</c> is <c>postgres</c>, and '-' (all that a URI scheme can hold) is '_'.
    /// </summary>
    public static string NormalizeType(string connType) => connType == "postgresql" ? "postgres" : connType.Replace('-', '_');

    /// <summary>Only the type: the other fields may hold secrets, and a record would print them all.</summary>
    public override string ToString() => $"ConnectionFields {{ ConnType = {ConnType} }}";
}
