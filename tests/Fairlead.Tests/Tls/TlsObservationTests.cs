using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Fairlead.Tests.TestInfrastructure;
using Fairlead.Tls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fairlead.Tests.Tls;

/// <summary>What handshakes of resolved connections show, in the log and for metrics.</summary>
public sealed class TlsObservationTests : IDisposable
{
    private static readonly TestAuthority Authority = new("Own authority");

    private readonly RecordedLog _log = new();
    private readonly FakeEnvironment _environment = new();
    private readonly ServiceProvider _services;

    public TlsObservationTests()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(_log));
        services.AddSingleton<Fairlead.Backends.IEnvironmentVariables>(_environment);
        services.AddFairlead().AddEnvironmentVariables();
        services.Configure<FairleadOptions>(options => options.CertificateWarningPeriod = TimeSpan.FromDays(25));
        _services = services.BuildServiceProvider();
    }

    private TlsObservations Observations => _services.GetRequiredService<TlsObservations>();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task CertificateThatEndsSoon_IsWarnedOfOnce()
    {
        DateTimeOffset end = DateTimeOffset.UtcNow.AddDays(10);
        using X509Certificate2 client = Authority.Issue("etl", notAfter: end),
        certificate = Authority.Issue("localhost", notAfter: end.AddDays(5));
        using var server = new TlsServer(certificate);
        Connection connection = Resolve(server.Port, ("ssl_cert", client.ExportCertificatePem()),
            ("ssl_key", TestAuthority.KeyPem(client)));

        foreach (TlsWay way in (TlsWay[])[TlsWay.Http, TlsWay.Options, TlsWay.Stream, TlsWay.Http])
            Assert.Null(await TlsClient.FindErrorAsync(way, connection));

        Assert.Equal(2, _log.Text.Split("\n")
            .Count(line => line.Contains(" certificate of connection 'partner_api' ends on ", StringComparison.Ordinal)));
        Assert.Contains("Warning 20 The client certificate of connection 'partner_api' ends on ", _log.Text, StringComparison.Ordinal);
        Assert.Contains("Warning 20 The server's certificate of connection 'partner_api' ends on ", _log.Text, StringComparison.Ordinal);
        Assert.Equal([(false, certificate.Thumbprint), (true, client.Thumbprint)], Observations.Certificates
            .OrderBy(observed => observed.IsOwn).Select(observed => (observed.IsOwn, observed.Thumbprint)));
        Assert.True(Observations.Protocols["partner_api"] is SslProtocols.Tls12 or SslProtocols.Tls13);
    }

    [Fact]
    public async Task CertificateThatEndsLater_IsNoNews()
    {
        using var server = new TlsServer(Authority.Issue("localhost"));

        Assert.Null(await TlsClient.FindErrorAsync(TlsWay.Http, Resolve(server.Port)));

        Assert.DoesNotContain("ends on", _log.Text, StringComparison.Ordinal);
        Assert.Equal(29, (int)(Assert.Single(Observations.Certificates).NotAfter - DateTimeOffset.UtcNow).TotalDays);
    }

    [Fact]
    public async Task Failures_AreCountedByReason()
    {
        using var server = new TlsServer(Authority.Issue("db.example"));
        Connection connection = Resolve(server.Port);

        foreach (TlsWay way in Enum.GetValues<TlsWay>()) Assert.NotNull(await TlsClient.FindErrorAsync(way, connection));

        Assert.Equal(4, Assert.Single(Observations.Failures, failure => failure.Key == ("partner_api", ConnectionTlsReason.OtherHost))
            .Value);
    }

    private Connection Resolve(int port, params (string Name, string Value)[] extras)
    {
        Dictionary<string, string> extra =
            new(extras.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))) { ["ssl_ca_cert"] = Authority.Pem };
        _environment["FAIRLEAD_CONN_PARTNER_API"] = JsonSerializer.Serialize(new { conn_type = "http", host = "localhost", port, extra });
        return _services.GetRequiredService<IConnectionResolver>().Get("partner_api");
    }
}
