using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(Fairlead.Aws.Tests.MotoFixture))]
[assembly: AssemblyFixture(typeof(Fairlead.Aws.Tests.StrictMotoFixture))]

namespace Fairlead.Aws.Tests;

/// <summary>One emulator for all tests, because each takes seconds to start. It starts when the first test asks for it.</summary>
public sealed class MotoFixture : IAsyncDisposable
{
    /// <summary>How long a request may take on a machine that does much else.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lazy<Task<SharedServer<MotoServer>>> _server =
        new(static () => Task.Run(() => SharedServer<MotoServer>.StartAsync(static () => MotoServer.StartAsync())));

    public MotoServer Server => _server.Value.GetAwaiter().GetResult().Value;

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated) await (await _server.Value).DisposeAsync();
    }

    internal AwsSecretsManagerBackend CreateSecretsManager(Action<AwsSecretsManagerBackendOptions>? configure = null, Uri? address = null)
    {
        var options =
            new AwsSecretsManagerBackendOptions { Endpoint = (address ?? Server.Address).AbsoluteUri, Region = AwsEnvironment.Region };
        options.Timeout = Patience;
        configure?.Invoke(options);
        return new AwsSecretsManagerBackend(options, TimeProvider.System, NullLogger.Instance);
    }

    internal AwsParameterStoreBackend CreateParameterStore(Action<AwsParameterStoreBackendOptions>? configure = null, Uri? address = null)
    {
        var options =
            new AwsParameterStoreBackendOptions { Endpoint = (address ?? Server.Address).AbsoluteUri, Region = AwsEnvironment.Region };
        options.Timeout = Patience;
        configure?.Invoke(options);
        return new AwsParameterStoreBackend(options, TimeProvider.System, NullLogger.Instance);
    }
}
