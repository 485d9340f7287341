using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Perfolizer.Horology;

namespace Fairlead.Benchmarks;

/// <summary>
/// What a resolve costs, against binding the same fields with Microsoft.Extensions.Configuration and Options: remembered (nearly every
/// call of a running program) and cold (the first call, or the first after a refresh). Everything comes from environment variables.
/// </summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class RuntimeBenchmark
{
    private const string Remembered = "remembered";
    private const string Cold = "cold";

    // Among many short iterations some are not disturbed by what else the machine does, and those are reported.
    private static readonly Job ManyShortIterations = Job.Default
        .WithToolchain(InProcessEmitToolchain.Instance)
        .WithWarmupCount(150)
        .WithIterationCount(100)
        .WithIterationTime(TimeInterval.FromMilliseconds(10));

    private ServiceProvider _services = null!;
    private IConfigurationRoot _configuration = null!;
    private IOptionsMonitor<OrdersDb> _options = null!;
    private IOptionsMonitorCache<OrdersDb> _optionsCache = null!;
    private IConnectionResolver _resolver = null!;
    private ConnectionAccessor<OrdersDb> _orders = null!;

    public static void Run()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(ManyShortIterations)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance);
        Write(BenchmarkRunner.Run<RuntimeBenchmark>(config));
    }

    [GlobalSetup]
    public void SetUp()
    {
        SetEnvironment("FAIRLEAD_CONN_ORDERS_DB", "postgres://etl:not-a-secret@orders.internal:5432/orders?sslmode=verify-full");
        foreach (var (field, value) in new[] { ("Host", "orders.internal"), ("Port", "5432"), ("Login", "etl"), ("Password", "not-a-secret"), ("Schema", "orders") })
        {
            SetEnvironment($"FAIRLEAD_CONN_ORDERS_DB_FIELDS__{field.ToUpperInvariant()}", value);
            SetEnvironment($"Connections__orders_db__{field}", value);
        }

        SetEnvironment("FAIRLEAD_CONN_ORDERS_DB_FIELDS__CONN_TYPE", "postgres");
        SetEnvironment("FAIRLEAD_CONN_ORDERS_DB_FIELDS__EXTRA__SSLMODE", "verify-full");
        SetEnvironment("Connections__orders_db__SslMode", "verify-full");

        _configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(_configuration);
        services.AddLogging();
        services.AddOptions<OrdersDb>().Bind(_configuration.GetSection("Connections:orders_db"));
        services.AddFairlead().ClearDefaults().AddEnvironmentVariables().Configure(static options => options.RefreshInterval = TimeSpan.Zero);

        _services = services.BuildServiceProvider();
        _options = _services.GetRequiredService<IOptionsMonitor<OrdersDb>>();
        _optionsCache = _services.GetRequiredService<IOptionsMonitorCache<OrdersDb>>();
        _resolver = _services.GetRequiredService<IConnectionResolver>();
        _orders = new ConnectionAccessor<OrdersDb>("orders_db", _resolver, OrdersDb.From);
    }

    [GlobalCleanup]
    public void CleanUp() => _services.Dispose();

    [Benchmark(Baseline = true, Description = "IOptionsMonitor.CurrentValue"), BenchmarkCategory(Remembered)]
    public OrdersDb OptionsMonitor() => _options.CurrentValue;

    [Benchmark(Description = "IConfiguration.GetSection().Get<T>() each time"), BenchmarkCategory(Remembered)]
    public OrdersDb? BindEachTime() => _configuration.GetSection("Connections:orders_db").Get<OrdersDb>();

    [Benchmark(Description = "accessor.Get()"), BenchmarkCategory(Remembered)]
    public OrdersDb AccessorGet() => _orders.Get();

    [Benchmark(Description = "await accessor.GetAsync()"), BenchmarkCategory(Remembered)]
    public ValueTask<OrdersDb> AccessorGetAsync() => _orders.GetAsync();

    [Benchmark(Description = "resolver.Get(id)"), BenchmarkCategory(Remembered)]
    public Connection ResolverGet() => _resolver.Get("orders_db");

    [Benchmark(Baseline = true, Description = "IConfiguration.GetSection().Get<T>()"), BenchmarkCategory(Cold)]
    public OrdersDb? Bind() => _configuration.GetSection("Connections:orders_db").Get<OrdersDb>();

    [Benchmark(Description = "IConfigurationRoot.Reload(), then the same"), BenchmarkCategory(Cold)]
    public OrdersDb? ReloadAndBind()
    {
        _configuration.Reload();
        return Bind();
    }

    [Benchmark(Description = "IOptionsMonitor, value forgotten"), BenchmarkCategory(Cold)]
    public OrdersDb OptionsMonitorForgotten()
    {
        _optionsCache.TryRemove(Options.DefaultName);
        return _options.CurrentValue;
    }

    [Benchmark(Description = "RefreshAsync(), one URI variable"), BenchmarkCategory(Cold)]
    public Connection ResolveUri() => ResolveCold("orders_db");

    [Benchmark(Description = "RefreshAsync(), a variable per field"), BenchmarkCategory(Cold)]
    public Connection ResolveFields() => ResolveCold("orders_db_fields");

    /// <summary>The environment answers at once, so that the refresh has ended.</summary>
    private Connection ResolveCold(string id) => _resolver.RefreshAsync(id).Result;

    private static void SetEnvironment(string name, string value) => Environment.SetEnvironmentVariable(name, value);

    private static void Write(Summary summary)
    {
        foreach (var group in summary.Reports.GroupBy(report => report.BenchmarkCase.Descriptor.Categories[0]).Reverse())
        {
            var baseline = group.Single(report => summary.IsBaseline(report.BenchmarkCase)).ResultStatistics!.Min;
            var table = new MarkdownTable(group.Key, "best", "(median)", "ratio", "allocated");
            foreach (var report in group)
            {
                var statistics = report.ResultStatistics!;
                table.Add(
                    report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                    Nanoseconds(statistics.Min),
                    Nanoseconds(statistics.Median),
                    (statistics.Min / baseline).ToString("0.00", CultureInfo.InvariantCulture),
                    string.Create(CultureInfo.InvariantCulture, $"{report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase):#,0} B"));
            }

            table.Write(Console.Out);
        }
    }

    private static string Nanoseconds(double time) => time.ToString("#,0.0", CultureInfo.InvariantCulture) + " ns";

    /// <summary>The fields that a program uses, as a class that both sides fill.</summary>
    public sealed class OrdersDb
    {
        public string? Host { get; set; }

        public int? Port { get; set; }

        public string? Login { get; set; }

        public string? Password { get; set; }

        public string? Schema { get; set; }

        public string? SslMode { get; set; }

        internal static OrdersDb From(Connection connection) => new()
        {
            Host = connection.Host,
            Port = connection.Port,
            Login = connection.Login,
            Password = connection.Password?.Reveal(),
            Schema = connection.Schema,
            SslMode = connection.Extra.GetString("sslmode"),
        };
    }
}
