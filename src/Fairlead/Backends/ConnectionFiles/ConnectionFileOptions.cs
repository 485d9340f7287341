namespace Fairlead;

/// <summary>Options of a file with connections.</summary>
public sealed class ConnectionFileOptions
{
    /// <summary>
    /// Gets or sets the path of the file, whose extension determines the format: <c>.json</c>, <c>.yaml</c>, <c>.yml</c> or <c>.env</c>. A
    /// relative one is relative to the working directory.
    /// </summary>
    public string Path { get; set; } = "";

    /// <summary>
    /// Gets or sets a value indicating whether the file may be missing: then its connections are not found, and the next backend is asked.
    /// Otherwise they are unavailable.
    /// </summary>
    public bool IsOptional { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether Airflow reads the same file, and it must have the same meaning here. Otherwise text that
    /// Airflow would silently misread is an error, and fields may have other tools' names.
    /// </summary>
    public bool IsAirflows { get; set; }
}
