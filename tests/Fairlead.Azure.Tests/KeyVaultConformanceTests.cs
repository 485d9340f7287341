namespace Fairlead.Azure.Tests;

public class KeyVaultConformanceTests(KeyVaultFixture fixture) : IClassFixture<KeyVaultFixture>
{
    public static TheoryData<string> Cases =>
        [.. BackendConformance.GetCases(BackendAbilities.Writing | BackendAbilities.Http | BackendAbilities.Certificates)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Backend_Conforms(string name) => BackendConformance.RunAsync(name, fixture);
}
