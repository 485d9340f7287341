namespace Fairlead;

/// <summary>A whole connection as text: a URI, JSON, an ADO.NET connection string, or another format of the type's client.</summary>
/// <param name="text">The text.</param>
/// <param name="place">Where it was found, in words: <c>environment variable FAIRLEAD_CONN_ORDERS_DB</c>.</param>
public sealed class BackendText(Secret text, string place)
{
    /// <summary>Gets the text.</summary>
    public Secret Text { get; } = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>Gets where it was found.</summary>
    public string Place { get; } = place ?? throw new ArgumentNullException(nameof(place));

    /// <summary>
    /// Gets a value indicating whether Airflow reads the same text, and it must have the same meaning here. Otherwise text that Airflow
    /// would silently misread is an error.
    /// </summary>
    public bool IsAirflows { get; init; }
}
