namespace Fairlead;

/// <summary>Why TLS failed.</summary>
public enum ConnectionTlsReason
{
    /// <summary>No reason; no exception of Fairlead's has it.</summary>
    Unspecified = 0,

    /// <summary>A certificate, key or other TLS extra of the connection itself cannot be used.</summary>
    InvalidSetting,

    /// <summary>The server's certificate, or one that it comes from, has expired.</summary>
    CertificateExpired,

    /// <summary>The server's certificate, or one that it comes from, is not valid yet.</summary>
    CertificateNotYetValid,

    /// <summary>The server's certificate is its own authority, and is not trusted.</summary>
    SelfSignedCertificate,

    /// <summary>
    /// The server's certificate comes from an authority that is not trusted, or the chain of certificates to one is incomplete.
    /// </summary>
    UnknownAuthority,

    /// <summary>The server's certificate is for another host.</summary>
    OtherHost,

    /// <summary>The server's certificate is not meant for servers.</summary>
    WrongCertificateUsage,

    /// <summary>The server shows no certificate, or one that is wrong in another way: its signature or a constraint.</summary>
    InvalidCertificate,

    /// <summary>The server wants a client certificate, and the connection has none.</summary>
    ClientCertificateRequired,

    /// <summary>The server refuses the client certificate.</summary>
    ClientCertificateRefused,

    /// <summary>The server speaks only versions of TLS that are older than what this side accepts.</summary>
    ServerProtocolTooOld,

    /// <summary>The server asks for a newer version of TLS than this side offers.</summary>
    ServerProtocolTooNew,

    /// <summary>The server does not speak TLS on this port.</summary>
    NoTls,

    /// <summary>The server refuses or breaks off the handshake for another reason.</summary>
    HandshakeFailed,
}
