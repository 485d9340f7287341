namespace Fairlead.Vault.Tests;

public class VaultConformanceTests(VaultFixture fixture) : IClassFixture<VaultFixture>
{
    public static TheoryData<string> Cases =>
        [.. BackendConformance.GetCases(BackendAbilities.Writing | BackendAbilities.Http | BackendAbilities.Certificates)];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Backend_Conforms(string name) => BackendConformance.RunAsync(name, fixture);
}
