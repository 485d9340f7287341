namespace Fairlead.Detection.Text.Urls;

/// <summary>Destinations of the traffic to a host. <see cref="HostKindExtensions"/> says which hosts are findings.</summary>
internal enum HostKind
{
    /// <summary>No host is written, or what stands there cannot be one: <c>http://</c> alone, <c>http://...</c>.</summary>
    Missing,

    /// <summary>The host is decided when the program runs.</summary>
    Unknown,

    /// <summary>Another machine, in a private network or not.</summary>
    Routable,

    /// <summary>A name of one label, as containers, clusters and service discovery call services: <c>basket-api</c>.</summary>
    Service,

    /// <summary>This machine.</summary>
    Loopback,

    /// <summary>Every address of this machine: a server's binding, which a rule of its own looks at.</summary>
    AnyAddress,

    /// <summary>The link alone, such as a cloud's metadata service, which offers nothing but HTTP.</summary>
    LinkLocal,

    /// <summary>A name that the DNS never resolves to a stranger: RFC 2606 and RFC 6761, and Tor's <c>.onion</c>, which encrypts.</summary>
    ReservedName,

    /// <summary>A service of the same cluster.</summary>
    ClusterInternal,

    /// <summary>Declared internal in <c>fairlead.internal_host_suffixes</c>.</summary>
    ConfiguredInternal,
}

internal static class HostKindExtensions
{
    /// <summary>The host is another machine, or could be.</summary>
    public static bool LeavesTheMachine(this HostKind kind) => kind is HostKind.Routable or HostKind.Unknown or HostKind.Service;

    /// <summary>
    /// Clear text to the host is a finding. The network between services is theirs, but credentials are not for everyone on it.
    /// </summary>
    public static bool IsClearTextFinding(this HostKind kind, bool sendsCredentials) =>
        kind is HostKind.Routable or HostKind.Unknown || (sendsCredentials && kind is HostKind.Service);
}
