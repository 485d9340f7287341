using Fairlead.Backends;
using Fairlead.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fairlead.Tests.TestInfrastructure;

/// <summary>A program that uses Fairlead, with its environment, clock and log in the test's hands.</summary>
internal sealed class TestProgram : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly ServiceProvider _services;

    public TestProgram(Action<FairleadBuilder>? configure = null, FakeEnvironment? environment = null,
        Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton<IEnvironmentVariables>(environment ?? new FakeEnvironment());
        collection.Configure<FairleadOptions>(options => (options.Jitter, options.RefreshInterval) = (0, TimeSpan.Zero));
        services?.Invoke(collection);
        configure?.Invoke(collection.AddFairlead());
        collection.AddFairlead();
        _services = collection.BuildServiceProvider();
        Connections = _services.GetRequiredService<IConnectionResolver>();
    }

    public TestTime Time { get; } = new();

    public RecordedLog Log { get; } = new();

    public IConnectionResolver Connections { get; }

    public IServiceProvider Services => _services;

    public static TestProgram WithBackend(ISecretsBackend backend, params ConnectionDefinition[] definitions) =>
        new(builder => builder.ClearDefaults().AddBackend(backend).AddManifest(Manifest(definitions)));

    public static TestProgram WithEnvironment(FakeEnvironment environment, params ConnectionDefinition[] definitions) =>
        new(builder => builder.ClearDefaults().AddEnvironmentVariables().AddManifest(Manifest(definitions)), environment);

    public static ConnectionManifest Manifest(params ConnectionDefinition[] definitions) =>
        new() { Connections = definitions, Deployments = [] };

    public Connection Get(string id) => Connections.Get(id);

    /// <summary>Asks the backends again.</summary>
    public ConnectionResolution Refresh(string id) => Wait(Connections.TryRefreshAsync(id));

    public ConnectionResolution TryGet(string id) => Wait(Connections.TryGetAsync(id));

    /// <summary>Waits until something that happens in the background has happened.</summary>
    public static void WaitUntil(Func<bool> hasHappened) =>
        Assert.True(SpinWait.SpinUntil(hasHappened, LongestWait), "It did not happen in time");

    public void Dispose() => _services.Dispose();

    private static ConnectionResolution Wait(ValueTask<ConnectionResolution> lookup)
    {
        Task<ConnectionResolution> task = lookup.AsTask();
        Assert.True(task.Wait(LongestWait), "The lookup should have ended");
        return task.Result;
    }
}
