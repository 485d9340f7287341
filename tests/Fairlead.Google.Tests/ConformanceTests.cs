using Fairlead.Testing;
using Fairlead.TestServers.GoogleSecretManager;

namespace Fairlead.Google.Tests;

public class ConformanceTests(SecretManagerFixture fixture) : IClassFixture<SecretManagerFixture>
{
    public static TheoryData<string> Cases => [.. BackendConformance.GetCases(BackendAbilities.Writing | BackendAbilities.Http)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Backend_Conforms(string name) => BackendConformance.RunAsync(name, fixture);
}

public sealed class SecretManagerFixture : BackendFixture, IAsyncLifetime
{
    private FakeSecretManager _server = null!;

    public override Uri ServiceAddress => _server.Address;

    public async ValueTask InitializeAsync() => _server = await FakeSecretManager.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>The tokens come from the same address, so that their requests fail as well.</summary>
    public override ISecretsBackend CreateBackend(BackendTestContext context)
    {
        var services = new ServiceCollection();
        services.AddSingleton(context.TimeProvider);
        services.AddSingleton(context.LoggerFactory);
        GooglePrograms.Add(
            services, _server, options => options.Endpoint = context.Address, keyFile: _server.Tokens.CreateKeyFile(context.Address));
        return services.BuildServiceProvider().GetRequiredKeyedService<SecretManagerBackend>("google_secret_manager");
    }
}
