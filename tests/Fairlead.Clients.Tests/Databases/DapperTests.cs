using System.Data.Common;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fairlead.Clients.Tests.Databases;

/// <summary>Dapper on a data source that follows rotation.</summary>
public class DapperTests(PostgreSqlFixture fixture)
{
    private const string Numbers = "SELECT n FROM generate_series(1, 3) n WHERE n";

    [Fact]
    public async Task Queries_FollowTheRotation()
    {
        RotatedLogin login = await RotatedLogin.CreateAsync("postgres", await fixture.GetAsync(), isPooled: false);
        ServiceCollection services = login.CreateServices();
        services.AddDbDataSource(RotatedLogin.ConnectionId, NpgsqlFactory.Instance);
        await using ServiceProvider provider = services.BuildServiceProvider();
        var source = provider.GetRequiredService<DbDataSource>();

        foreach (Rotation rotation in new[] { Rotation.Overlapping, Rotation.AtOnce, Rotation.PasswordOnly })
        {
            await using DbConnection connection = source.CreateConnection(); // Dapper opens it
            const string Sum = "SELECT current_user::text, @a + @b";
            Assert.Equal((login.User, 3), await connection.QuerySingleAsync<(string, int)>(Sum, new { a = 1, b = 2 }));
            Assert.Equal([1, 2], connection.Query<int>($"{Numbers} IN @numbers", new { numbers = new[] { 1, 2 } }));
            await login.RotateAsync(rotation);
        }

        // What Dapper does for Npgsql only, it does on Npgsql's own connection.
        await using DbConnection opened = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal([1, 2], opened.Query<int>($"{Numbers} = ANY(@numbers)", new { numbers = new[] { 1, 2 } }));
        Assert.Equal(login.User, await opened.ExecuteScalarAsync<string>("SELECT current_user"));
    }
}
