using Xunit.Sdk;

namespace Fairlead.TestServers;

/// <summary>
/// A server that the tests of a class share. xunit fails every test of a class whose fixture is skipped, so a server that is not installed
/// skips the tests that ask for it instead.
/// </summary>
/// <typeparam name="TServer">The server.</typeparam>
public sealed class SharedServer<TServer> : IAsyncDisposable
    where TServer : class, IAsyncDisposable
{
    private readonly TServer? _server;
    private readonly SkipException? _missing;

    private SharedServer(TServer? server, SkipException? missing) => (_server, _missing) = (server, missing);

    /// <summary>Gets the server. Skips the calling test if it is not installed.</summary>
    public TServer Value => _server ?? throw _missing!;

    /// <summary>Starts the server.</summary>
    /// <param name="startAsync">How.</param>
    public static async Task<SharedServer<TServer>> StartAsync(Func<Task<TServer>> startAsync)
    {
        try
        {
            return new(await startAsync(), null);
        }
        catch (SkipException missing)
        {
            return new(null, missing);
        }
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;
}
