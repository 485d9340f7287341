namespace Fairlead.Detection.Transport;

/// <summary>
/// The hosts that a project declares internal: a list separated by commas, semicolons or spaces. <c>corp.partner.io</c>,
/// <c>.corp.partner.io</c> and <c>*.corp.partner.io</c> all mean that name and everything below it.
/// </summary>
internal sealed class InternalHostSuffixes
{
    public static readonly InternalHostSuffixes None = new([]);

    private readonly string[] _suffixes;

    private InternalHostSuffixes(string[] suffixes) => _suffixes = suffixes;

    public static InternalHostSuffixes Parse(string? list)
    {
        if (string.IsNullOrWhiteSpace(list)) return None;

        string[] suffixes = [.. list!
            .Split([',', ';', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(static entry => entry.TrimStart('*').Trim('.'))
            .Where(static entry => entry.Length > 0)];
        return new InternalHostSuffixes(suffixes);
    }

    public bool Contain(string host)
    {
        foreach (string suffix in _suffixes)
        {
            if (HostLabels.EndWith(host, suffix)) return true;
        }

        return false;
    }
}
