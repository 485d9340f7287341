using System.Net.Sockets;

namespace ConnectionProbe;

/// <summary>Knocks at every server that the program is configured for, and says which of them answer.</summary>
internal sealed class Probe(Connections connections)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<bool> RunAsync(TextWriter output)
    {
        OrdersDbConnection orders = await connections.OrdersDb.GetAsync();
        SessionCacheConnection sessions = await connections.SessionCache.GetAsync();
        PartnerApiConnection partner = await connections.PartnerApi.GetAsync();
        LedgerConnection? ledger = await connections.Ledger.TryGetAsync();

        bool allAnswer = true;
        await TryAsync(Connections.Ids.OrdersDb, $"{orders.Username}@{orders.Host}:{orders.Port}/{orders.Database}, {orders.SslMode}", orders.Host, orders.Port);
        await TryAsync(Connections.Ids.SessionCache, $"{sessions.ToUri()}", sessions.Host, sessions.Port ?? 6379);
        if (ledger is not null) await TryAsync(Connections.Ids.Ledger, $"{ledger.Server}, {ledger.Encrypt}", ledger.Server, ledger.Port ?? 1433);
        using var client = new HttpClient(partner.CreateHttpMessageHandler()) { BaseAddress = partner.ToUri(), Timeout = partner.ProbeTimeout };
        foreach (string path in partner.ProbePaths)
        {
            var address = new Uri(partner.ToUri(), path);
            await ReportAsync(Connections.Ids.PartnerApi, $"{address}", async () => (await client.GetAsync(address)).EnsureSuccessStatusCode());
        }
        return allAnswer;

        Task TryAsync(string id, string what, string host, int port) => ReportAsync(id, what, async () =>
        {
            using var patience = new CancellationTokenSource(Patience);
            using var socket = new TcpClient();
            await socket.ConnectAsync(host, port, patience.Token);
        });

        async Task ReportAsync(string id, string what, Func<Task> attempt)
        {
            string answer = "answers";
            try
            {
                await attempt();
            }
            catch (Exception exception) when (exception is SocketException or HttpRequestException or OperationCanceledException)
            {
                answer = "does not answer";
                allAnswer = false;
            }
            await output.WriteLineAsync($"{id,-14} {answer,-16} {what}");
        }
    }
}
