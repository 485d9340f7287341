using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fairlead.Testing.Conformance;

/// <summary>A server's certificate and the file of the authority that issued it.</summary>
internal sealed class ProxyCertificate : IDisposable
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";

    private ProxyCertificate(X509Certificate2 certificate, string authorityFile) =>
        (Certificate, AuthorityFile) = (certificate, authorityFile);

    public X509Certificate2 Certificate { get; }

    public string AuthorityFile { get; }

    /// <summary>Issues a certificate from a new authority.</summary>
    /// <param name="name">The host's name.</param>
    /// <param name="validFrom">How far from now it begins.</param>
    /// <param name="validUntil">How far from now it ends.</param>
    /// <param name="isTrusted">Whether the file contains the authority that issued it, or another one.</param>
    public static ProxyCertificate Issue(string name, TimeSpan validFrom, TimeSpan validUntil, bool isTrusted = true)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 authority = CreateAuthority(now);
        using X509Certificate2? other = isTrusted ? null : CreateAuthority(now);
        using ECDsa key = CreateKey();
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (name == "localhost") names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ForServers)], critical: false));
        using X509Certificate2 issued = request.Create(authority, now + validFrom, now + validUntil, RandomNumberGenerator.GetBytes(12));
        string file = Path.GetTempFileName();
        File.WriteAllText(file, (other ?? authority).ExportCertificatePem());
        return new ProxyCertificate(LoadForServers(issued.CopyWithPrivateKey(key)), file);
    }

    public void Dispose()
    {
        Certificate.Dispose();
        File.Delete(AuthorityFile);
    }

    /// <summary>
    /// An elliptic curve, because every case has its own certificates, and creating an RSA key takes a tenth of a second or more.
    /// </summary>
    private static ECDsa CreateKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static X509Certificate2 CreateAuthority(DateTimeOffset now)
    {
        using ECDsa key = CreateKey();
        var request = new CertificateRequest("CN=Conformance kit " + Guid.NewGuid(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return request.CreateSelfSigned(now.AddYears(-2), now.AddYears(2));
    }

    /// <summary>Windows cannot serve a certificate whose key is only in memory.</summary>
    private static X509Certificate2 LoadForServers(X509Certificate2 certificate)
    {
        using (certificate)
        {
            byte[] exported = certificate.Export(X509ContentType.Pkcs12);
#if NET9_0_OR_GREATER
            return X509CertificateLoader.LoadPkcs12(exported, password: null);
#else
            return new X509Certificate2(exported);
#endif
        }
    }
}
