namespace Fairlead.Detection.TransportApis;

/// <summary>Libraries that speak mail, FTP, SSH, LDAP, HTTP or the protocol of one service.</summary>
internal static class ClientTransportSinks
{
    public static IReadOnlyList<TransportSink> All { get; } = TransportSinkParser.Parse("""
        # MailKit
        MailKit.IMailService
        MailKit.MailService
            Connect(options)                     ClearText       None|StartTlsWhenAvailable -> StartTls
            ConnectAsync(options)                ClearText       None|StartTlsWhenAvailable -> StartTls
            Connect(useSsl)                      ClearText       False
            ConnectAsync(useSsl)                 ClearText       False
            ServerCertificateValidationCallback  AnyCertificate  AcceptingCallback
            CheckCertificateRevocation           Revocation      False

        # FluentFTP
        FluentFTP.FtpConfig
        FluentFTP.FtpClient
            EncryptionMode                 ClearText       None|Auto -> Explicit
            DataConnectionEncryption       ClearText       False
            ValidateAnyCertificate         AnyCertificate  True
            ValidateCertificateRevocation  Revocation      False
        WinSCP.SessionOptions
            FtpSecure                                     ClearText       None -> Explicit
            Protocol                                      ClearText       Ftp
            GiveUpSecurityAndAcceptAnySshHostKey          AnyCertificate  True
            GiveUpSecurityAndAcceptAnyTlsHostCertificate  AnyCertificate  True
            SshHostKeyPolicy                              AnyCertificate  GiveUpSecurityAndAcceptAny -> Check

        # SSH and git
        Renci.SshNet.Common.HostKeyEventArgs
            CanTrust  AnyHost  True
        LibGit2Sharp.FetchOptionsBase
        LibGit2Sharp.PushOptions
            CertificateCheck  AnyCertificate  AcceptingCallback

        # LDAP
        Novell.Directory.Ldap.LdapConnection
            UserDefinedServerCertValidationDelegate  AnyCertificate  AcceptingCallback
            SecureSocketLayer                        ClearText       False
        Novell.Directory.Ldap.LdapConnectionOptions
            ConfigureRemoteCertificateValidationCallback(remoteCertificateValidationCallback)  AnyCertificate  AcceptingCallback

        # HTTP
        RestSharp.RestClientOptions
        RestSharp.RestClient
        RestSharp.IRestClient
            RemoteCertificateValidationCallback  AnyCertificate  AcceptingCallback
        WebSocketSharp.Net.ClientSslConfiguration
            ServerCertificateValidationCallback  AnyCertificate  AcceptingCallback
            CheckCertificateRevocation           Revocation      False
        CefSharp.CefSettingsBase
            IgnoreCertificateErrors  AnyCertificate  True
        SocketIOClient.SocketIOOptions
            RemoteCertificateValidationCallback  AnyCertificate  AcceptingCallback

        # Clusters, containers, service registries, secrets
        k8s.KubernetesClientConfiguration
            SkipTlsVerify  AnyCertificate  True
        k8s.KubeConfigModels.ClusterEndpoint
            SkipTlsVerify  AnyCertificate  True
        Docker.DotNet.BasicAuth.BasicAuthCredentials
            new(isTls)  ClearText  False
        Docker.DotNet.X509.CertificateCredentials
            ServerCertificateValidationCallback  AnyCertificate  AcceptingCallback
        Steeltoe.Configuration.ConfigServer.ConfigServerClientOptions
        Steeltoe.Discovery.Eureka.Configuration.EurekaClientOptions
            ValidateCertificates  AnyCertificate  False
        Steeltoe.Extensions.Configuration.ConfigServer.ConfigServerClientSettings
        Steeltoe.Discovery.Eureka.EurekaClientConfig
            ValidateCertificates  AnyCertificate  False
        Amazon.Runtime.ClientConfig
            UseHttp  ClearText  True
        Minio.MinioClientExtensions
        Minio.MinioClient
            WithSSL(secure)  ClearText  False

        # OPC UA
        Opc.Ua.SecurityConfiguration
            AutoAcceptUntrustedCertificates  AnyCertificate  True
            RejectUnknownRevocationStatus    Revocation      False
        Opc.Ua.CertificateValidationEventArgs
            Accept     AnyCertificate  True
            AcceptAll  AnyCertificate  True
        Opc.Ua.CertificateValidator
            AutoAcceptUntrustedCertificates  AnyCertificate  True
        """);
}
