using Microsoft.Extensions.Hosting;

namespace LegacyImport;

/// <summary>A step whose partner is written into it: staging asks the same one as production.</summary>
internal sealed class RatesRefresh : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri("https://rates.partner.io") };
        await client.GetStringAsync("/latest", stoppingToken);
    }
}
