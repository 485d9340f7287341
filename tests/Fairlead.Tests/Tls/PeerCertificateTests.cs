using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Fairlead.Tests.Tls;

/// <summary>Errors about the server's certificate and those that it comes from.</summary>
public class PeerCertificateTests
{
    private const string ForServers = "1.3.6.1.5.5.7.3.1";

    private static readonly TestAuthority Root = new("Root");
    private static readonly TestAuthority Intermediate = new("Intermediate", issuer: Root);
    private static readonly DateTimeOffset Past = new(2024, 3, 31, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<TlsWay> Ways => [TlsWay.Http, TlsWay.Options, TlsWay.Stream, TlsWay.Probe];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task SelfSignedCertificate(TlsWay way)
    {
        using X509Certificate2 certificate = TestAuthority.CreateSelfSigned("localhost");

        await AssertErrorAsync(
            way, certificate, ConnectionTlsReason.SelfSignedCertificate,
            "'localhost' is self-signed and not in ssl_ca_cert; if it is the right one, put it into ssl_ca_cert");
        await AssertErrorAsync(way, certificate, ConnectionTlsReason.SelfSignedCertificate, "not in the system's authorities",
            authorities: "");
        await AssertErrorAsync(way, certificate, reason: null, "", authorities: certificate.ExportCertificatePem());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public Task AuthorityThatIsNotTrusted(TlsWay way) => AssertErrorAsync(
        way, new TestAuthority("Stranger").Issue("localhost"), ConnectionTlsReason.UnknownAuthority,
        "'localhost' comes from 'Stranger', which the server doesn't send and which is not in ssl_ca_cert; if 'Stranger' is the authority, put it into ssl_ca_cert");

    [Theory]
    [MemberData(nameof(Ways))]
    public Task AuthorityWithTheSameNameAndAnotherKey(TlsWay way) => AssertErrorAsync(
        way, new TestAuthority("Root").Issue("localhost"),
        reasonText: "the name is the same, the key is not; put the present one into ssl_ca_cert");

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task IntermediateCertificate_MustBeSent(TlsWay way)
    {
        using X509Certificate2 certificate = Intermediate.Issue("localhost");

        await AssertErrorAsync(
            way, certificate, ConnectionTlsReason.UnknownAuthority,
            "the chain of the server's certificate is incomplete: 'localhost' comes from 'Intermediate', which the server doesn't send");
        await AssertErrorAsync(way, certificate, reason: null, "", intermediates: [Intermediate.Certificate]);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public Task CompleteChainToAnAuthorityThatIsNotTrusted(TlsWay way)
    {
        var root = new TestAuthority("Other root");
        var intermediate = new TestAuthority("Other intermediate", issuer: root);
        return AssertErrorAsync(
            way, intermediate.Issue("localhost"), ConnectionTlsReason.UnknownAuthority,
            "'Other intermediate' comes from 'Other root', which the server doesn't send and which is not in ssl_ca_cert",
            intermediates: [intermediate.Certificate, root.Certificate]);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public Task ExpiredIntermediateCertificate(TlsWay way)
    {
        var expired = new TestAuthority("Old intermediate", Past.AddMonths(-1), Past, Root);
        return AssertErrorAsync(
            way, expired.Issue("localhost"), ConnectionTlsReason.CertificateExpired,
            "the intermediate certificate 'Old intermediate' expired on 2024-03-31 12:00 UTC; the server must send its successor",
            intermediates: [expired.Certificate]);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public Task ExpiredAuthorityBesideAValidOne(TlsWay way)
    {
        var expired = new TestAuthority("Old root", Past.AddMonths(-1), Past);
        return AssertErrorAsync(
            way, expired.Issue("localhost"), ConnectionTlsReason.CertificateExpired,
            "the authority 'Old root' expired on 2024-03-31 12:00 UTC; put its successor into ssl_ca_cert", authorities: Root.Pem + "\n"
                + expired.Pem);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public Task CertificateForClients(TlsWay way) => AssertErrorAsync(
        way, Root.IssueForClientsOnly("localhost"), ConnectionTlsReason.WrongCertificateUsage,
        "not meant for servers (extended key usage)");

    [Theory]
    [MemberData(nameof(Ways))]
    public Task CertificateForOtherHosts_ListsTheirNames(TlsWay way) => AssertErrorAsync(
        way, Root.Issue(["db1.example", "*.db.example", "10.0.0.1", "fd00::1"], [ForServers]), ConnectionTlsReason.OtherHost,
        "is for 'db1.example', '*.db.example', '10.0.0.1', 'fd00::1', not for 'localhost'; connect by one of these names, or set ssl_server_name to one");

    [Fact]
    public Task ManyNames_AreCounted() => AssertErrorAsync(
        TlsWay.Stream, Root.Issue([.. Enumerable.Range(1, 200).Select(number => $"h{number}.example")], [ForServers]),
        ConnectionTlsReason.OtherHost,
        "'h9.example', 'h10.example' and 190 more, not for 'localhost'");

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "localhost", false)]
    [InlineData("::1", "::1", true)]
    [InlineData("::1", "fd00::1", false)]
    public async Task Address_MustBeInTheCertificate(string host, string name, bool isAccepted)
    {
        foreach (TlsWay way in Ways.Select(row => row.Data))
        {
            using var server = new TlsServer(Root.Issue(name), address: IPAddress.Parse(host));
            ConnectionTlsException? error =
                await TlsClient.FindErrorAsync(way, TlsClient.Connect("http", host, server.Port, ("ssl_ca_cert", Root.Pem)));

            Assert.Equal(isAccepted ? null : ConnectionTlsReason.OtherHost, error?.Reason);
            if (error is not null) Assert.Equal((host, server.Port), (error.Host, error.Port));
        }
    }

    [Theory]
    [InlineData("a.db.example", true)]
    [InlineData("a.b.db.example", false)]
    [InlineData("db.example", false)]
    public async Task Wildcard_StandsForOneLabel(string serverName, bool isAccepted)
    {
        using var server = new TlsServer(Root.Issue(["*.db.example"], [ForServers]));
        foreach (TlsWay way in Ways.Select(row => row.Data))
        {
            Connection connection = TlsClient.Connect("http", "localhost", server.Port, ("ssl_ca_cert", Root.Pem),
                ("ssl_server_name", serverName));

            Assert.Equal(isAccepted ? null : ConnectionTlsReason.OtherHost, (await TlsClient.FindErrorAsync(way, connection))?.Reason);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task SeveralProblems_AreAllNamed_TheMostTellingFirst(TlsWay way)
    {
        await AssertErrorAsync(
            way, Root.Issue("db.example", Past.AddMonths(-1), Past), ConnectionTlsReason.OtherHost,
            "to one. Also, the server's certificate expired on 2024-03-31 12:00 UTC");
        await AssertErrorAsync(
            way, TestAuthority.CreateSelfSigned("db.example", Past.AddMonths(-1), Past), ConnectionTlsReason.SelfSignedCertificate,
            "put it into ssl_ca_cert. Also, the server's certificate is for 'db.example', not for 'localhost'");
    }

    private static async Task AssertErrorAsync(
        TlsWay way, X509Certificate2 certificate, ConnectionTlsReason? reason = ConnectionTlsReason.UnknownAuthority,
        string reasonText = "",
        string? authorities = null, X509Certificate2[]? intermediates = null)
    {
        using var server = new TlsServer(certificate, intermediates: intermediates);
        (string, string)[] extras = authorities is "" ? [] : [("ssl_ca_cert", authorities ?? Root.Pem)];

        ConnectionTlsException? error = await TlsClient.FindErrorAsync(way, TlsClient.Connect("http", "localhost", server.Port, extras));

        Assert.Equal(reason, error?.Reason);
        Assert.Contains(reasonText, error?.Message ?? "", StringComparison.Ordinal);
    }
}
