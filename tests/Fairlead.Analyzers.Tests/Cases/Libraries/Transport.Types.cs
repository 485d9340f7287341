namespace UnityEngine.Networking
{
    public class CertificateHandler
    {
        protected virtual bool ValidateCertificate(byte[] certificateData) => false;
    }
}

namespace Javax.Net.Ssl
{
    public interface ISSLSession
    {
        string? PeerHost { get; }
    }

    public interface IHostnameVerifier
    {
        bool Verify(string? hostname, ISSLSession? session);
    }

    public interface IX509TrustManager
    {
        void CheckServerTrusted(object[]? chain, string? authType);
    }
}

namespace Org.BouncyCastle.Tls
{
    public class TlsServerCertificate;

    public interface TlsAuthentication
    {
        void NotifyServerCertificate(TlsServerCertificate serverCertificate);
    }
}
