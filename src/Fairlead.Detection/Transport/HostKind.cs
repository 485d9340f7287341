namespace Fairlead.Detection.Transport;

/// <summary>Where the traffic to a host goes. Only <see cref="Routable"/> and <see cref="Unknown"/> hosts are findings.</summary>
internal enum HostKind
{
    /// <summary>No host is written, or what stands there cannot be one: <c>http://</c> alone, <c>http://...</c>.</summary>
    Missing,

    /// <summary>The host is decided when the program runs.</summary>
    Unknown,

    /// <summary>Another machine, in a private network or not.</summary>
    Routable,

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

internal static class HostKinds
{
    /// <summary>The host is another machine, or could be.</summary>
    public static bool LeavesTheMachine(this HostKind kind) => kind is HostKind.Routable or HostKind.Unknown;
}
