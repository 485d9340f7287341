using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fairlead.Clients.Tests.Databases;

/// <summary>Entity Framework on a data source that follows rotation.</summary>
public class EntityFrameworkTests(PostgreSqlFixture fixture)
{
    [Theory]
    [InlineData(false, Rotation.Overlapping)]
    [InlineData(false, Rotation.AtOnce)]
    [InlineData(true, Rotation.AtOnce)]
    public async Task Contexts_KeepTheirModel_AndSeeNoRotation(bool arePooled, Rotation rotation)
    {
        RotatedPostgreSql server = await fixture.GetAsync();
        RotatedLogin login = await RotatedLogin.CreateAsync("postgres", server);
        ServiceCollection services = login.CreateServices();
        services.AddDbDataSource(RotatedLogin.ConnectionId, NpgsqlFactory.Instance);
        if (arePooled) services.AddDbContextPool<OrdersContext>(UseOrders, poolSize: 2);
        else services.AddDbContext<OrdersContext>(UseOrders);
        await using ServiceProvider provider = services.BuildServiceProvider();
        await server.ExecuteAsync("""
            DROP TABLE IF EXISTS orders;
            CREATE TABLE orders (id int PRIMARY KEY, customer text);
            ALTER TABLE orders OWNER TO orders_owner;
            """);
        OrdersContext.ModelsBuilt = 0;
        object? model = null;

        for (int i = 0; i < 5; i++)
        {
            using (IServiceScope scope = provider.CreateScope())
            {
                var context = scope.ServiceProvider.GetRequiredService<OrdersContext>();
                context.Orders.Add(new Order { Id = i, Customer = "customer " + i });
                await context.SaveChangesAsync(TestContext.Current.CancellationToken);
                Assert.Equal(i + 1, await context.Orders.CountAsync(TestContext.Current.CancellationToken));
                Assert.Equal(login.User, context.Database.SqlQuery<string>($"SELECT current_user AS \"Value\"").Single());
                Assert.Same(model ??= context.Model, context.Model);
            }
            await login.RotateAsync(rotation);
        }

        Assert.InRange(OrdersContext.ModelsBuilt, 0, 1); // none where another case has built it
    }

    [Fact]
    public async Task SchemaIsCreatedOverTheProvidersOwnConnection()
    {
        RotatedPostgreSql server = await fixture.GetAsync();
        RotatedLogin login = await RotatedLogin.CreateAsync("postgres", server);
        ServiceCollection services = login.CreateServices();
        services.AddDbDataSource(RotatedLogin.ConnectionId, NpgsqlFactory.Instance);
        services.AddDbContext<ArchiveContext>(UseOrders);
        await using ServiceProvider provider = services.BuildServiceProvider();
        using IServiceScope scope = provider.CreateScope();
        var context = scope.ServiceProvider.GetRequiredService<ArchiveContext>();

        var source = provider.GetRequiredService<DbDataSource>();

        await using (DbConnection connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            context.Database.SetDbConnection(connection);
            Assert.True(await context.Database.CanConnectAsync(TestContext.Current.CancellationToken));
            await context.Database.MigrateAsync(TestContext.Current.CancellationToken);
        }
    }

    private static void UseOrders(IServiceProvider services, DbContextOptionsBuilder options) =>
        options.UseNpgsql(services.GetRequiredService<DbDataSource>(), static npgsql => npgsql.EnableRetryOnFailure())
            .ConfigureWarnings(static warnings => warnings.Default(WarningBehavior.Ignore));

    private sealed class Order
    {
        public int Id { get; set; }

        public string Customer { get; set; } = "";
    }

    private sealed class OrdersContext(DbContextOptions<OrdersContext> options) : DbContext(options)
    {
        public static int ModelsBuilt { get; set; }

        public DbSet<Order> Orders => Set<Order>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            ModelsBuilt++;
            modelBuilder.Entity<Order>(order =>
            {
                order.ToTable("orders");
                order.Property(static o => o.Id).HasColumnName("id").ValueGeneratedNever();
                order.Property(static o => o.Customer).HasColumnName("customer");
            });
        }
    }

    private sealed class ArchiveContext(DbContextOptions<ArchiveContext> options) : DbContext(options);
}
