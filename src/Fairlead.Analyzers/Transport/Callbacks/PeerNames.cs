using Fairlead.Detection.Text.Urls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Fairlead.Analyzers.Transport.Callbacks;

/// <summary>The name of the peer of a request, as callbacks compare it.</summary>
internal static class PeerNames
{
    /// <summary>Determines whether a member of an address names the peer.</summary>
    public static bool IsName(IMemberReferenceOperation reference) =>
        reference.Member is IPropertySymbol { ContainingType.Name: "Uri" }
        && reference.Member.Name is "Host" or "DnsSafeHost" or "IdnHost" or "Authority" or "AbsoluteUri" or "OriginalString";

    /// <summary>Determines whether a name or an address that the code writes is another machine's.</summary>
    public static bool IsElsewhere(string name)
    {
        int scheme = name.IndexOf("://", StringComparison.Ordinal);
        string host = scheme < 0 ? name : name.Substring(scheme + 3);
        int end = host.IndexOfAny(['/', ':']);
        if (end > 0) host = host.Substring(0, end);
        return HostClassifier.Classify(host.TrimStart('.'), InternalHostSuffixes.None) == HostKind.Routable;
    }
}
