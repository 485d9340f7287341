using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Soak;

/// <summary>Rotates and refreshes one connection many times, with listeners, and looks what is left over.</summary>
internal static class CacheRun
{
    public static async Task<int> RunAsync(int count)
    {
        var backend = new RotatingBackend();
        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults().AddBackend(backend).Configure(static options => options.RefreshInterval = TimeSpan.Zero);
        await using ServiceProvider provider = services.BuildServiceProvider();
        IConnectionResolver resolver = provider.GetRequiredService<IConnectionResolver>();
        int heard = 0;
        using IDisposable subscription = resolver.OnChange("x", _ => Interlocked.Increment(ref heard));
        Connection used = await resolver.GetAsync("x");
        await RotateAsync(count / 10);
        long before = MeasureMemory();
        int handles = CountHandles();
        long start = Stopwatch.GetTimestamp();
        await RotateAsync(count);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} rotations and refreshes in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s: {backend.Calls} lookups, {heard} changes heard, "
            + $"memory {before / 1024} KB before and {MeasureMemory() / 1024} KB after, handles {handles} and {CountHandles()}"));
        return 0;

        async Task RotateAsync(int times)
        {
            for (int i = 0; i < times; i++)
            {
                backend.Rotate();
                used = await resolver.RefreshAsync("x", used);
            }
        }
    }

    private static long MeasureMemory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static int CountHandles() => Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : 0;

    private sealed class RotatingBackend : ISecretsBackend
    {
        private int _version;
        private int _calls;

        public string Name => "rotating";

        public int Calls => _calls;

        public void Rotate() => Interlocked.Increment(ref _version);

        public ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _calls);
            string password = "not-a-secret-" + _version.ToString(CultureInfo.InvariantCulture);
            BackendField[] fields = [new("host", new Secret("db"), "rotating"), new("login", new Secret("etl"), "rotating"), new("password", new Secret(password), "rotating")];
            return new(BackendAnswer.Found(null, fields, ["rotating"]));
        }
    }
}
