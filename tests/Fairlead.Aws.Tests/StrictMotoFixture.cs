namespace Fairlead.Aws.Tests;

/// <summary>One emulator that checks signatures and policies, for all tests. It starts when the first test asks for it.</summary>
public sealed class StrictMotoFixture : IAsyncDisposable
{
    private readonly Lazy<Task<SharedServer<StrictMoto>>> _moto =
        new(static () => Task.Run(() => SharedServer<StrictMoto>.StartAsync(StrictMoto.StartAsync)));

    public StrictMoto Moto => _moto.Value.GetAwaiter().GetResult().Value;

    public async ValueTask DisposeAsync()
    {
        if (_moto.IsValueCreated) await (await _moto.Value).DisposeAsync();
    }
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
            actions = '"secretsmanager:GetSecretValue","ssm:GetParameter","secretsmanager:DescribeSecret"'
            policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[' + actions + '],"Resource":"*"}]}'
            iam.put_user_policy(UserName='etl', PolicyName='read', PolicyDocument=policy)
            sm.create_secret(Name='airflow/connections/orders_db', SecretString='generic://h')
            print(key['AccessKeyId'], key['SecretAccessKey'])
            """)).Split(' ');
        return new StrictMoto(server, printed[0], printed[1]);
    }

    public Uri Address => server.Address;

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
