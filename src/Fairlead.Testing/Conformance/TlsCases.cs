using static Fairlead.Testing.Conformance.ConformanceRun;

namespace Fairlead.Testing.Conformance;

/// <summary>What a backend does when it cannot be sure of the identity of its service.</summary>
internal static class TlsCases
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new("a service with a certificate of the given authority is found", BackendAbilities.Http | BackendAbilities.Certificates,
            TrustAsync),
        Refuse("an expired certificate is refused", static () => ProxyCertificate.Issue("localhost", -10 * Day, -Day)),
        Refuse("a certificate that is not yet valid is refused", static () => ProxyCertificate.Issue("localhost", Day, 10 * Day)),
        Refuse("a certificate for another host is refused", static () => ProxyCertificate.Issue("other.example", -Day, Day)),
        Refuse("a certificate of an unknown authority is refused",
            static () => ProxyCertificate.Issue("localhost", -Day, Day, isTrusted: false)),
        new("a service without TLS where TLS is expected is unavailable", BackendAbilities.Http, ExpectTlsAsync),
    ];

    private static async Task TrustAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        using ProxyCertificate certificate = ProxyCertificate.Issue("localhost", -Day, Day);
        FaultProxy proxy = await run.StartProxyAsync(certificate).ConfigureAwait(false);
        ExpectOutcome(await run.CreateBackend(proxy).FindAsync(id).ConfigureAwait(false), BackendOutcome.Found);
    }

    private static ConformanceCase Refuse(string name, Func<ProxyCertificate> issue) => new(name, BackendAbilities.Http, async run =>
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        using ProxyCertificate certificate = issue();
        FaultProxy proxy = await run.StartProxyAsync(certificate).ConfigureAwait(false);
        ExpectOutcome(await run.CreateBackend(proxy).FindAsync(id).ConfigureAwait(false), BackendOutcome.Unavailable);
        Expect(proxy.Requests == 0, "A request was sent to a server whose certificate is not trusted");
    });

    private static async Task ExpectTlsAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        FaultProxy proxy = await run.StartProxyAsync(certificate: null).ConfigureAwait(false);
        Uri address = new UriBuilder(proxy.Address) { Scheme = Uri.UriSchemeHttps }.Uri;
        ExpectOutcome(await run.CreateBackend(address: address).FindAsync(id).ConfigureAwait(false), BackendOutcome.Unavailable);
        Expect(proxy.Requests == 0, "A request was sent in clear text, although TLS was required");
    }
}
