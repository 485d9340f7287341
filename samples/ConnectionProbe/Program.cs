using ConnectionProbe;
using Fairlead;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddFairlead().AddEnvironmentVariables().AddConnections();
services.AddSingleton<Probe>();
await using ServiceProvider provider = services.BuildServiceProvider();

try
{
    return await provider.GetRequiredService<Probe>().RunAsync(Console.Out) ? 0 : 1;
}
catch (ConnectionResolutionException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}
