namespace Fairlead.Aws.Tests;

/// <summary>Signatures and policies, checked by the emulator.</summary>
public sealed class SignatureTests(StrictMotoFixture strict)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RightKeys_ReadBothServices()
    {
        string profile = strict.Moto.AddProfile();
        using AwsSecretsManagerBackend secrets = strict.Moto.CreateSecretsManager(options => options.Profile = profile);
        using AwsParameterStoreBackend parameters = strict.Moto.CreateParameterStore(options => options.Profile = profile);

        Assert.Equal(BackendOutcome.Found, (await secrets.FindAsync(new("orders_db"), Cancelled)).Outcome);
        Assert.Equal(BackendOutcome.NotFound, (await parameters.FindAsync(new("orders_db"), Cancelled)).Outcome);
    }

    [Fact]
    public async Task WrongSecretKey_IsDenied()
    {
        string profile = strict.Moto.AddProfile("fake-" + "wrong");
        using AwsSecretsManagerBackend backend = strict.Moto.CreateSecretsManager(options => options.Profile = profile);

        BackendAnswer answer = await backend.FindAsync(new("orders_db"), Cancelled);

        Assert.Equal(BackendOutcome.Denied, answer.Outcome);
        Assert.Contains("the signature is refused; check the secret access key", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownKey_IsDenied()
    {
        string profile = AwsEnvironment.AddProfile("AKIA" + "UNKNOWN0EXAMPLE00", "fake-" + "unknown");
        using AwsSecretsManagerBackend backend = strict.Moto.CreateSecretsManager(options => options.Profile = profile);

        BackendAnswer answer = await backend.FindAsync(new("orders_db"), Cancelled);

        Assert.Equal(BackendOutcome.Denied, answer.Outcome);
        Assert.Contains("the access key is refused", answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingPermission_IsNamed()
    {
        string profile = strict.Moto.AddProfile();
        using AwsSecretsManagerBackend backend = strict.Moto.CreateSecretsManager(options => options.Profile = profile);
        using AwsParameterStoreBackend parameters = strict.Moto.CreateParameterStore(options => options.Profile = profile);

        BackendWriteResult write = await backend.WriteAsync(FailureTests.Write("new", version: null), Cancelled);
        BackendWriteResult parameter = await parameters.WriteAsync(FailureTests.Write("new", version: null), Cancelled);

        Assert.Equal((BackendWriteOutcome.Denied, BackendWriteOutcome.Denied), (write.Outcome, parameter.Outcome));
        Assert.Contains("secretsmanager:CreateSecret", write.Reason, StringComparison.Ordinal);
        Assert.Contains("ssm:PutParameter", parameter.Reason, StringComparison.Ordinal);
    }
}
