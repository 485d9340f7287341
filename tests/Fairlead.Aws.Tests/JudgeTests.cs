using System.Text.Json;
using Fairlead.TestServers.Aws;

namespace Fairlead.Aws.Tests;

/// <summary>AWS' own client for Python writes what the backends read, and reads what they write.</summary>
public class JudgeTests(MotoFixture moto)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SecretsThatBotoWrote_AreRead()
    {
        await moto.Server.RunBotoAsync(
            """
            prefix = 'airflow/connections/judge_'
            sm.create_secret(Name=prefix + 'uri', SecretString='postgres://etl:fake%40pass@db.internal:5433/orders')
            same = '"password":"fake@pass","host":"db.internal","port":5433,'
            sm.create_secret(Name=prefix + 'json', SecretString='{' + same + '"conn_type":"postgres","login":"etl","schema":"orders"}')
            sm.create_secret(Name=prefix + 'rds', SecretString='{' + same + '"engine":"postgres","username":"etl","dbname":"orders"}')
            sm.create_secret(Name=prefix + 'binary', SecretBinary=b'postgres://etl:fake%40pass@db.internal:5433/orders')
            sm.create_secret(Name=prefix + 'junk', SecretBinary=b'\xff\xfe\x00')
            sm.create_secret(Name=prefix + 'deleted', SecretString='x')
            sm.delete_secret(SecretId=prefix + 'deleted')
            """, Cancelled);
        using ServiceProvider services = CreateProgram(builder => builder.AddAwsSecretsManager(SetEndpoint));
        var resolver = services.GetRequiredService<IConnectionResolver>();

        foreach (string id in new[] { "judge_uri", "judge_json", "judge_rds", "judge_binary" })
        {
            Connection connection = await resolver.GetAsync(id, Cancelled);
            Assert.Equal(
                ("postgres", "etl", "fake@pass", "db.internal", 5433, "orders"),
                (connection.ConnType, connection.Login, connection.Password?.Reveal(), connection.Host, connection.Port,
                    connection.Schema));
        }
        using AwsSecretsManagerBackend backend = moto.CreateSecretsManager();
        BackendAnswer junk = await backend.FindAsync(new("judge_junk"), Cancelled);
        BackendAnswer deleted = await backend.FindAsync(new("judge_deleted"), Cancelled);
        Assert.Equal((BackendOutcome.Malformed, "the value is binary and not UTF-8 text"), (junk.Outcome, junk.Reason));
        Assert.Equal((BackendOutcome.NotFound, "the secret is marked for deletion"), (deleted.Outcome, deleted.Reason));
    }

    [Fact]
    public async Task SecretThatWasWritten_IsReadByBotoWithItsPreviousVersion()
    {
        using AwsSecretsManagerBackend backend = moto.CreateSecretsManager();
        BackendWriteResult created = await backend.WriteAsync(FailureTests.Write("ours", version: null, "fake-1"), Cancelled);
        BackendWriteResult updated = await backend.WriteAsync(FailureTests.Write("ours", created.Version, "fake-2"), Cancelled);
        BackendWriteResult stale = await backend.WriteAsync(FailureTests.Write("ours", created.Version, "fake-3"), Cancelled);

        string printed = await moto.Server.RunBotoAsync(
            """
            import json
            get = lambda stage: sm.get_secret_value(SecretId='airflow/connections/ours', VersionStage=stage)
            stages = sm.describe_secret(SecretId='airflow/connections/ours')['VersionIdsToStages']
            current = get('AWSCURRENT')
            labels = sorted(sum(stages.values(), []))
            print(json.dumps([current['SecretString'], get('AWSPREVIOUS')['SecretString'], current['VersionId'], labels]))
            """, Cancelled);

        JsonElement read = JsonDocument.Parse(printed).RootElement;
        Assert.Equal(BackendWriteOutcome.Conflict, stale.Outcome);
        Assert.Contains("fake-2", read[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("fake-1", read[1].GetString(), StringComparison.Ordinal);
        Assert.Equal(updated.Version, read[2].GetString());
        Assert.Equal(["AWSCURRENT", "AWSPREVIOUS"], read[3].EnumerateArray().Select(static stage => stage.GetString()));
    }

    [Fact]
    public async Task StageAndVersionOfASecret_AreChosen()
    {
        string first = await moto.Server.RunBotoAsync(
            """
            first = sm.create_secret(Name='airflow/connections/staged', SecretString='generic://first')['VersionId']
            sm.put_secret_value(SecretId='airflow/connections/staged', SecretString='generic://second')
            sm.put_secret_value(SecretId='airflow/connections/staged', SecretString='generic://next', VersionStages=['AWSPENDING'])
            print(first)
            """, Cancelled);
        using AwsSecretsManagerBackend current = moto.CreateSecretsManager(),
            pending = moto.CreateSecretsManager(static options => options.VersionStage = "AWSPENDING"),
            pinned = moto.CreateSecretsManager(options => options.Versions["staged"] = first);

        Assert.Equal("generic://second", await ReadAsync(current, "staged"));
        Assert.Equal("generic://next", await ReadAsync(pending, "staged"));
        Assert.Equal("generic://first", await ReadAsync(pinned, "staged"));
        Assert.Equal(BackendWriteOutcome.Rejected, (await pinned.WriteAsync(FailureTests.Write("staged", first), Cancelled)).Outcome);
        Assert.Equal(BackendWriteOutcome.Rejected, (await pending.WriteAsync(FailureTests.Write("staged", first), Cancelled)).Outcome);
    }

    [Theory]
    [InlineData("can be restored", 30)]
    [InlineData("for good", 0)]
    public async Task SecretThatWasDeleted_CanBeCreatedAgain(string situation, int days)
    {
        string id = $"again_{days}";
        using AwsSecretsManagerBackend backend = moto.CreateSecretsManager(options => options.RecoveryWindowDays = days);
        BackendWriteResult created = await backend.WriteAsync(FailureTests.Write(id, version: null), Cancelled);
        BackendWriteResult deleted = await backend.DeleteAsync(new(id), created.Version!, Cancelled);
        string left =
            await moto.Server.RunBotoAsync(
                $"""
                pages = sm.get_paginator('list_secrets').paginate(IncludePlannedDeletion=True)
                print(len([s for s in pages.search('SecretList[]') if s['Name'].endswith('{id}')]))
                """,
                Cancelled);
        BackendWriteResult again = await backend.WriteAsync(FailureTests.Write(id, version: null), Cancelled);

        Assert.Equal(BackendWriteOutcome.Succeeded, deleted.Outcome);
        Assert.True(left == (days == 0 ? "0" : "1"), situation);
        Assert.Equal(BackendWriteOutcome.Succeeded, again.Outcome);
        Assert.Equal(BackendOutcome.Found, (await backend.FindAsync(new(id), Cancelled)).Outcome);
    }

    [Fact]
    public async Task ParametersThatBotoWrote_AreRead()
    {
        await moto.Server.RunBotoAsync(
            """
            put = lambda name, value, **more: ssm.put_parameter(Name='/airflow/connections/' + name, Value=value, **more)
            put('plain', 'generic://plain', Type='String')
            put('secure', 'generic://first', Type='SecureString')
            put('secure', 'generic://second', Overwrite=True)
            put('list', 'a,b', Type='StringList')
            ssm.label_parameter_version(Name='/airflow/connections/secure', ParameterVersion=1, Labels=['stable'])
            """, Cancelled);
        using AwsParameterStoreBackend backend = moto.CreateParameterStore(),
            numbered = moto.CreateParameterStore(static options => options.Versions["secure"] = "1"),
            labelled = moto.CreateParameterStore(static options => options.Versions["secure"] = "stable"),
            missing = moto.CreateParameterStore(static options => options.Versions["secure"] = "9");

        Assert.Equal("generic://plain", await ReadAsync(backend, "plain"));
        Assert.Equal("generic://second", await ReadAsync(backend, "secure"));
        Assert.Equal("generic://first", await ReadAsync(numbered, "secure"));
        Assert.Equal("generic://first", await ReadAsync(labelled, "secure"));
        Assert.Equal(BackendOutcome.NotFound, (await missing.FindAsync(new("secure"), Cancelled)).Outcome);
        BackendAnswer list = await backend.FindAsync(new("list"), Cancelled), plain = await backend.FindAsync(new("plain"), Cancelled);
        Assert.Equal(BackendOutcome.Malformed, list.Outcome);
        Assert.Equal(
            BackendWriteOutcome.Rejected, (await backend.WriteAsync(FailureTests.Write("plain", plain.Version), Cancelled)).Outcome);
        Assert.Equal(
            [BackendOutcome.Found, BackendOutcome.Found, BackendOutcome.Malformed, BackendOutcome.NotFound],
            (await backend.FindManyAsync([new("plain"), new("secure"), new("list"), new("nothing")], Cancelled))
                .Select(static answer => answer.Outcome));
    }

    [Fact]
    public async Task ParameterThatWasWritten_IsASecureStringForBoto()
    {
        using AwsParameterStoreBackend backend = moto.CreateParameterStore(static options => options.Tier = AwsParameterTier.Advanced);
        await backend.WriteAsync(FailureTests.Write("ours", version: null, "fake-1"), Cancelled);

        string printed = await moto.Server.RunBotoAsync(
            """
            p = ssm.get_parameter(Name='/airflow/connections/ours', WithDecryption=True)['Parameter']
            print(p['Type'], p['Version'], 'fake-1' in p['Value'], ssm.describe_parameters()['Parameters'][0]['Tier'])
            """, Cancelled);

        Assert.StartsWith("SecureString 1 True", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NpmClients_ReadWhatTheBackendsWrote_AndTheBackendsWhatTheyWrote()
    {
        using AwsSecretsManagerBackend secrets = moto.CreateSecretsManager();
        using AwsParameterStoreBackend parameters = moto.CreateParameterStore();
        foreach (IWritableBackend backend in (IWritableBackend[])[secrets, parameters])
        {
            BackendWriteResult created = await backend.WriteAsync(FailureTests.Write("npms", version: null, "fake-1"), Cancelled);
            Assert.Equal(
                BackendWriteOutcome.Succeeded,
                (await backend.WriteAsync(FailureTests.Write("npms", created.Version, "fake-2"), Cancelled)).Outcome);
        }

        JsonElement read = JsonDocument.Parse(
            await AwsJudge.RunAsync(moto.Server, "airflow/connections/npms", "/airflow/connections/npms", Cancelled)).RootElement;

        Assert.Equal((await secrets.FindAsync(new("npms"), Cancelled)).Version, read.GetProperty("version").GetString());
        Assert.Equal(
            ["AWSCURRENT", "AWSPREVIOUS", "FAIRLEAD_PENDING"],
            read.GetProperty("stages").EnumerateArray().Select(static stage => stage.GetString()));
        Assert.Contains("fake-2", read.GetProperty("secret").GetString(), StringComparison.Ordinal);
        Assert.Contains("fake-1", read.GetProperty("previous").GetString(), StringComparison.Ordinal);
        Assert.Contains("fake-2", read.GetProperty("parameter").GetString(), StringComparison.Ordinal);
        Assert.Equal(("SecureString", 2, 2),
            (read.GetProperty("type").GetString(), read.GetProperty("number").GetInt32(), read.GetProperty("history").GetInt32()));
        Assert.Equal("generic://npm", await ReadAsync(secrets, "npm"));
        Assert.Equal("generic://npm", await ReadAsync(parameters, "npm"));
    }

    [Fact]
    public async Task ParameterNamedByArn_IsReadAndNotWritten()
    {
        await moto.Server.RunBotoAsync("ssm.put_parameter(Name='/shared/a', Value='generic://a', Type='SecureString')", Cancelled);
        using AwsParameterStoreBackend backend = moto.CreateParameterStore(
            static options => options.NameTemplate = "arn:aws:ssm:eu-central-1:123456789012:parameter/shared/{id}");

        Assert.Equal("generic://a", await ReadAsync(backend, "a"));
        Assert.Equal(BackendWriteOutcome.Rejected, (await backend.WriteAsync(FailureTests.Write("a", version: null), Cancelled)).Outcome);
    }

    [Theory]
    [InlineData(AwsParameterTier.Standard, 5000, BackendWriteOutcome.Rejected)]
    [InlineData(AwsParameterTier.Advanced, 5000, BackendWriteOutcome.Succeeded)]
    [InlineData(AwsParameterTier.Advanced, 9000, BackendWriteOutcome.Rejected)]
    public async Task LongValue_NeedsATier(AwsParameterTier tier, int length, BackendWriteOutcome expected)
    {
        using AwsParameterStoreBackend backend = moto.CreateParameterStore(options => options.Tier = tier);

        BackendWriteResult result =
            await backend.WriteAsync(FailureTests.Write($"long_{tier}_{length}", version: null, new string('x', length)), Cancelled);

        Assert.Equal(expected, result.Outcome);
    }

    [Fact]
    public async Task Rotation_ReachesTheCacheAfterARefresh()
    {
        await moto.Server.RunBotoAsync("sm.create_secret(Name='prod/rotated', SecretString='generic://etl:fake-1@h')", Cancelled);
        using ServiceProvider services = CreateProgram(builder => builder
            .AddAwsSecretsManager(options =>
            {
                SetEndpoint(options);
                options.NameTemplate = "prod/{id}";
            })
            .Configure(static options => options.RefreshInterval = TimeSpan.Zero));
        var resolver = services.GetRequiredService<IConnectionResolver>();
        Assert.Equal("fake-1", (await resolver.GetAsync("rotated", Cancelled)).Password?.Reveal());
        await moto.Server.RunBotoAsync("sm.put_secret_value(SecretId='prod/rotated', SecretString='generic://etl:fake-2@h')", Cancelled);

        ConnectionResolution refreshed = await resolver.TryRefreshAsync("rotated", cancellationToken: Cancelled);

        Assert.Equal("fake-2", refreshed.Connection?.Password?.Reveal());
        Assert.Equal("fake-2", (await resolver.GetAsync("rotated", Cancelled)).Password?.Reveal());
    }

    private void SetEndpoint(AwsBackendOptions options) => options.Endpoint = moto.Server.Address.AbsoluteUri;

    private static async Task<string?> ReadAsync(ISecretsBackend backend, string id) =>
        (await backend.FindAsync(new BackendRequest(id), Cancelled)).Text?.Text.Reveal();

    private static ServiceProvider CreateProgram(Action<FairleadBuilder> add)
    {
        var services = new ServiceCollection();
        add(services.AddFairlead().ClearDefaults());
        return services.BuildServiceProvider();
    }
}
