using System.Data.Common;
using System.Diagnostics;
using Fairlead.Clients.Tests.Databases;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fairlead.Soak;

/// <summary>
/// Rotates user and password of a PostgreSQL server under the load of eight threads, in each of the ways, and prints a row of a table for
/// each.
/// </summary>
internal static class RotationRun
{
    private const int Threads = 8;

    public static async Task<int> RunAsync(int rotations)
    {
        await using RotatedPostgreSql server = await RotatedPostgreSql.StartAsync();
        Console.WriteLine("| rotation | rotations | seconds | opened | failed opens | ended sessions | lookups | pools | pools at once |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        int failures = 0;
        foreach (Rotation rotation in Enum.GetValues<Rotation>()) failures += await RunAsync(server, rotation, rotations);
        return failures == 0 ? 0 : 1;
    }

    private static async Task<int> RunAsync(RotatedPostgreSql server, Rotation rotation, int rotations)
    {
        RotatedLogin login = await RotatedLogin.CreateAsync("postgres", server);
        var pools = new CountedPools(NpgsqlFactory.Instance);
        ServiceCollection services = login.CreateServices();
        services.AddDbDataSource(RotatedLogin.ConnectionId, pools);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var load = new RotationLoad(provider.GetRequiredService<DbDataSource>(), "SELECT current_user", Threads, seed: 1);
        var watch = Stopwatch.StartNew();

        await load.RunAsync(rotations, _ => login.RotateAsync(rotation));

        int failed = load.FailedOpens.Count;
        Console.WriteLine(FormattableString.Invariant(
            $"| {rotation} | {rotations} | {watch.Elapsed.TotalSeconds:F0} | {load.Opened} | {failed} | {load.EndedCommands} ")
            + FormattableString.Invariant($"| {login.Reads} | {pools.Created} | {pools.MostAlive} |"));
        foreach (IGrouping<string, Exception> failure in load.FailedOpens.GroupBy(static e => e.GetType().Name + ": " + e.Message).Take(5))
            Console.Error.WriteLine($"{failure.Count()} times {failure.Key}\n{failure.First().StackTrace}");
        return failed;
    }
}
