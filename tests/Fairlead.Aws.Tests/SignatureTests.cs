namespace Fairlead.Aws.Tests;

/// <summary>Signatures and policies, checked by the emulator.</summary>
public sealed class SignatureTests(SignatureTests.Fixture strict) : IClassFixture<SignatureTests.Fixture>
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

    public sealed class Fixture : IAsyncLifetime
    {
        private SharedServer<StrictMoto>? _moto;

        public StrictMoto Moto => _moto!.Value;

        public async ValueTask InitializeAsync() => _moto = await SharedServer<StrictMoto>.StartAsync(StrictMoto.StartAsync);

        public ValueTask DisposeAsync() => _moto?.DisposeAsync() ?? default;
    }

    /// <summary>An emulator that has begun to check, and the keys of a user who may read.</summary>
    public sealed class StrictMoto(MotoServer server, string accessKey, string secretKey) : IAsyncDisposable
    {
        public static async Task<StrictMoto> StartAsync()
        {
            MotoServer server = await MotoServer.StartAsync(uncheckedCalls: 4);
            string[] printed = (await server.RunBotoAsync(
                """
                iam.create_user(UserName='etl')
                key = iam.create_access_key(UserName='etl')['AccessKey']
                policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["secretsmanager:GetSecretValue","ssm:GetParameter","secretsmanager:DescribeSecret"],"Resource":"*"}]}'
                iam.put_user_policy(UserName='etl', PolicyName='read', PolicyDocument=policy)
                sm.create_secret(Name='airflow/connections/orders_db', SecretString='generic://h')
                print(key['AccessKeyId'], key['SecretAccessKey'])
                """)).Split(' ');
            return new StrictMoto(server, printed[0], printed[1]);
        }

        public ValueTask DisposeAsync() => server.DisposeAsync();

        /// <summary>Adds a profile of the user.</summary>
        public string AddProfile() => AwsEnvironment.AddProfile(accessKey, secretKey);

        /// <summary>Adds a profile of the user with another secret key.</summary>
        public string AddProfile(string wrongSecretKey) => AwsEnvironment.AddProfile(accessKey, wrongSecretKey);

        internal AwsSecretsManagerBackend CreateSecretsManager(Action<AwsSecretsManagerBackendOptions> configure) =>
            new MotoFixture().CreateSecretsManager(configure, server.Address);

        internal AwsParameterStoreBackend CreateParameterStore(Action<AwsParameterStoreBackendOptions> configure) =>
            new MotoFixture().CreateParameterStore(configure, server.Address);
    }
}
