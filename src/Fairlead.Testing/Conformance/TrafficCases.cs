using System.Globalization;
using static Fairlead.Testing.Conformance.ConformanceRun;

namespace Fairlead.Testing.Conformance;

/// <summary>How many requests a backend sends to its service.</summary>
internal static class TrafficCases
{
    /// <summary>For signing in and finding out the version of the service.</summary>
    private const int MostForSession = 5;

    public static IReadOnlyList<ConformanceCase> All { get; } =
    [
        new("a connection that is in the cache costs no request", BackendAbilities.Http, UseCacheAsync),
        new("connections cost a request each, and one session for all", BackendAbilities.Http, ReadManyAsync),
        new("a thousand lookups of one connection at the same time are one", BackendAbilities.Http, ReadAtOnceAsync),
    ];

    private static async Task UseCacheAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        IConnectionResolver resolver = run.CreateResolver(run.CreateBackend());
        await resolver.GetAsync(id, run.CancellationToken).ConfigureAwait(false);
        int before = run.Proxy.Requests;
        for (int i = 0; i < 1000; i++) await resolver.GetAsync(id, run.CancellationToken).ConfigureAwait(false);
        Expect(run.Proxy.Requests == before, "A get of a cached connection made a request");
    }

    private static async Task ReadManyAsync(ConformanceRun run)
    {
        const int Connections = 20;
        var ids = new List<string>();
        for (int i = 0; i < Connections; i++) ids.Add(await run.CreateConnectionAsync().ConfigureAwait(false));
        IConnectionResolver resolver = run.CreateResolver(run.CreateBackend());
        int before = run.Proxy.Requests;
        foreach (string id in ids) await resolver.GetAsync(id, run.CancellationToken).ConfigureAwait(false);
        int made = run.Proxy.Requests - before;
        Expect(
            made <= Connections + MostForSession,
            string.Create(CultureInfo.InvariantCulture,
                $"{Connections} connections took {made} requests, more than one each and {MostForSession} for the session"));
    }

    private static async Task ReadAtOnceAsync(ConformanceRun run)
    {
        string id = await run.CreateConnectionAsync().ConfigureAwait(false);
        IConnectionResolver resolver = run.CreateResolver(run.CreateBackend());
        int before = run.Proxy.Requests;
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => resolver.GetAsync(id, run.CancellationToken).AsTask()))
            .ConfigureAwait(false);
        int made = run.Proxy.Requests - before;
        Expect(made <= 1 + MostForSession,
            string.Create(CultureInfo.InvariantCulture, $"A thousand gets at the same time made {made} requests"));
    }
}
