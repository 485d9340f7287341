namespace Fairlead.Detection.Text.Urls;

/// <summary>
/// The hosts that a project declares internal. <c>corp.partner.io</c>, <c>.corp.partner.io</c> and <c>*.corp.partner.io</c> all mean
/// that name and everything below it.
/// </summary>
internal sealed class InternalHostSuffixes(IEnumerable<string> entries)
{
    public static readonly InternalHostSuffixes None = new([]);

    private readonly string[] _suffixes =
        [.. entries.Select(static entry => entry.TrimStart('*').Trim('.')).Where(static suffix => suffix.Length > 0)];

    public bool Contains(string host)
    {
        foreach (string suffix in _suffixes)
        {
            if (HostLabels.HasSuffix(host, suffix)) return true;
        }

        return false;
    }
}
