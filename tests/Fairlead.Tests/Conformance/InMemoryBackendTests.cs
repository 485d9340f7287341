namespace Fairlead.Tests.Conformance;

/// <summary>The backend in memory against the conformance kit.</summary>
public sealed class InMemoryBackendTests
{
    public static TheoryData<string> Cases => [.. BackendConformance.GetCases(BackendAbilities.Writing)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task InMemoryBackend_Conforms(string name) => BackendConformance.RunAsync(name, new Fixture());

    private sealed class Fixture : BackendFixture
    {
        private readonly InMemoryBackend _backend = new();

        public override ISecretsBackend CreateBackend(BackendTestContext context) => _backend;
    }
}
