using System.Security.Cryptography.X509Certificates;

namespace Fairlead.Tests.Clients.Http;

/// <summary>
/// An authority, its certificate for a server on the loopback, and those for clients. All are valid at the test's fake time, too.
/// </summary>
internal sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow.AddMonths(-11);

    private readonly TestAuthority _authority = new("Own authority");

    public TestCertificates() => Server = Issue("localhost");

    public X509Certificate2 Server { get; }

    public string Pem => _authority.Pem;

    public X509Certificate2 Issue(string name) => _authority.Issue(name, Start);

    /// <summary>A client's certificate and key in PEM.</summary>
    public (string Certificate, string Key) IssueClient(string name)
    {
        using X509Certificate2 client = Issue(name);
        return (client.ExportCertificatePem(), TestAuthority.KeyPem(client));
    }

    public void Dispose() => Server.Dispose();
}
