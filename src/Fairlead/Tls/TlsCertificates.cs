using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fairlead.Tls;

/// <summary>The certificates that a connection's extras name, checked before any handshake so that errors say what is wrong here.</summary>
internal static class TlsCertificates
{
    public const string CaExtra = "ssl_ca_cert";
    public const string CertificateExtra = "ssl_cert";
    public const string KeyExtra = "ssl_key";

    /// <summary>The authorities to trust; null when the system's are.</summary>
    public static X509Certificate2Collection? ReadAuthorities(Connection connection, DateTimeOffset now)
    {
        if (PemText.Read(connection, CaExtra) is not { } pem) return null;

        X509Certificate2Collection authorities = Import(connection, CaExtra, pem);
        X509Certificate2[] valid = [.. authorities.Where(c => c.NotBefore <= now && now <= c.NotAfter)];
        if (valid.Length == 0) throw Fail(connection, CaExtra, DescribePeriod(authorities[0], now));
        return authorities;
    }

    /// <summary>
    /// The certificate that the client shows, with its key and the intermediates that were given with it; null when there is none.
    /// </summary>
    public static SslStreamCertificateContext? ReadClientCertificate(Connection connection, DateTimeOffset now)
    {
        Secret? certificatePem = PemText.Read(connection, CertificateExtra);
        Secret? keyPem = PemText.Read(connection, KeyExtra);
        if (certificatePem is null && keyPem is null) return null;
        if (certificatePem is null) throw Fail(connection, KeyExtra, $"is set, but {CertificateExtra} is not");

        X509Certificate2Collection chain = Import(connection, CertificateExtra, certificatePem);
        if (keyPem is null && !certificatePem.Reveal().Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            throw Fail(connection, CertificateExtra, $"is set, but {KeyExtra} is not, and it holds no key itself");

        X509Certificate2 certificate = AttachKey(connection, chain[0], keyPem ?? certificatePem);
        if (now < certificate.NotBefore || now > certificate.NotAfter)
            throw Fail(connection, CertificateExtra, DescribePeriod(certificate, now));
        chain.RemoveAt(0);
        return SslStreamCertificateContext.Create(certificate, chain, offline: true);
    }

    private static X509Certificate2Collection Import(Connection connection, string extra, Secret pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem.Reveal());
        }
        catch (CryptographicException)
        {
            throw Fail(connection, extra, "holds a certificate that cannot be decoded");
        }
        return certificates.Count > 0 ? certificates : throw Fail(connection, extra, "holds no certificate");
    }

    private static X509Certificate2 AttachKey(Connection connection, X509Certificate2 certificate, Secret keyPem)
    {
        if (keyPem.Reveal().Contains("ENCRYPTED PRIVATE KEY-----", StringComparison.Ordinal)
            || keyPem.Reveal().Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal))
            throw Fail(connection, KeyExtra, "is encrypted; store it without a passphrase in the secrets backend");
        if (!keyPem.Reveal().Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            throw Fail(connection, KeyExtra, "holds no private key");
        try
        {
            X509Certificate2 withKey = X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), keyPem.Reveal());
            return OperatingSystem.IsWindows() ? Reimport(withKey) : withKey;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw Fail(connection, KeyExtra, CanBeRead(keyPem)
                ? $"does not belong to the certificate in {CertificateExtra}"
                : "holds a key that cannot be decoded");
        }
    }

    private static bool CanBeRead(Secret keyPem)
    {
        return Imports(RSA.Create) || Imports(ECDsa.Create);

        bool Imports(Func<AsymmetricAlgorithm> create)
        {
            using AsymmetricAlgorithm algorithm = create();
            try
            {
                algorithm.ImportFromPem(keyPem.Reveal());
                return true;
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                return false;
            }
        }
    }

    /// <summary>Windows' TLS does not take a key that exists only in memory.</summary>
    private static X509Certificate2 Reimport(X509Certificate2 certificate)
    {
        using (certificate)
        {
            byte[] pkcs12 = certificate.Export(X509ContentType.Pkcs12);
#if NET9_0_OR_GREATER
            return X509CertificateLoader.LoadPkcs12(pkcs12, password: null);
#else
            return new X509Certificate2(pkcs12);
#endif
        }
    }

    private static string DescribePeriod(X509Certificate2 certificate, DateTimeOffset now) => now > certificate.NotAfter
        ? string.Create(CultureInfo.InvariantCulture, $"has expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC")
        : string.Create(CultureInfo.InvariantCulture,
            $"is not valid before {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} UTC");

    private static ConnectionTlsException Fail(Connection connection, string extra, string defect) =>
        new(connection.Id, "extra." + extra, defect);
}
