namespace Fairlead.Aws;

/// <summary>The settings for the names of connections: a template, or Airflow's prefix and separator.</summary>
internal sealed class AwsPlaceSettings
{
    public string? Template { get; set; }

    public string? Prefix { get; set; }

    public string? Separator { get; set; }

    /// <summary>Gets the template.</summary>
    /// <exception cref="InvalidOperationException">Both a template and one of the others are set.</exception>
    public string? Join(AwsBackendOptions options)
    {
        if (Prefix is null && Separator is null) return Template ?? options.NameTemplate;
        if (Template is not null)
            throw new InvalidOperationException("the names of connections are set twice, by a template and by a prefix");

        // As in Airflow, an empty prefix leaves out the separator.
        string separator = Separator ?? "/";
        string prefix = Prefix ?? options.NameTemplate!.Replace("/{id}", "", StringComparison.Ordinal);
        string joined = prefix.TrimEnd('/') is { Length: > 0 } start ? start + separator + "{id}" : "{id}";
        return options is AwsParameterStoreBackendOptions && joined[0] != '/' ? "/" + joined : joined;
    }
}
