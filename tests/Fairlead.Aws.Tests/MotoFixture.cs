using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fairlead.Aws.Tests;

/// <summary>One emulator for a class of tests.</summary>
public sealed class MotoFixture : IAsyncLifetime
{
    private SharedServer<MotoServer>? _server;

    public MotoServer Server => _server!.Value;

    public async ValueTask InitializeAsync() => _server = await SharedServer<MotoServer>.StartAsync(static () => MotoServer.StartAsync());

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;

    internal AwsSecretsManagerBackend CreateSecretsManager(Action<AwsSecretsManagerBackendOptions>? configure = null, Uri? address = null)
    {
        var options = new AwsSecretsManagerBackendOptions { Endpoint = (address ?? Server.Address).AbsoluteUri, Region = AwsEnvironment.Region };
        configure?.Invoke(options);
        return new AwsSecretsManagerBackend(options, TimeProvider.System, NullLogger.Instance);
    }

    internal AwsParameterStoreBackend CreateParameterStore(Action<AwsParameterStoreBackendOptions>? configure = null, Uri? address = null)
    {
        var options = new AwsParameterStoreBackendOptions { Endpoint = (address ?? Server.Address).AbsoluteUri, Region = AwsEnvironment.Region };
        configure?.Invoke(options);
        return new AwsParameterStoreBackend(options, TimeProvider.System, NullLogger.Instance);
    }
}
