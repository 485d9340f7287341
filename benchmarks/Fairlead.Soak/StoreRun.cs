using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Fairlead.Store;
using Fairlead.Store.Tests;
using Fairlead.TestServers;
using Microsoft.Data.Sqlite;

namespace Fairlead.Soak;

/// <summary>
/// Kills writers of the encrypted store, and PostgreSQL itself, and looks after each whether everything that was acknowledged is there,
/// whole and once.
/// </summary>
internal static class StoreRun
{
    private const int KillsBetweenEndedSessions = 10;
    private const int KillsBetweenCrashes = 50;

    /// <param name="kills">How many writers are killed in each database.</param>
    /// <param name="database"><c>sqlite</c> or <c>postgresql</c>; null for both.</param>
    public static async Task<int> RunAsync(int kills, string? database)
    {
        Console.WriteLine(
            "| store | writers killed | sessions ended | server crashes | seconds | writes acknowledged | lost, torn or doubled |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        if (database is null or "sqlite") await RunSqliteAsync(kills);
        if (database is null or "postgresql") await RunPostgreSqlAsync(kills);
        return 0;
    }

    private static async Task RunSqliteAsync(int kills)
    {
        string folder = Directory.CreateTempSubdirectory("fairlead-soak-").FullName;
        string path = Path.Combine(folder, "store.db"), key = CreateKey();
        Environment.SetEnvironmentVariable("FAIRLEAD_STORE_KEY", key);
        var run = new KillRun(
            () => StoreBackend.Create(new StoreBackendOptions { Path = path, Timeout = TimeSpan.FromSeconds(60) }),
            new() { ["STORE_PATH"] = path, ["FAIRLEAD_STORE_KEY"] = key });
        await RunAsync("SQLite", run, kills, null, static () => (0, 0));
        await using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await connection.OpenAsync();
            await using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            if (await command.ExecuteScalarAsync() is not "ok") throw new InvalidOperationException("The file is damaged");
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task RunPostgreSqlAsync(int kills)
    {
        await using PostgreSqlServer server = await PostgreSqlServer.StartAsync();
        string key = CreateKey();
        Environment.SetEnvironmentVariable("FAIRLEAD_STORE_KEY", key);
        int ended = 0, crashes = 0;
        var run = new KillRun(
            () => StoreBackend.Create(new StoreBackendOptions
            {
                Host = server.Host, Port = server.Port, Database = server.Database, Username = server.UserName,
                Password = new Secret(server.Password),
                Timeout = TimeSpan.FromSeconds(60),
            }),
            new()
            {
                ["STORE_HOST"] = server.Host, ["STORE_PORT"] = server.Port.ToString(CultureInfo.InvariantCulture),
                ["STORE_USER"] = server.UserName,
                ["FAIRLEAD_STORE_PASSWORD"] = server.Password, ["FAIRLEAD_STORE_KEY"] = key,
            });
        await RunAsync("PostgreSQL", run, kills, DisturbAsync, () => (ended, crashes));

        async Task DisturbAsync(int kill)
        {
            if (kill % KillsBetweenCrashes == 0)
            {
                await server.CrashAsync();
                crashes++;
            }
            else if (kill % KillsBetweenEndedSessions == 0)
            {
                ended += int.Parse(
                    await server.ExecuteAsync(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'Fairlead.Store'"),
                    CultureInfo.InvariantCulture);
            }
        }
    }

    private static async Task RunAsync(
        string name, KillRun run, int kills, Func<int, Task>? disturbAsync, Func<(int Ended, int Crashes)> count)
    {
        long start = Stopwatch.GetTimestamp();
        await run.RunAsync(kills, disturbAsync);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {run.Kills} | {count().Ended} | {count().Crashes} | {Stopwatch.GetElapsedTime(start).TotalSeconds:0} "
            + $"| {run.Writes} | 0 |"));
    }

    private static string CreateKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
