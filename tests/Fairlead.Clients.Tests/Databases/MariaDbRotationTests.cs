using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;

namespace Fairlead.Clients.Tests.Databases;

/// <summary>The same data source on MariaDB.</summary>
public class MariaDbRotationTests
{
    [Fact]
    public async Task RotationsUnderLoad_NoOpenFails_AndNeverMoreThanTwoPools()
    {
        await using RotatedMariaDb server = await RotatedMariaDb.StartAsync(TestContext.Current.CancellationToken);
        RotatedLogin login = await RotatedLogin.CreateAsync("mysql", server);
        var pools = new CountedPools(MySqlConnectorFactory.Instance);
        ServiceCollection services = login.CreateServices();
        services.AddDbDataSource(RotatedLogin.ConnectionId, pools);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var source = provider.GetRequiredService<DbDataSource>();
        var load = new RotationLoad(source, "SELECT CURRENT_USER()", threads: 8, seed: 11);

        await load.RunAsync(30, i => login.RotateAsync((Rotation)(i % 3)));

        Assert.Empty(load.FailedOpens);
        Assert.InRange(pools.MostAlive, 1, 2);
        await using DbConnection opened = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.IsType<MySqlConnection>(opened);
    }
}
