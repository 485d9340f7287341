namespace Fairlead.Aws;

/// <summary>The settings that say where connections are kept: a template, or Airflow's prefix and separator.</summary>
internal sealed class AwsPlaceSettings
{
    public string? Template { get; set; }

    public string? Prefix { get; set; }

    public string? Separator { get; set; }

    /// <summary>Joins them to a template.</summary>
    /// <exception cref="InvalidOperationException">There is a template and one of the others.</exception>
    public string? Join(AwsBackendOptions options)
    {
        if (Prefix is null && Separator is null) return Template ?? options.NameTemplate;
        if (Template is not null)
            throw new InvalidOperationException("the place of connections is there twice, as a template and as a prefix");

        // As Airflow joins them: an empty prefix leaves the separator out.
        string separator = Separator ?? "/";
        string prefix = Prefix ?? options.NameTemplate!.Replace("/{id}", "", StringComparison.Ordinal);
        string joined = prefix.TrimEnd('/') is { Length: > 0 } start ? start + separator + "{id}" : "{id}";
        return options is AwsParameterStoreBackendOptions && joined[0] != '/' ? "/" + joined : joined;
    }
}
