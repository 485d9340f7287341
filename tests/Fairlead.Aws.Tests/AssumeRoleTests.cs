using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Aws.Tests;

/// <summary>Roles that are assumed at an emulator of STS.</summary>
public class AssumeRoleTests(MotoFixture moto, StrictMotoFixture strict)
{
    private static readonly string Secret = MotoServer.CreatePassword();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConnectionWithARole_HasItsShortLivedKeys()
    {
        using ServiceProvider services = CreateProgram(moto.Server.Address, "arn:aws:iam::123456789012:role/etl");
        Connection lake = await services.GetRequiredService<IConnectionResolver>().GetAsync("lake", Cancelled);
        var credentials = services.GetRequiredService<IConnectionCredentials>();

        Connection assumed = await credentials.GetAsync(lake, Cancelled);

        Assert.StartsWith("ASIA", assumed.Login, StringComparison.Ordinal);
        Assert.NotEqual(lake.Password, assumed.Password);
        Assert.NotNull(assumed.Extra.GetSecret("aws_session_token"));
        Assert.Equal("eu-central-1", assumed.Extra.GetString("region_name"));
        Assert.Same(assumed, await credentials.GetAsync(lake, Cancelled));
        Assert.NotEqual(assumed.Login, (await credentials.RefreshAsync(assumed, Cancelled)).Login);
    }

    [Fact]
    public async Task WrongKeys_AreAnErrorThatSaysSo()
    {
        using ServiceProvider services = CreateProgram(strict.Moto.Address, "arn:aws:iam::123456789012:role/etl");
        Connection lake = await services.GetRequiredService<IConnectionResolver>().GetAsync("lake", Cancelled);

        var exception = await Assert.ThrowsAsync<CredentialException>(
            async () => await services.GetRequiredService<IConnectionCredentials>().GetAsync(lake, Cancelled));

        Assert.True(exception.IsRefused);
        Assert.Contains(
            "The credential provider 'aws_assume_role' has no credential for connection 'lake': "
                + "STS refuses the keys or the role (InvalidClientTokenId, 403)",
            exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerThatIsDown_IsAnError()
    {
        Uri nobody;
        await using (var stopped = new StubService(static _ => new StubAnswer(404, "no"))) nobody = stopped.Address;
        using ServiceProvider services = CreateProgram(nobody, "arn:aws:iam::123456789012:role/etl");
        Connection lake = await services.GetRequiredService<IConnectionResolver>().GetAsync("lake", Cancelled);

        var exception = await Assert.ThrowsAsync<CredentialException>(
            async () => await services.GetRequiredService<IConnectionCredentials>().GetAsync(lake, Cancelled));

        Assert.Contains("STS cannot be reached", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("etl", "assume_role", "extra.role_arn")]
    [InlineData("arn:aws:iam::123456789012:role/etl", "assume_role_with_saml", "extra.assume_role_method")]
    public async Task SettingThatCannotBeUsed_IsNamed(string role, string method, string field)
    {
        using ServiceProvider services = CreateProgram(address: null, role, method);
        Connection lake = await services.GetRequiredService<IConnectionResolver>().GetAsync("lake", Cancelled);

        var exception = await Assert.ThrowsAsync<ConnectionFormatException>(
            async () => await services.GetRequiredService<IConnectionCredentials>().GetAsync(lake, Cancelled));

        Assert.Equal(field, exception.Field);
    }

    private static ServiceProvider CreateProgram(Uri? address, string role, string method = "assume_role")
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Connections:lake:conn_type"] = "aws", ["Connections:lake:login"] = "AKIA" + "IOSFODNN7EXAMPLE",
            ["Connections:lake:password"] = Secret,
            ["Connections:lake:extra:role_arn"] = role, ["Connections:lake:extra:assume_role_method"] = method,
            ["Connections:lake:extra:region_name"] = "eu-central-1", ["Connections:lake:extra:endpoint_url"] = address?.AbsoluteUri,
        }).Build();
        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults().AddConfiguration(configuration).AddAwsCredentials();
        return services.BuildServiceProvider();
    }
}
