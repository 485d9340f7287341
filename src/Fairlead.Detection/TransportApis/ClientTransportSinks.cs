using static Fairlead.Detection.TransportApis.TransportSink;
using static Fairlead.Detection.TransportApis.TransportWeakness;
using static Fairlead.Detection.TransportApis.InsecureValuePattern;

namespace Fairlead.Detection.TransportApis;

/// <summary>Libraries that speak mail, FTP, SSH, LDAP, HTTP or the protocol of one service.</summary>
internal static class ClientTransportSinks
{
    public static IReadOnlyList<TransportSink> All { get; } =
    [
        // MailKit
        .. Types(["MailKit.IMailService", "MailKit.MailService"],
            Method("Connect", "options", ClearText, OneOf("None", "StartTlsWhenAvailable"), "StartTls"),
            Method("ConnectAsync", "options", ClearText, OneOf("None", "StartTlsWhenAvailable"), "StartTls"),
            Method("Connect", "useSsl", ClearText, False),
            Method("ConnectAsync", "useSsl", ClearText, False),
            Property("ServerCertificateValidationCallback", AnyCertificate, Accepting),
            Property("CheckCertificateRevocation", Revocation, False)),

        // FluentFTP
        .. Types(["FluentFTP.FtpConfig", "FluentFTP.FtpClient"],
            Property("EncryptionMode", ClearText, OneOf("None", "Auto"), "Explicit"),
            Property("DataConnectionEncryption", ClearText, False),
            Property("ValidateAnyCertificate", AnyCertificate, True),
            Property("ValidateCertificateRevocation", Revocation, False)),
        .. Type("WinSCP.SessionOptions",
            Property("FtpSecure", ClearText, OneOf("None"), "Explicit"),
            Property("Protocol", ClearText, OneOf("Ftp")),
            Property("GiveUpSecurityAndAcceptAnySshHostKey", AnyCertificate, True),
            Property("GiveUpSecurityAndAcceptAnyTlsHostCertificate", AnyCertificate, True),
            Property("SshHostKeyPolicy", AnyCertificate, OneOf("GiveUpSecurityAndAcceptAny"), "Check")),

        // SSH and git
        .. Type("Renci.SshNet.Common.HostKeyEventArgs", Property("CanTrust", AnyHost, True)),
        .. Types(["LibGit2Sharp.FetchOptionsBase", "LibGit2Sharp.PushOptions"],
            Property("CertificateCheck", AnyCertificate, Accepting)),

        // LDAP
        .. Type("Novell.Directory.Ldap.LdapConnection",
            Property("UserDefinedServerCertValidationDelegate", AnyCertificate, Accepting),
            Property("SecureSocketLayer", ClearText, False)),
        .. Type("Novell.Directory.Ldap.LdapConnectionOptions",
            Method("ConfigureRemoteCertificateValidationCallback", "remoteCertificateValidationCallback", AnyCertificate, Accepting)),

        // HTTP
        .. Types(["RestSharp.RestClientOptions", "RestSharp.RestClient", "RestSharp.IRestClient"],
            Property("RemoteCertificateValidationCallback", AnyCertificate, Accepting)),
        .. Type("WebSocketSharp.Net.ClientSslConfiguration",
            Property("ServerCertificateValidationCallback", AnyCertificate, Accepting),
            Property("CheckCertificateRevocation", Revocation, False)),
        .. Type("CefSharp.CefSettingsBase", Property("IgnoreCertificateErrors", AnyCertificate, True)),
        .. Type("SocketIOClient.SocketIOOptions", Property("RemoteCertificateValidationCallback", AnyCertificate, Accepting)),

        // Clusters, containers, service registries, secrets
        .. Type("k8s.KubernetesClientConfiguration", Property("SkipTlsVerify", AnyCertificate, True)),
        .. Type("k8s.KubeConfigModels.ClusterEndpoint", Property("SkipTlsVerify", AnyCertificate, True)),
        .. Type("Docker.DotNet.BasicAuth.BasicAuthCredentials", Constructor("isTls", ClearText, False)),
        .. Type("Docker.DotNet.X509.CertificateCredentials", Property("ServerCertificateValidationCallback", AnyCertificate, Accepting)),
        .. Types(["Steeltoe.Configuration.ConfigServer.ConfigServerClientOptions",
            "Steeltoe.Discovery.Eureka.Configuration.EurekaClientOptions"],
            Property("ValidateCertificates", AnyCertificate, False)),
        .. Types(["Steeltoe.Extensions.Configuration.ConfigServer.ConfigServerClientSettings",
            "Steeltoe.Discovery.Eureka.EurekaClientConfig"],
            Property("ValidateCertificates", AnyCertificate, False)),
        .. Type("Amazon.Runtime.ClientConfig", Property("UseHttp", ClearText, True)),
        .. Types(["Minio.MinioClientExtensions", "Minio.MinioClient"], Method("WithSSL", "secure", ClearText, False)),

        // OPC UA
        .. Type("Opc.Ua.SecurityConfiguration",
            Property("AutoAcceptUntrustedCertificates", AnyCertificate, True),
            Property("RejectUnknownRevocationStatus", Revocation, False)),
        .. Type("Opc.Ua.CertificateValidationEventArgs",
            Property("Accept", AnyCertificate, True),
            Property("AcceptAll", AnyCertificate, True)),
        .. Type("Opc.Ua.CertificateValidator", Property("AutoAcceptUntrustedCertificates", AnyCertificate, True)),
    ];
}
