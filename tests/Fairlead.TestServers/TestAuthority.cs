using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fairlead.TestServers;

/// <summary>A certificate authority of the test's own.</summary>
public sealed class TestAuthority
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";
    private const string ForClients = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2 _certificate;

    /// <param name="name">The authority's name.</param>
    /// <param name="notBefore">From when it is valid.</param>
    /// <param name="notAfter">Until when.</param>
    /// <param name="issuer">The authority above an intermediate one.</param>
    public TestAuthority(string name, DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null, TestAuthority? issuer = null)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        DateTimeOffset start = notBefore ?? DateTimeOffset.UtcNow.AddYears(-1), end = notAfter ?? DateTimeOffset.UtcNow.AddYears(1);
        _certificate = issuer is null ? request.CreateSelfSigned(start, end) : issuer.Sign(request, start, end).CopyWithPrivateKey(key);
    }

    public X509Certificate2 Certificate => _certificate;

    public string Pem => _certificate.ExportCertificatePem();

    /// <summary>Issues a certificate for the names that a server on loopback has.</summary>
    public X509Certificate2 IssueForLoopback(DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null) =>
        Issue(["localhost", "127.0.0.1", "::1"], notBefore, notAfter);

    /// <summary>Issues a certificate for a server or a client with one name.</summary>
    public X509Certificate2 Issue(string name, DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null) =>
        Issue([name], notBefore, notAfter);

    /// <summary>Issues a certificate whose subject is the first of the names, host names or addresses.</summary>
    public X509Certificate2 Issue(IReadOnlyList<string> names, DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null) =>
        Issue([.. names], [ForServers, ForClients], notBefore, notAfter);

    public X509Certificate2 IssueForClientsOnly(string name) => Issue([name], [ForClients]);

    /// <summary>Issues a certificate for certain usages, by object identifier.</summary>
    public X509Certificate2 Issue(string[] names, string[] usages, DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = CreateRequest(names, usages, key);
        return Sign(request, notBefore ?? DateTimeOffset.UtcNow.AddDays(-1), notAfter ?? DateTimeOffset.UtcNow.AddDays(30))
            .CopyWithPrivateKey(key);
    }

    public static X509Certificate2 CreateSelfSigned(string name, DateTimeOffset? notBefore = null, DateTimeOffset? notAfter = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return CreateRequest([name], [ForServers], key)
            .CreateSelfSigned(notBefore ?? DateTimeOffset.UtcNow.AddDays(-1), notAfter ?? DateTimeOffset.UtcNow.AddDays(30));
    }

    private static CertificateRequest CreateRequest(string[] names, string[] usages, ECDsa key)
    {
        var request = new CertificateRequest($"CN={names[0]}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (string name in names)
        {
            if (IPAddress.TryParse(name, out IPAddress? address)) alternatives.AddIpAddress(address);
            else alternatives.AddDnsName(name);
        }
        request.CertificateExtensions.Add(alternatives.Build());
        OidCollection oids = [];
        foreach (string usage in usages) oids.Add(new Oid(usage));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(oids, critical: false));
        return request;
    }

    private X509Certificate2 Sign(CertificateRequest request, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        X509SignatureGenerator signer = X509SignatureGenerator.CreateForRSA(_certificate.GetRSAPrivateKey()!, RSASignaturePadding.Pkcs1);
        return request.Create(_certificate.SubjectName, signer, notBefore, notAfter, RandomNumberGenerator.GetBytes(8));
    }

    public static string KeyPem(X509Certificate2 certificate) => certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();
}
