using System.Diagnostics;
using System.Globalization;
using Fairlead.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.Options;

namespace Fairlead.Benchmarks;

/// <summary>
/// What the runtime costs besides resolving: start-up, secret files, watched mounts and redaction, each against what one would use instead.
/// </summary>
internal static class RuntimeCosts
{
    private const int Connections = 1000;
    private const int Mounts = 2000;
    private const int Turns = 25;

    public static void Run()
    {
        var table = new MarkdownTable("what", "ours", "instead", "ratio");
        AddStartup(table);
        AddFile(table);
        AddRedaction(table);
        AddMounts(table);
        table.Write(Console.Out);
    }

    private static void AddStartup(MarkdownTable table)
    {
        for (int i = 0; i < Connections; i++) Environment.SetEnvironmentVariable($"Startup__c{i}__Host", "h");
        for (int i = 0; i < Connections; i++) Environment.SetEnvironmentVariable($"FAIRLEAD_CONN_C{i}", "mysql://u:not-a-secret@h/d");
        var manifest = new ConnectionManifest
        {
            Connections = [.. Enumerable.Range(0, Connections)
                .Select(i => new ConnectionDefinition { Id = "c" + i.ToString(CultureInfo.InvariantCulture), ConnType = "mysql" })],
            Deployments = [],
        };
        string[] ids = [.. manifest.Connections.Select(connection => connection.Id)];

        double ours = Best(() =>
        {
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddFairlead().AddManifest(manifest);
            using ServiceProvider provider = services.BuildServiceProvider();
            provider.GetRequiredService<IConnectionResolver>().ValidateAsync(ids).GetAwaiter().GetResult();
        });
        double instead = Best(() =>
        {
            IConfigurationRoot configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            var services = new ServiceCollection();
            foreach (string id in ids) services.AddOptions<RuntimeBenchmark.OrdersDb>(id).Bind(configuration.GetSection("Startup:" + id));
            using ServiceProvider provider = services.BuildServiceProvider();
            IOptionsMonitor<RuntimeBenchmark.OrdersDb> options = provider.GetRequiredService<IOptionsMonitor<RuntimeBenchmark.OrdersDb>>();
            foreach (string id in ids) options.Get(id);
        });
        table.Add($"start with {Connections} connections from the environment, all resolved (ms); instead: that many options, bound",
            Milliseconds(ours), Milliseconds(instead), Ratio(ours, instead));
    }

    private static void AddFile(MarkdownTable table)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "postgres://etl:not-a-secret@orders.internal:5432/orders");
        double ours = Best(() => Backends.FileText.Read(path), repeat: 2000);
        double instead = Best(() => File.ReadAllText(path), repeat: 2000);
        table.Add("read a secret file (µs); instead: File.ReadAllText", Microseconds(ours), Microseconds(instead), Ratio(ours, instead));

        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults().AddSecretFiles(Path.GetDirectoryName(path)!)
            .Configure(static options => options.RefreshInterval = TimeSpan.Zero);
        using ServiceProvider provider = services.BuildServiceProvider();
        IConnectionResolver resolver = provider.GetRequiredService<IConnectionResolver>();
        string id = Path.GetFileName(path);
        double resolved = Best(() => resolver.RefreshAsync(id).AsTask().GetAwaiter().GetResult(), repeat: 500);
        table.Add("resolve a connection from a secret file, cold (µs); instead: File.ReadAllText", Microseconds(resolved),
            Microseconds(instead), Ratio(resolved, instead));
        File.Delete(path);
    }

    private static void AddRedaction(MarkdownTable table)
    {
        string[] secrets = [.. Enumerable.Range(0, 1000).Select(i => $"not-a-secret-{i * 7919:X8}-{i}")];
        var matcher = new Protection.SecretMatcher();
        foreach (string form in secrets.SelectMany(Protection.SecretForms.List)) matcher.Add(form);
        string text = string.Concat(Enumerable.Repeat("Order 4711 of customer Müller was imported. ", 5))[..200];
        double ours = Best(() => matcher.Mask(text), repeat: 5000);
        double instead = Best(() => secrets.Aggregate(text,
            static (masked, secret) => masked.Replace(secret, "***", StringComparison.Ordinal)), repeat: 50);
        table.Add("look for 1,000 secrets in 200 characters without one (µs); instead: string.Replace of each", Microseconds(ours),
            Microseconds(instead), Ratio(ours, instead));
    }

    private static void AddMounts(MarkdownTable table)
    {
        string root = Directory.CreateTempSubdirectory("fairlead-mounts-").FullName;
        for (int i = 0; i < Mounts; i++)
        {
            string version = Directory.CreateDirectory(Path.Combine(root, $"m{i}", "..v1")).FullName;
            File.WriteAllText(Path.Combine(version, "password"), "not-a-secret");
            Directory.CreateSymbolicLink(Path.Combine(root, $"m{i}", "..data"), "..v1");
            File.CreateSymbolicLink(Path.Combine(root, $"m{i}", "password"), "..data/password");
        }

        using var polling = new Backends.FilePolling(TimeProvider.System);
        List<IDisposable> watches =
        [
            .. Enumerable.Range(0, Mounts).Select(i =>
            {
                string file = Path.Combine(root, $"m{i}", "password");
                return new Backends.PollingChangeToken(() => Backends.FilePolling.GetVersion([file]), polling)
                    .RegisterChangeCallback(static _ => { }, null);
            }),
        ];
        double ours = MeasureShare(TimeSpan.FromSeconds(20));
        watches.ForEach(static watch => watch.Dispose());

        using var provider = new PhysicalFileProvider(root, ExclusionFilters.None) { UsePollingFileWatcher = true, UseActivePolling = true };
        List<IDisposable> others = [.. Enumerable.Range(0, Mounts)
            .Select(i => provider.Watch($"m{i}/password").RegisterChangeCallback(static _ => { }, null))];
        double instead = MeasureShare(TimeSpan.FromSeconds(20));
        others.ForEach(static watch => watch.Dispose());
        Directory.Delete(root, recursive: true);
        table.Add($"watch {Mounts} mounts (% of a core); instead: PhysicalFileProvider, polling", Percent(ours), Percent(instead),
            Ratio(ours, instead));
    }

    private static double MeasureShare(TimeSpan time)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        Thread.Sleep(time);
        process.Refresh();
        return (process.TotalProcessorTime - before) / time;
    }

    private static double Best(Action action, int repeat = 1)
    {
        double best = double.MaxValue;
        for (int turn = 0; turn < Turns; turn++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < repeat; i++) action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / repeat);
        }
        return best;
    }

    private static string Milliseconds(double microseconds) => (microseconds / 1000).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Microseconds(double microseconds) => microseconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Ratio(double ours, double instead) => (ours / instead).ToString("0.00", CultureInfo.InvariantCulture);
}
