using static Fairlead.Detection.TransportApis.TransportSink;
using static Fairlead.Detection.TransportApis.TransportWeakness;
using static Fairlead.Detection.TransportApis.InsecureValuePattern;

namespace Fairlead.Detection.TransportApis;

/// <summary>The APIs of .NET itself: HTTP, TLS streams, certificates, mail, FTP, directories, WCF.</summary>
internal static class FrameworkTransportSinks
{
    private static readonly string[] WeakVerification =
    [
        "AllFlags", "AllowUnknownCertificateAuthority", "IgnoreNotTimeValid", "IgnoreInvalidBasicConstraints", "IgnoreInvalidName",
        "IgnoreInvalidPolicy", "IgnoreWrongUsage",
    ];

    private static readonly string[] WeakRevocation =
    [
        "IgnoreEndRevocationUnknown", "IgnoreCertificateAuthorityRevocationUnknown", "IgnoreRootRevocationUnknown",
        "IgnoreCtlSignerRevocationUnknown",
    ];

    public static IReadOnlyList<TransportSink> All { get; } =
    [
        // HTTP
        .. Type("System.Net.Http.HttpClientHandler",
            Property("ServerCertificateCustomValidationCallback", AnyCertificate, Accepting),
            Property("CheckCertificateRevocationList", Revocation, False)),
        .. Type("System.Net.Http.WinHttpHandler",
            Property("ServerCertificateValidationCallback", AnyCertificate, Accepting),
            Property("CheckCertificateRevocationList", Revocation, False)),
        .. Type("System.Net.Http.WebRequestHandler", Property("ServerCertificateValidationCallback", AnyCertificate, Accepting)),
        .. Type("System.Net.HttpWebRequest", Property("ServerCertificateValidationCallback", AnyCertificate, Accepting)),
        .. Type("System.Net.ServicePointManager",
            Property("ServerCertificateValidationCallback", AnyCertificate, Accepting),
            Property("CertificatePolicy", AnyCertificate, Accepting),
            Property("CheckCertificateRevocationList", Revocation, False),
            Property("EncryptionPolicy", ClearText, OneOf("NoEncryption", "AllowNoEncryption"), "RequireEncryption")),
        .. Type("System.Net.WebSockets.ClientWebSocketOptions", Property("RemoteCertificateValidationCallback", AnyCertificate, Accepting)),

        // TLS
        .. Type("System.Net.Security.SslClientAuthenticationOptions",
            Property("RemoteCertificateValidationCallback", AnyCertificate, Accepting),
            Property("EncryptionPolicy", ClearText, OneOf("NoEncryption", "AllowNoEncryption"), "RequireEncryption"),
            Property("CertificateRevocationCheckMode", Revocation, OneOf("NoCheck"), "Online")),
        .. Type("System.Net.Security.SslServerAuthenticationOptions",
            Property("RemoteCertificateValidationCallback", AnyCertificate, Accepting),
            Property("EncryptionPolicy", ClearText, OneOf("NoEncryption", "AllowNoEncryption"), "RequireEncryption"),
            Property("CertificateRevocationCheckMode", Revocation, OneOf("NoCheck"), "Online")),
        .. Type("System.Net.Security.SslStream",
            Constructor("userCertificateValidationCallback", AnyCertificate, Accepting),
            Constructor("encryptionPolicy", ClearText, OneOf("NoEncryption", "AllowNoEncryption"), "RequireEncryption"),
            Method("AuthenticateAsClient", "checkCertificateRevocation", Revocation, False),
            Method("AuthenticateAsClientAsync", "checkCertificateRevocation", Revocation, False),
            Method("AuthenticateAsServer", "checkCertificateRevocation", Revocation, False),
            Method("AuthenticateAsServerAsync", "checkCertificateRevocation", Revocation, False)),
        .. Type("System.Security.Cryptography.X509Certificates.X509ChainPolicy",
            Property("VerificationFlags", AnyCertificate, OneOf(WeakVerification)),
            Property("VerificationFlags", Revocation, OneOf(WeakRevocation)),
            Property("RevocationMode", Revocation, OneOf("NoCheck"), "Online")),

        // Switches of the runtime, by the name beside them
        .. Type("System.AppContext", Method("SetSwitch", "isEnabled", ObsoleteProtocol, True)),

        // Sockets
        .. Types(["System.Net.Sockets.TcpClient", "System.Net.Sockets.Socket"],
            Method("Connect", "port", ClearText, InsecureValuePattern.PlainPort),
            Method("ConnectAsync", "port", ClearText, InsecureValuePattern.PlainPort)),
        .. Type("System.Net.Sockets.TcpClient", Constructor("port", ClearText, InsecureValuePattern.PlainPort)),

        // Mail and FTP
        .. Type("System.Net.Mail.SmtpClient", Property("EnableSsl", ClearText, False)),
        .. Type("System.Net.FtpWebRequest", Property("EnableSsl", ClearText, False)),

        // Directories
        .. Type("System.DirectoryServices.Protocols.LdapSessionOptions",
            Property("VerifyServerCertificate", AnyCertificate, Accepting),
            Property("SecureSocketLayer", ClearText, False)),
        .. Type("System.DirectoryServices.DirectoryEntry",
            Property("AuthenticationType", ClearText, OneOf("None", "Anonymous"), "Secure"),
            Constructor("authenticationType", ClearText, OneOf("None"), "Secure")),
        .. Type("System.DirectoryServices.AccountManagement.PrincipalContext",
            Constructor("options", ClearText, OneOf("SimpleBind")),
            Method("ValidateCredentials", "options", ClearText, OneOf("SimpleBind"))),

        // WCF
        .. Types(["System.ServiceModel.Security.X509ServiceCertificateAuthentication",
            "System.ServiceModel.Security.X509ClientCertificateAuthentication"],
            Property("CertificateValidationMode", AnyCertificate, OneOf("None"), "ChainTrust"),
            Property("RevocationMode", Revocation, OneOf("NoCheck"), "Online"),
            Property("CustomCertificateValidator", AnyCertificate, Accepting)),
        .. Type("System.ServiceModel.BasicHttpSecurity",
            Property("Mode", ClearText, OneOf("None", "TransportCredentialOnly"), "Transport")),
        .. Types(["System.ServiceModel.WSHttpSecurity", "System.ServiceModel.NetTcpSecurity"],
            Property("Mode", ClearText, OneOf("None"), "Transport")),
        .. Types(["System.ServiceModel.BasicHttpBinding", "System.ServiceModel.NetHttpBinding"],
            Constructor("securityMode", ClearText, OneOf("None", "TransportCredentialOnly"), "Transport")),
        .. Types(["System.ServiceModel.NetTcpBinding", "System.ServiceModel.WSHttpBinding", "System.ServiceModel.WS2007HttpBinding"],
            Constructor("securityMode", ClearText, OneOf("None"), "Transport")),
    ];
}
