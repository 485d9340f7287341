using static Fairlead.Tests.ConnectionTests.Tester;

namespace Fairlead.Tests.ConnectionTests;

/// <summary>Connection tests against real mail, directory, file and shell servers, and web services.</summary>
public class HostServerTests
{
    private static readonly TestAuthority Authority = new("Test authority");

    private static readonly (string, object) KnownAuthority = ("ssl_ca_cert", Authority.Pem);

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Smtp_SignsInWithTheRightPasswordOnly(bool implicitTls)
    {
        await using SmtpServer server = await SmtpServer.StartAsync(Authority.IssueForLoopback(), implicitTls, CancellationToken);
        string steps = implicitTls ? "dns+ tcp+ tls+ greeting+" : "dns+ tcp+ greeting+ tls+";
        (string, object)[] extras = [KnownAuthority, ("disable_ssl", !implicitTls)];

        AssertSteps(
            steps + " sign-in+", await TestAsync(Create("smtp", server.Host, server.Port, server.UserName, server.Password, null, extras)));
        AssertSteps(
            steps + " sign-in-", await TestAsync(Create("smtp", server.Host, server.Port, server.UserName, WrongPassword, null, extras)));
        AssertSteps(steps + " sign-in?", await TestAsync(Create("smtp", server.Host, server.Port, null, null, null, extras)));
    }

    [Fact]
    public async Task Smtp_ServerWithoutTls_GetsNoPassword()
    {
        await using SmtpServer server = await SmtpServer.StartAsync(cancellationToken: CancellationToken);

        AssertSteps("dns+ tcp+ greeting+ tls-", await Test(("disable_ssl", true)));
        AssertSteps("dns+ tcp+ greeting+ sign-in?", await Test(("disable_ssl", true), ("disable_tls", true)));

        Task<ConnectionTestResult> Test(params (string, object)[] extras) =>
            TestAsync(Create("smtp", server.Host, server.Port, server.UserName, server.Password, null, extras));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ldap_SignsInWithTheRightPasswordOnly(bool startTls)
    {
        await using OpenLdapServer server = await OpenLdapServer.StartAsync(Authority.IssueForLoopback(), CancellationToken);

        ConnectionTestResult result = await Test(server.UserName, server.Password);
        AssertSteps("dns+ tcp+ tls+ greeting+ sign-in+", result);
        AssertDetail("LDAP 3", result, "greeting");
        result = await Test(server.UserName, WrongPassword);
        AssertSteps("dns+ tcp+ tls+ greeting+ sign-in-", result);
        AssertDetail("(49)", result, "sign-in");
        AssertSteps("dns+ tcp+ tls+ greeting+ sign-in-", await Test("not a name", server.Password));

        Task<ConnectionTestResult> Test(string login, string password) => TestAsync(Create(
            "ldap", server.Host, startTls ? server.Port : server.TlsPort, login, password, server.BaseName,
            KnownAuthority, ("start_tls", startTls)));
    }

    [Fact]
    public async Task Ldap_ServerWithoutTls_GetsNoPassword()
    {
        await using OpenLdapServer server = await OpenLdapServer.StartAsync(cancellationToken: CancellationToken);

        AssertSteps("dns+ tcp+ tls-", await Test(("start_tls", true)));
        AssertSteps("dns+ tcp+ greeting+ sign-in?", await Test(("ssl", false)));

        Task<ConnectionTestResult> Test(params (string, object)[] extras) =>
            TestAsync(Create("ldap", server.Host, server.Port, server.UserName, server.Password, null, extras));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ftp_SignsInWithTheRightPasswordOnly(bool tls)
    {
        await using FtpServer server = await FtpServer.StartAsync(tls ? Authority.IssueForLoopback() : null, CancellationToken);
        string steps = tls ? "dns+ tcp+ greeting+ tls+" : "dns+ tcp+ greeting+";
        (string, object) extra = tls ? KnownAuthority : ("ssl", false);

        AssertSteps(
            steps + " sign-in+", await TestAsync(Create("ftp", server.Host, server.Port, server.UserName, server.Password, null, extra)));
        AssertSteps(
            steps + " sign-in-", await TestAsync(Create("ftp", server.Host, server.Port, server.UserName, WrongPassword, null, extra)));
    }

    [Fact]
    public async Task Ftp_ServerWithoutTls_IsRefused()
    {
        await using FtpServer server = await FtpServer.StartAsync(cancellationToken: CancellationToken);

        AssertSteps("dns+ tcp+ greeting+ tls-", await TestAsync(Create("ftp", server.Host, server.Port, server.UserName, server.Password)));
    }

    [Fact]
    public async Task Ssh_NamesItsVersion()
    {
        await using SshServer server = await SshServer.StartAsync(CancellationToken);
        foreach (string type in new[] { "ssh", "sftp" })
        {
            ConnectionTestResult result = await TestAsync(Create(type, server.Host, server.Port, server.UserName, WrongPassword));

            AssertSteps("dns+ tcp+ greeting+ sign-in?", result);
            AssertDetail("SSH-2.0-OpenSSH", result, "greeting");
        }
    }

    [Fact]
    public async Task Http_HasAStatus()
    {
        await using OpenIdServer server = await OpenIdServer.StartAsync(Authority.IssueForLoopback(), CancellationToken);
        ConnectionTestResult result = await TestAsync(new Connection
        {
            Id = "orders", ConnType = "https", Host = server.Issuer + ".well-known/openid-configuration",
            Extra = Create("https", "unused", 0, extras: KnownAuthority).Extra,
        });

        AssertSteps("dns+ tcp+ tls+ greeting+ sign-in?", result);
        AssertDetail("HTTP status 200", result, "greeting");
    }

    [Fact]
    public async Task Aws_IsTestedAtItsEndpoint()
    {
        await using MotoServer server = await MotoServer.StartAsync(cancellationToken: CancellationToken);
        ConnectionTestResult result = await TestAsync(new Connection
        {
            Id = "orders", ConnType = "aws", Login = "fake", Password = new Secret(WrongPassword),
            Extra = ConnectionExtra.Parse("orders", $$"""{"endpoint_url": "{{server.Address}}"}"""),
        });

        AssertSteps("dns+ tcp+ greeting+ sign-in?", result);
    }
}
