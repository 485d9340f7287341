namespace Fairlead.Detection.Text.Urls;

/// <summary>A scheme of URLs whose protocol is in clear text.</summary>
/// <param name="Name">In small letters.</param>
/// <param name="Secure">The scheme of the same protocol over TLS; null where it has no such scheme.</param>
/// <param name="PlainPort">The port on which servers speak the protocol in clear text and nothing else.</param>
internal sealed record ClearTextScheme(string Name, string? Secure = null, int? PlainPort = null)
{
    /// <summary>Ports on which the protocol starts with TLS, or turns to it, although the scheme does not say so.</summary>
    public IReadOnlyList<int> TlsPorts { get; init; } = [];

    /// <summary>The ports that tell what is spoken, for a scheme that does not; null if the scheme tells.</summary>
    public IReadOnlyList<int>? OnlyPorts { get; init; }

    /// <summary>True if the secure scheme has a port of its own, so that the clear-text one may go.</summary>
    public bool DropsPlainPort { get; init; }

    public bool IsHttp => Name == ClearTextSchemeTable.Http;

    /// <summary>What to use instead, for a message.</summary>
    public string Advice => Secure ?? Name switch
    {
        "telnet" or "rlogin" or "rsh" => "SSH",
        _ => "TLS",
    };

    /// <summary>
    /// Finds the secure scheme, spelled as this one is in some place: HTTP becomes HTTPS, and Uri.UriSchemeHttp becomes Uri.UriSchemeHttps.
    /// </summary>
    public string? FindSecure(string written)
    {
        if (Secure is null) return null;
        if (written.ToUpperInvariant() == written) return Secure.ToUpperInvariant();
        return Secure.StartsWith(written, StringComparison.OrdinalIgnoreCase) ? written + Secure.Substring(written.Length) : Secure;
    }

    /// <summary>Determines whether a port, null where none is written, is one on which this scheme is clear text.</summary>
    public bool IsClearTextOn(int? port) =>
        OnlyPorts is null ? port is not { } number || !TlsPorts.Contains(number) : port is { } told && OnlyPorts.Contains(told);
}
