using System;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace FluentFTP
{
    public enum FtpEncryptionMode
    {
        None, Implicit, Explicit, Auto,
    }

    public class FtpConfig
    {
        public FtpEncryptionMode EncryptionMode { get; set; }
        public bool DataConnectionEncryption { get; set; } = true;
        public bool ValidateAnyCertificate { get; set; }
        public System.Security.Authentication.SslProtocols SslProtocols { get; set; }
    }

    public class FtpSslValidationEventArgs : EventArgs
    {
        public SslPolicyErrors PolicyErrors { get; set; }
        public bool Accept { get; set; }
    }

    public class BaseFtpClient(string host)
    {
        public string Host { get; set; } = host;
        public NetworkCredential? Credentials { get; set; }
        public FtpConfig Config { get; set; } = new();
        public event EventHandler<FtpSslValidationEventArgs> ValidateCertificate { add { } remove { } }
    }

    public class FtpClient : BaseFtpClient
    {
        public FtpClient(string host) : base(host) { }
        public FtpClient(string host, string user, string pass, int port = 0, FtpConfig? config = null) : base(host) { }
        public void Connect() { }
    }

    public class AsyncFtpClient : BaseFtpClient
    {
        public AsyncFtpClient(string host) : base(host) { }
        public AsyncFtpClient(string host, string user, string pass, int port = 0, FtpConfig? config = null) : base(host) { }
    }
}

namespace WinSCP
{
    public enum FtpSecure
    {
        None, Implicit, Explicit,
    }

    public enum Protocol
    {
        Sftp, Scp, Ftp, Webdav, S3,
    }

    public class SessionOptions
    {
        public string? HostName { get; set; }
        public Protocol Protocol { get; set; }
        public FtpSecure FtpSecure { get; set; }
        public bool GiveUpSecurityAndAcceptAnySshHostKey { get; set; }
    }
}

namespace Novell.Directory.Ldap
{
    public class LdapConnection
    {
        public bool SecureSocketLayer { get; set; }
        public event RemoteCertificateValidationCallback UserDefinedServerCertValidationDelegate { add { } remove { } }
        public void Connect(string host, int port) { }
        public void Bind(string dn, string passwd) { }
        public void StartTls() { }
    }
}

namespace k8s
{
    public class KubernetesClientConfiguration
    {
        public string? Host { get; set; }
        public bool SkipTlsVerify { get; set; }
    }
}

namespace Docker.DotNet.BasicAuth
{
    public class BasicAuthCredentials(string username, string password, bool isTls = false)
    {
        public string User => username + password + isTls;
    }
}

namespace Steeltoe.Discovery.Eureka.Configuration
{
    public class EurekaClientOptions
    {
        public bool ValidateCertificates { get; set; } = true;
    }
}

namespace Opc.Ua
{
    public class SecurityConfiguration
    {
        public bool AutoAcceptUntrustedCertificates { get; set; }
    }

    public class CertificateValidationEventArgs : EventArgs
    {
        public bool Accept { get; set; }
        public string? Error { get; set; }
    }

    public class CertificateValidator
    {
        public event EventHandler<CertificateValidationEventArgs> CertificateValidation { add { } remove { } }
    }
}

namespace LibGit2Sharp
{
    public abstract class Certificate;

    public sealed class CertificateX509 : Certificate
    {
        public X509Certificate Certificate { get; } = null!;
    }

    public delegate bool CertificateCheckHandler(Certificate certificate, bool valid, string host);

    public abstract class FetchOptionsBase
    {
        public CertificateCheckHandler? CertificateCheck { get; set; }
    }

    public sealed class FetchOptions : FetchOptionsBase;
}

namespace System.ServiceModel.Security
{
    public enum X509CertificateValidationMode
    {
        None, PeerTrust, ChainTrust, PeerOrChainTrust, Custom,
    }

    public class X509ServiceCertificateAuthentication
    {
        public X509CertificateValidationMode CertificateValidationMode { get; set; }
        public X509RevocationMode RevocationMode { get; set; }
        public System.IdentityModel.Selectors.X509CertificateValidator? CustomCertificateValidator { get; set; }
    }
}

namespace System.IdentityModel.Selectors
{
    public abstract class X509CertificateValidator
    {
        public abstract void Validate(X509Certificate2 certificate);
    }
}

namespace System.ServiceModel
{
    public enum BasicHttpSecurityMode
    {
        None, Transport, Message, TransportWithMessageCredential, TransportCredentialOnly,
    }

    public enum SecurityMode
    {
        None, Transport, Message, TransportWithMessageCredential,
    }

    public class BasicHttpSecurity
    {
        public BasicHttpSecurityMode Mode { get; set; }
    }

    public class BasicHttpBinding
    {
        public BasicHttpBinding() { }
        public BasicHttpBinding(BasicHttpSecurityMode securityMode) { }
        public BasicHttpSecurity Security { get; set; } = new();
    }

    public class NetTcpSecurity
    {
        public SecurityMode Mode { get; set; }
    }

    public class NetTcpBinding
    {
        public NetTcpBinding() { }
        public NetTcpBinding(SecurityMode securityMode) { }
        public NetTcpSecurity Security { get; set; } = new();
    }
}
