using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Fairlead.Tests.Tls;

public class TlsErrorTests
{
    private static readonly TestAuthority Authority = new("Own authority");

    [Fact]
    public void MissingFile() => AssertError("ssl_ca_cert", "the file does not exist", ("ssl_ca_cert", "/nonexistent/ca.pem"));

    [Fact]
    public void Directory() => AssertError("ssl_ca_cert", "it is a directory", ("ssl_ca_cert", Path.GetTempPath()));

    [Fact]
    public void FileWithoutPem()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "hunter2");
            AssertError("ssl_ca_cert", "contains no PEM text", ("ssl_ca_cert", path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void BinaryCertificate()
    {
        using X509Certificate2 client = Authority.Issue("etl");
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, client.RawData);
            AssertError("ssl_ca_cert", "convert it to PEM", ("ssl_ca_cert", path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("ssl_ca_cert", X509ContentType.Cert)]
    [InlineData("ssl_ca_cert", X509ContentType.Pkcs12)]
    [InlineData("ssl_cert", X509ContentType.Pkcs12)]
    public void BinaryCertificate_InAnyForm(string extra, X509ContentType form)
    {
        using X509Certificate2 client = Authority.Issue("etl");
        byte[] binary = client.Export(form);
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, binary);
            AssertError(extra, "convert it to PEM", (extra, path));
        }
        finally
        {
            File.Delete(path);
        }
        AssertError(extra, "PEM is expected", (extra, Convert.ToBase64String(binary)));
        AssertError(extra, "PEM is expected", (extra, Convert.ToBase64String(binary, Base64FormattingOptions.InsertLineBreaks)));
    }

    [Fact]
    public void PemWithoutCertificate()
    {
        using X509Certificate2 client = Authority.Issue("etl");
        AssertError("ssl_ca_cert", "holds no certificate", ("ssl_ca_cert", TestAuthority.KeyPem(client)));
    }

    [Fact]
    public void DamagedCertificate() =>
        AssertError("ssl_ca_cert", "cannot be decoded", ("ssl_ca_cert", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"));

    [Fact]
    public void ExpiredAuthority() => AssertError("ssl_ca_cert", "has expired on 2020-01-01",
        ("ssl_ca_cert", new TestAuthority("old", new(2019, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)).Pem));

    [Fact]
    public void FutureAuthority() => AssertError("ssl_ca_cert", "is not valid before 2090-01-01",
        ("ssl_ca_cert", new TestAuthority("new", new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2091, 1, 1, 0, 0, 0, TimeSpan.Zero)).Pem));

    [Fact]
    public void OneExpiredAuthorityInABundle_IsNoError()
    {
        string old = new TestAuthority("old", new(2019, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)).Pem;

        Assert.NotNull(Create(("ssl_ca_cert", old + "\n" + Authority.Pem)).CreateSslClientAuthenticationOptions("h")
            .CertificateChainPolicy);
    }

    [Fact]
    public void KeyOfAnotherCertificate()
    {
        using X509Certificate2 client = Authority.Issue("etl"), other = Authority.Issue("other");
        AssertError("ssl_key", "does not belong to the certificate", ("ssl_cert", client.ExportCertificatePem()),
            ("ssl_key", TestAuthority.KeyPem(other)));
    }

    [Fact]
    public void KeyWithoutCertificate()
    {
        using X509Certificate2 client = Authority.Issue("etl");
        AssertError("ssl_key", "ssl_cert is not", ("ssl_key", TestAuthority.KeyPem(client)));
    }

    [Fact]
    public void CertificateWithoutKey()
    {
        using X509Certificate2 client = Authority.Issue("etl");
        AssertError("ssl_cert", "ssl_key is not", ("ssl_cert", client.ExportCertificatePem()));
    }

    [Fact]
    public void CertificateAndKeyInOnePem_Work()
    {
        using X509Certificate2 client = Authority.Issue("etl");

        Assert.NotNull(Create(("ssl_cert", client.ExportCertificatePem() + "\n" + TestAuthority.KeyPem(client)))
            .CreateSslClientAuthenticationOptions("h").ClientCertificateContext);
    }

    [Fact]
    public void DamagedKey()
    {
        using X509Certificate2 client = Authority.Issue("etl");
        AssertError("ssl_key", "cannot be decoded",
            ("ssl_cert", client.ExportCertificatePem()),
            ("ssl_key", "-----BEGIN " + "PRIVATE KEY-----\nAAAA\n-----END " + "PRIVATE KEY-----"));
    }

    [Fact]
    public void EncryptedKey()
    {
        using X509Certificate2 client = Authority.Issue("etl");
        string key = client.GetECDsaPrivateKey()!.ExportEncryptedPkcs8PrivateKeyPem("hunter2", new(
            System.Security.Cryptography.PbeEncryptionAlgorithm.Aes128Cbc, System.Security.Cryptography.HashAlgorithmName.SHA256, 1000));
        AssertError("ssl_key", "is encrypted", ("ssl_cert", client.ExportCertificatePem()), ("ssl_key", key));
    }

    [Fact]
    public void ExpiredClientCertificate()
    {
        using X509Certificate2 client = Authority.Issue("etl", DateTimeOffset.UtcNow.AddDays(-20), DateTimeOffset.UtcNow.AddDays(-10));
        AssertError("ssl_cert", "has expired on", ("ssl_cert", client.ExportCertificatePem()), ("ssl_key", TestAuthority.KeyPem(client)));
    }

    [Theory]
    [InlineData("TLSv1.1")]
    [InlineData("SSLv3")]
    [InlineData("hunter2")]
    public void MinimumVersion_MustBeAModernOne(string version)
    {
        var exception = Assert.Throws<ConnectionFormatException>(() => Create(("ssl_min_version", version)).CreateHttpMessageHandler());

        Assert.Equal("extra.ssl_min_version", exception.Field);
        Assert.Contains("TLSv1.2 or TLSv1.3", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(version, exception.Message.Replace("TLSv1.2 or TLSv1.3", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    private static void AssertError(string extra, string defect, params (string, string)[] extras)
    {
        var exception = Assert.Throws<ConnectionTlsException>(() => Create(extras).CreateSslClientAuthenticationOptions("localhost"));

        Assert.Equal(("extra." + extra, ConnectionTlsReason.InvalidSetting), (exception.Field, exception.Reason));
        Assert.Contains(defect, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("-----BEGIN", exception.ToString(), StringComparison.Ordinal);
    }

    private static Connection Create(params (string Name, string Value)[] extras) => new()
    {
        Id = "api", ConnType = "http",
        Extra = ConnectionExtra.Parse("api", JsonSerializer.Serialize(extras.ToDictionary(e => e.Name, e => e.Value))),
    };
}
