namespace Fairlead.Detection.TransportApis;

/// <summary>Protections that an insecure value at an API gives up.</summary>
internal enum TransportWeakness
{
    /// <summary>The certificate of the other side is not checked.</summary>
    AnyCertificate,

    /// <summary>The certificate is checked, but not whether it is the certificate of this host.</summary>
    AnyHost,

    /// <summary>Nothing is encrypted, or only when the other side likes to.</summary>
    ClearText,

    /// <summary>An option of a database or service client that switches TLS off, or makes it optional.</summary>
    OptionalTls,

    /// <summary>A server, or what it trusts its users by, does without TLS or does not check what it is shown.</summary>
    Server,

    /// <summary>A certificate that was revoked is accepted.</summary>
    Revocation,

    /// <summary>A version of TLS that is broken.</summary>
    ObsoleteProtocol,

    /// <summary>A cipher that protects nothing, or no cipher at all.</summary>
    WeakCipher,
}

internal static class TransportWeaknessExtensions
{
    /// <summary>Determines whether it does no harm where the other side is the same machine.</summary>
    public static bool IsNetworkWeakness(this TransportWeakness weakness) =>
        weakness is TransportWeakness.AnyCertificate
            or TransportWeakness.AnyHost
            or TransportWeakness.ClearText
            or TransportWeakness.OptionalTls
            or TransportWeakness.WeakCipher;
}
