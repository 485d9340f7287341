using Fairlead;
using LegacyImport;
using Microsoft.Extensions.DependencyInjection;

// The nightly import as it grew over ten years. It prints its plan; nothing here opens a connection by itself.
var services = new ServiceCollection();
services.AddFairlead().AddConnections();
await using ServiceProvider provider = services.BuildServiceProvider();
var import = new NightlyImport(provider.GetRequiredService<IConnectionResolver>());

Console.WriteLine("Nightly import would");
Console.WriteLine($"  read prices from {PriceFeed.PricesAddress.Host} and rates from {PriceFeed.RatesAddress("eu").Host}");
Console.WriteLine($"  archive to the bucket '{ArchiveUpload.Bucket}'");
Console.WriteLine($"  charge through the gateway, version {Billing.ApiVersion}");
Console.WriteLine($"  tell '{Notifications.Channel}' how it went");
Console.WriteLine($"  load {string.Join(", ", import.Steps)}");
