using System.Net;
using System.Net.Sockets;

namespace Fairlead.Detection.Text.Urls;

/// <summary>Says where the traffic to a host goes, by the host's text alone.</summary>
internal static class HostClassifier
{
    // The host's own machine as containers, clusters on a desktop and emulators call it: the traffic does not leave the machine.
    private static readonly string[] LoopbackNames =
        ["localhost", "localhost.localdomain", "localhost6", "ip6-localhost", "ip6-loopback", "loopback",
         "host.docker.internal", "gateway.docker.internal", "kubernetes.docker.internal", "host.containers.internal",
         "host.minikube.internal", "host.k3d.internal", "host.lima.internal", "host.rancher-desktop.internal", "host.orb.internal",
         "10.0.2.2"]; // Android's emulator

    private static readonly string[] MetadataNames = ["metadata.google.internal", "metadata.goog", "instance-data.ec2.internal"];

    // Metadata services that live outside the link-local ranges: Alibaba, Azure, Oracle's and Amazon's IPv6 addresses.
    private static readonly HashSet<string> MetadataAddresses = new(StringComparer.Ordinal)
        { "100.100.100.200", "168.63.129.16", "fd00:c1::a9fe:a9fe", "fd00:ec2::254", "fd00:ec2::23" };

    private static readonly string[] ReservedNames =
        ["example.com", "example.net", "example.org", "example", "test", "invalid", "onion"];

    private const string You = "your";

    private static readonly string[] InvitedNouns =
        ["site", "website", "domain", "domainname", "server", "servername", "host", "hostname", "company", "app", "api", "org",
            "organization", "shop", "store", "instance", "tenant", "service", "blog", "ip"];

    // The last label of a container's name that begins with its project's: basket.api. No top-level domain is called so.
    private static readonly string[] ServiceLabels =
        ["api", "svc", "grpc", "backend", "frontend", "server", "client", "gateway", "worker", "db", "database", "ui", "web", "files"];

    private static readonly string[] ClusterNames = ["svc.cluster.local", "svc"];

    public static HostKind Classify(string host, InternalHostSuffixes internalHosts)
    {
        host = HostLabels.Normalize(host);
        if (host.Length == 0) return HostKind.Missing;
        if (host[0] == '[') return ClassifyBracketed(host, internalHosts);
        if (host is "*" or "+") return HostKind.AnyAddress;

        if (ClassifyName(host, internalHosts) is { } known) return known;
        if (FindUnknown(host) is >= 0 and var unknown) return ClassifyStart(host, unknown, internalHosts);
        if (IPAddress.TryParse(host, out IPAddress? address)) return ClassifyAddress(address);
        if (!HasOnlyLabels(host)) return HostKind.Missing;
        return IsService(host) ? HostKind.Service : HostKind.Routable;
    }

    private static HostKind? ClassifyName(string host, InternalHostSuffixes internalHosts)
    {
        if (internalHosts.Contains(host)) return HostKind.ConfiguredInternal;
        if (HostLabels.HasSuffix(host, "localhost") || IsOneOf(LoopbackNames, host)) return HostKind.Loopback;
        if (IsOneOf(MetadataNames, host)) return HostKind.LinkLocal;
        if (EndsWithAny(host, ReservedNames) || IsInvitation(host)) return HostKind.ReservedName;
        if (host.IndexOf('.') >= 0 && EndsWithAny(host, ClusterNames)) return HostKind.ClusterInternal;
        return null;
    }

    /// <summary>A host that asks to be replaced: <c>yoursite.com</c>, <c>your-server.local</c>.</summary>
    private static bool IsInvitation(string host)
    {
        if (!host.StartsWith(You, StringComparison.OrdinalIgnoreCase)) return false;
        int start = host.Length > You.Length && host[You.Length] is '-' or '_' ? You.Length + 1 : You.Length;
        int end = host.IndexOfAny(['.', '-', '_'], start);
        return IsOneOf(InvitedNouns, host.Substring(start, (end < 0 ? host.Length : end) - start));
    }

    /// <summary>
    /// The host is known up to a variable part. In <c>"http://localhost" + path</c> the host is what is written;
    /// after a full stop or a hyphen the variable still belongs to the name.
    /// </summary>
    private static HostKind ClassifyStart(string host, int unknown, InternalHostSuffixes internalHosts)
    {
        string start = host.Substring(0, unknown);
        if (start.StartsWith("127.", StringComparison.Ordinal) && HasOnlyDigits(start)) return HostKind.Loopback;
        if (start.Length == 0 || start[start.Length - 1] is '.' or '-') return HostKind.Unknown;

        HostKind kind = Classify(start, internalHosts);
        if (kind == HostKind.Service && host.IndexOf('.', unknown) >= 0) return HostKind.Unknown; // $"node{number}.acme.io"
        return kind is HostKind.Routable or HostKind.Missing ? HostKind.Unknown : kind;
    }

    /// <summary>
    /// One label; or two, the first of which names an endpoint of the service: <c>_dashboard.basket-api</c>; or a device on the link by
    /// multicast DNS, <c>printer.local</c>, whose names have two labels (RFC 6762); or a container, <c>basket.api</c>. Longer ones are an
    /// organisation's own.
    /// </summary>
    private static bool IsService(string host)
    {
        if (HostLabels.HasSuffix(host, "local") && host.IndexOf('.') == host.LastIndexOf('.')) return true;
        int dot = host.IndexOf('.');
        if (dot > 0 && dot == host.LastIndexOf('.') && IsOneOf(ServiceLabels, host.Substring(dot + 1))) return true;
        if (dot > 1 && host[0] == '_') dot = host.IndexOf('.', dot + 1);
        return dot < 0 && host.IndexOf(':') < 0;
    }

    private static HostKind ClassifyBracketed(string host, InternalHostSuffixes internalHosts)
    {
        int zone = host.IndexOf('%');
        string inner = host.Substring(1, (zone >= 0 ? zone : host.Length - 1) - 1);
        if (inner.IndexOf(NetworkUrl.Unknown) >= 0) return HostKind.Unknown;
        if (internalHosts.Contains(inner)) return HostKind.ConfiguredInternal;
        return IPAddress.TryParse(inner, out IPAddress? address) ? ClassifyAddress(address) : HostKind.Missing;
    }

    private static HostKind ClassifyAddress(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return HostKind.Loopback;
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)) return HostKind.AnyAddress;
        if (address.IsIPv6LinkLocal || MetadataAddresses.Contains(address.ToString())) return HostKind.LinkLocal;
        byte[] bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork && bytes[0] == 169 && bytes[1] == 254
            ? HostKind.LinkLocal
            : HostKind.Routable;
    }

    private static int FindUnknown(string host) => host.IndexOfAny([NetworkUrl.Unknown, '{', '$', '#']);

    private static bool IsOneOf(string[] names, string host)
    {
        foreach (string name in names)
        {
            if (string.Equals(name, host, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool EndsWithAny(string host, string[] suffixes)
    {
        foreach (string suffix in suffixes)
        {
            if (HostLabels.HasSuffix(host, suffix)) return true;
        }

        return false;
    }

    private static bool HasOnlyDigits(string start)
    {
        foreach (char c in start)
        {
            if (c is not ((>= '0' and <= '9') or '.')) return false;
        }

        return true;
    }

    // "..." or "a..b" is an ellipsis in a text, not a host.
    private static bool HasOnlyLabels(string host)
    {
        if (host[0] is '.' or '-' or '%' or '*' or '+') return false;
        foreach (char c in host)
        {
            if (c is '%' or '*' or '+') return false;
        }

        return host.IndexOf("..", StringComparison.Ordinal) < 0 && host.IndexOf('\u2026') < 0;
    }
}
