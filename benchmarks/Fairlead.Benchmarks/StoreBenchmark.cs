using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Fairlead.Store;
using Fairlead.Store.Encryption;
using Fairlead.Store.Tests;
using Fairlead.TestServers;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fairlead.Benchmarks;

/// <summary>
/// The encrypted store against what one writes by hand: the same database without encryption and versions, and a file of ASP.NET's data
/// protection.
/// </summary>
internal static class StoreBenchmark
{
    private const int Connections = 1000;
    private const string Text = """{"conn_type":"postgres","host":"db.internal","login":"etl","password":"not-a-secret"}""";

    public static async Task RunAsync(Arguments arguments)
    {
        int turns = arguments.Number("runs", 5);
        var table = new MarkdownTable("what", "ours", "instead", "ratio");
        Environment.SetEnvironmentVariable("FAIRLEAD_STORE_KEY", StoreKey.CreateText());
        string folder = Directory.CreateTempSubdirectory("fairlead-benchmark-").FullName;
        string path = Path.Combine(folder, "store.db");
        var environment = new Dictionary<string, string> { ["STORE_PATH"] = path };
        using (var plain = new SqliteConnection($"Data Source={Path.Combine(folder, "plain.db")}"))
        {
            plain.Open();
            Execute(plain, "PRAGMA journal_mode = WAL");
            await MeasureAsync(
                table, "SQLite", turns, () => StoreBackend.Create(new StoreBackendOptions { Path = path }),
                () => new SqliteConnection(plain.ConnectionString), environment);
        }
        await AddDataProtectionAsync(table, turns, folder, path);
        await using PostgreSqlServer server = await PostgreSqlServer.StartAsync();
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(
            $"Host={server.Host};Port={server.Port};Database={server.Database};Username={server.UserName};Password={server.Password};Max Auto Prepare=20;Auto Prepare Min Usages=2");
        environment = new()
        {
            ["STORE_HOST"] = server.Host, ["STORE_PORT"] = server.Port.ToString(CultureInfo.InvariantCulture),
            ["STORE_USER"] = server.UserName,
            ["FAIRLEAD_STORE_PASSWORD"] = server.Password,
        };
        await MeasureAsync(
            table, "PostgreSQL", turns,
            () => StoreBackend.Create(new StoreBackendOptions
            {
                Host = server.Host, Port = server.Port, Database = server.Database, Username = server.UserName,
                Password = new Secret(server.Password),
            }),
            source.CreateConnection, environment);
        table.Write(Console.Out);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task MeasureAsync(
        MarkdownTable table, string name, int turns,
        Func<StoreBackend> open, Func<DbConnection> createPlain, Dictionary<string, string> environment)
    {
        await using StoreBackend store = open();
        await FillAsync(store, createPlain);
        int reads = name == "SQLite" ? 20_000 : 3_000;
        double ours = await BestAsync(turns, () => RepeatAsync(reads, i => ReadAsync(store, i)));
        double instead = await BestAsync(turns, () => RepeatAsync(reads, i => ReadPlainAsync(createPlain, i)));
        table.Add($"{name}: reads a second, one at a time; instead: SELECT of plain text", Count(reads / ours), Count(reads / instead),
            Ratio(instead, ours));
        ours = await BestAsync(turns, () => RunTogetherAsync(reads, i => ReadAsync(store, i)));
        instead = await BestAsync(turns, () => RunTogetherAsync(reads, i => ReadPlainAsync(createPlain, i)));
        table.Add($"{name}: reads a second, eight at a time; instead: the same", Count(reads / ours), Count(reads / instead),
            Ratio(instead, ours));
        await AddStartAsync(table, name, turns, open, createPlain);
        await AddWritesAsync(table, name, turns, store, createPlain);
        await AddLatencyAsync(table, name, store, environment);
        AddWatch(table, name);
    }

    private static async Task FillAsync(StoreBackend store, Func<DbConnection> createPlain)
    {
        await using DbConnection plain = createPlain();
        await plain.OpenAsync();
        Execute(plain, "CREATE TABLE plain (id text PRIMARY KEY, value text NOT NULL)");
        for (int i = 0; i < Connections; i++)
        {
            await WriteAsync(store, $"c{i}", null);
            Execute(plain, $"INSERT INTO plain VALUES ('c{i}', '{Text}')");
        }
    }

    private static async Task AddStartAsync(
        MarkdownTable table, string name, int turns, Func<StoreBackend> open, Func<DbConnection> createPlain)
    {
        string[] ids = [.. Enumerable.Range(0, Connections).Select(static i => $"c{i}")];
        int calls = 0;
        double ours = await BestAsync(turns, async () =>
        {
            await using StoreBackend store = open();
            var counted = new CountedBackend(store);
            var services = new ServiceCollection();
            services.AddFairlead().ClearDefaults().AddBackend(counted);
            await using ServiceProvider program = services.BuildServiceProvider();
            var resolver = program.GetRequiredService<IConnectionResolver>();
            await resolver.ValidateAsync(ids);
            calls = counted.Calls;
            foreach (string id in ids) await resolver.GetAsync(id);
            if (counted.Calls != calls) throw new InvalidOperationException("A warm lookup asked the store");
        });
        double instead = await BestAsync(turns, () => RepeatAsync(Connections, i => ReadPlainAsync(createPlain, i)));
        table.Add(
            string.Create(CultureInfo.InvariantCulture,
                $"{name}: start with {Connections} connections, all resolved, in {calls} statements (ms); instead: a SELECT each"),
            Milliseconds(ours), Milliseconds(instead), Ratio(ours, instead));
    }

    private static async Task AddWritesAsync(
        MarkdownTable table, string name, int turns, StoreBackend store, Func<DbConnection> createPlain)
    {
        const int Writes = 200;
        string? version = "1";
        double ours =
            await BestAsync(turns, () => RepeatAsync(Writes, async _ => version = (await WriteAsync(store, "c0", version)).Version));
        double instead = await BestAsync(turns, () => RepeatAsync(Writes, async i =>
        {
            await using DbConnection plain = createPlain();
            await plain.OpenAsync();
            Execute(plain, (name == "SQLite" ? "PRAGMA synchronous = FULL; " : "")
                + $"UPDATE plain SET value = '{Text} {i}' WHERE id = 'c0'");
        }));
        table.Add($"{name}: writes a second; instead: UPDATE without history, audit and check of the version", Count(Writes / ours),
            Count(Writes / instead), Ratio(instead, ours));
    }

    private static async Task AddLatencyAsync(MarkdownTable table, string name, StoreBackend store, Dictionary<string, string> environment)
    {
        using Worker writer = Worker.Start(environment, ["obey"]);
        await writer.Started;
        var times = new List<double>();
        for (int i = 0; i < 60; i++)
        {
            string id = $"c{10 + i}";
            BackendAnswer answer = await store.FindAsync(new BackendRequest(id), CancellationToken.None);
            var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            answer.ChangeToken!.RegisterChangeCallback(_ => heard.TrySetResult(), null);
            await Task.Delay(Random.Shared.Next(300));
            long start = Stopwatch.GetTimestamp();
            await writer.SendAsync(id);
            await heard.Task;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        await writer.KillAsync();
        times.Sort();
        table.Add(
            $"{name}: another process is told to write, until this one hears of it, median and longest of {times.Count} (ms)",
            string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2]:0}, {times[^1]:0}"), "", "");
    }

    private static void AddWatch(MarkdownTable table, string name)
    {
        using var process = Process.GetCurrentProcess();
        var time = TimeSpan.FromSeconds(20);
        TimeSpan before = process.TotalProcessorTime;
        Thread.Sleep(time);
        process.Refresh();
        table.Add($"{name}: watching for changes (% of a core)",
            ((process.TotalProcessorTime - before) / time * 100).ToString("0.00", CultureInfo.InvariantCulture), "", "");
    }

    private static async Task AddDataProtectionAsync(MarkdownTable table, int turns, string folder, string path)
    {
        const int Reads = 20_000;
        IDataProtector protector =
            DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(folder, "keys"))).CreateProtector("connections");
        string file = Path.Combine(folder, "protected");
        await File.WriteAllTextAsync(file, protector.Protect(Text));
        await using StoreBackend store = StoreBackend.Create(new StoreBackendOptions { Path = path });
        double ours = await BestAsync(turns, () => RepeatAsync(Reads, i => ReadAsync(store, i)));
        double instead = await BestAsync(turns, () => RepeatAsync(Reads, _ =>
        {
            protector.Unprotect(File.ReadAllText(file));
            return Task.CompletedTask;
        }));
        table.Add("SQLite: the same reads; instead: a file with ASP.NET's data protection each", Count(Reads / ours),
            Count(Reads / instead), Ratio(instead, ours));
    }

    private static async Task ReadAsync(StoreBackend store, int i)
    {
        BackendAnswer answer = await store.FindAsync(new BackendRequest($"c{i % Connections}"), CancellationToken.None);
        if (answer.Outcome != BackendOutcome.Found) throw new InvalidOperationException(answer.Reason);
    }

    private static async Task ReadPlainAsync(Func<DbConnection> createPlain, int i)
    {
        await using DbConnection plain = createPlain();
        await plain.OpenAsync();
        await using DbCommand command = plain.CreateCommand();
        command.CommandText = "SELECT value FROM plain WHERE id = @id";
        DbParameter id = command.CreateParameter();
        (id.ParameterName, id.Value) = ("@id", $"c{i % Connections}");
        command.Parameters.Add(id);
        if (await command.ExecuteScalarAsync() is not string) throw new InvalidOperationException();
    }

    private static async Task<BackendWriteResult> WriteAsync(StoreBackend store, string id, string? version)
    {
        var fields = new Dictionary<string, Secret>
        {
            ["conn_type"] = new("postgres"), ["host"] = new("db.internal"), ["login"] = new("etl"), ["password"] = new("not-a-secret"),
        };
        BackendWriteResult result =
            await store.WriteAsync(new BackendWrite(new BackendRequest(id), fields, version), CancellationToken.None);
        return result.Outcome == BackendWriteOutcome.Succeeded ? result : throw new InvalidOperationException(result.Reason);
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task RepeatAsync(int count, Func<int, Task> run)
    {
        for (int i = 0; i < count; i++) await run(i);
    }

    private static Task RunTogetherAsync(int count, Func<int, Task> run) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => await run(i));

    /// <summary>The best of some turns, in seconds, after one that does not count.</summary>
    private static async Task<double> BestAsync(int turns, Func<Task> run)
    {
        double best = double.MaxValue;
        for (int turn = -1; turn < turns; turn++)
        {
            long start = Stopwatch.GetTimestamp();
            await run();
            if (turn >= 0) best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return best;
    }

    private static string Count(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Milliseconds(double seconds) => (seconds * 1000).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Ratio(double ours, double instead) => (ours / instead).ToString("0.00", CultureInfo.InvariantCulture);
}
