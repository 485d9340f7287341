using Microsoft.Extensions.Logging;

namespace Fairlead.Aws.Tests;

/// <summary>Both backends against the conformance kit, with an emulator as the service.</summary>
public static class ConformanceTests
{
    private const BackendAbilities All = BackendAbilities.Http | BackendAbilities.Writing | BackendAbilities.Certificates;

    public static TheoryData<string> Cases => [.. BackendConformance.GetCases(All)];

    public sealed class SecretsManager(MotoFixture moto)
    {
        [Theory]
        [MemberData(nameof(Cases), MemberType = typeof(ConformanceTests))]
        public Task SecretsManager_Conforms(string name) => BackendConformance.RunAsync(name, new Fixture(moto));

        private sealed class Fixture(MotoFixture moto) : BackendFixture
        {
            public override Uri ServiceAddress => moto.Server.Address;

            public override ISecretsBackend CreateBackend(BackendTestContext context) => new AwsSecretsManagerBackend(
                new()
                {
                    Endpoint = context.Address!.AbsoluteUri, CaCertificateFile = context.AuthorityFile, Region = AwsEnvironment.Region,
                    Timeout = MotoFixture.Patience,
                },
                context.TimeProvider, context.LoggerFactory.CreateLogger("Fairlead"));
        }
    }

    public sealed class ParameterStore(MotoFixture moto)
    {
        [Theory]
        [MemberData(nameof(Cases), MemberType = typeof(ConformanceTests))]
        public Task ParameterStore_Conforms(string name) => BackendConformance.RunAsync(name, new Fixture(moto));

        private sealed class Fixture(MotoFixture moto) : BackendFixture
        {
            public override Uri ServiceAddress => moto.Server.Address;

            public override ISecretsBackend CreateBackend(BackendTestContext context) => new AwsParameterStoreBackend(
                new()
                {
                    Endpoint = context.Address!.AbsoluteUri, CaCertificateFile = context.AuthorityFile, Region = AwsEnvironment.Region,
                    Timeout = MotoFixture.Patience,
                },
                context.TimeProvider, context.LoggerFactory.CreateLogger("Fairlead"));
        }
    }
}
