namespace Fairlead.Detection.TransportApis;

/// <summary>The APIs of .NET itself: HTTP, TLS streams, certificates, mail, FTP, directories, WCF.</summary>
internal static class FrameworkTransportSinks
{
    public static IReadOnlyList<TransportSink> All { get; } = TransportSinkParser.Parse("""
        # HTTP
        System.Net.Http.HttpClientHandler
            ServerCertificateCustomValidationCallback  AnyCertificate  AcceptingCallback
            CheckCertificateRevocationList             Revocation      False
        System.Net.Http.WinHttpHandler
            ServerCertificateValidationCallback  AnyCertificate  AcceptingCallback
            CheckCertificateRevocationList       Revocation      False
        System.Net.Http.WebRequestHandler
            ServerCertificateValidationCallback  AnyCertificate  AcceptingCallback
        System.Net.HttpWebRequest
            ServerCertificateValidationCallback  AnyCertificate  AcceptingCallback
        System.Net.ServicePointManager
            ServerCertificateValidationCallback  AnyCertificate  AcceptingCallback
            CertificatePolicy                    AnyCertificate  AcceptingCallback
            CheckCertificateRevocationList       Revocation      False
            EncryptionPolicy                     WeakCipher      NoEncryption|AllowNoEncryption -> RequireEncryption
        System.Net.WebSockets.ClientWebSocketOptions
            RemoteCertificateValidationCallback  AnyCertificate  AcceptingCallback

        # TLS
        System.Net.Security.SslClientAuthenticationOptions
            RemoteCertificateValidationCallback  AnyCertificate  AcceptingCallback
            EncryptionPolicy                     WeakCipher      NoEncryption|AllowNoEncryption -> RequireEncryption
            CertificateRevocationCheckMode       Revocation      NoCheck -> Online
        System.Net.Security.SslServerAuthenticationOptions
            RemoteCertificateValidationCallback  AnyCertificate  AcceptingCallback
            EncryptionPolicy                     WeakCipher      NoEncryption|AllowNoEncryption -> RequireEncryption
            CertificateRevocationCheckMode       Revocation      NoCheck -> Online
        System.Net.Security.SslStream
            new(userCertificateValidationCallback)                 AnyCertificate  AcceptingCallback
            new(encryptionPolicy)                                  WeakCipher      NoEncryption|AllowNoEncryption -> RequireEncryption
            AuthenticateAsClient(checkCertificateRevocation)       Revocation      False
            AuthenticateAsClientAsync(checkCertificateRevocation)  Revocation      False
            AuthenticateAsServer(checkCertificateRevocation)       Revocation      False
            AuthenticateAsServerAsync(checkCertificateRevocation)  Revocation      False
        System.Net.Security.CipherSuitesPolicy
            new(allowedCipherSuites)  WeakCipher  WeakSuite
        System.Security.Cryptography.X509Certificates.X509ChainPolicy
            VerificationFlags  AnyCertificate  AllFlags|AllowUnknownCertificateAuthority|IgnoreNotTimeValid
                |IgnoreInvalidBasicConstraints|IgnoreInvalidName|IgnoreInvalidPolicy|IgnoreWrongUsage
            VerificationFlags  Revocation      IgnoreEndRevocationUnknown|IgnoreCertificateAuthorityRevocationUnknown
                |IgnoreRootRevocationUnknown|IgnoreCtlSignerRevocationUnknown
            RevocationMode     Revocation      NoCheck -> Online

        # Switches of the runtime, by the name beside them
        System.AppContext
            SetSwitch(isEnabled)  ObsoleteProtocol  True

        # Sockets
        System.Net.Sockets.TcpClient
        System.Net.Sockets.Socket
            Connect(port)       ClearText  PlainPort
            ConnectAsync(port)  ClearText  PlainPort
        System.Net.Sockets.TcpClient
            new(port)  ClearText  PlainPort

        # Mail and FTP
        System.Net.Mail.SmtpClient
            EnableSsl  ClearText  False
        System.Net.FtpWebRequest
            EnableSsl  ClearText  False

        # Directories
        System.DirectoryServices.Protocols.LdapSessionOptions
            VerifyServerCertificate  AnyCertificate  AcceptingCallback
            SecureSocketLayer        ClearText       False
        System.DirectoryServices.DirectoryEntry
            AuthenticationType       ClearText  None|Anonymous -> Secure
            new(authenticationType)  ClearText  None -> Secure
        System.DirectoryServices.AccountManagement.PrincipalContext
            new(options)                  ClearText  SimpleBind
            ValidateCredentials(options)  ClearText  SimpleBind

        # WCF
        System.ServiceModel.Security.X509ServiceCertificateAuthentication
        System.ServiceModel.Security.X509ClientCertificateAuthentication
            CertificateValidationMode   AnyCertificate  None -> ChainTrust
            RevocationMode              Revocation      NoCheck -> Online
            CustomCertificateValidator  AnyCertificate  AcceptingCallback
        System.ServiceModel.BasicHttpSecurity
            Mode  ClearText  None|TransportCredentialOnly -> Transport
        System.ServiceModel.WSHttpSecurity
        System.ServiceModel.NetTcpSecurity
            Mode  ClearText  None -> Transport
        System.ServiceModel.BasicHttpBinding
        System.ServiceModel.NetHttpBinding
            new(securityMode)  ClearText  None|TransportCredentialOnly -> Transport
        System.ServiceModel.NetTcpBinding
        System.ServiceModel.WSHttpBinding
        System.ServiceModel.WS2007HttpBinding
            new(securityMode)  ClearText  None -> Transport
        """);
}
