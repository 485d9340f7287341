using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Backends;

public class AspireBackendTests
{
    private static readonly ConnectionDefinition Orders = new() { Id = "orders-db", ConnType = "postgres" };

    private static readonly FakeEnvironment Properties = new()
    {
        ["ORDERS_DB_HOST"] = "localhost", ["ORDERS_DB_PORT"] = "51234", ["ORDERS_DB_USERNAME"] = "app",
        ["ORDERS_DB_PASSWORD"] = "plainly-fake",
        ["ORDERS_DB_DATABASENAME"] = "orders", ["ORDERS_DB_JDBCCONNECTIONSTRING"] = "jdbc:postgresql://localhost:51234/orders",
    };

    [Fact]
    public void Properties_OfADeclaredConnection_AreItsFields()
    {
        using var program = TestProgram.WithEnvironment(Properties, Orders);
        Connection connection = program.Get("orders-db");

        Assert.Equal(("localhost", 51234, "app", "plainly-fake", "orders"),
            (connection.Host, connection.Port, connection.Login, connection.Password?.Reveal(), connection.Schema));
    }

    [Fact]
    public void Properties_OfAnUndeclaredConnection_AreSomebodyElses()
    {
        using var program = TestProgram.WithEnvironment(Properties);

        Assert.Equal(ConnectionOutcome.NotFound, program.TryGet("orders-db").Outcome);
    }

    [Fact]
    public void PropertiesThatSayNoAddress_AreSomebodyElses()
    {
        using var program = TestProgram.WithEnvironment(
            new() { ["ORDERS_DB_PASSWORD"] = "plainly-fake", ["ORDERS_DB_PORT"] = "tcp://10.0.0.1:5432" }, Orders);

        Assert.Null(program.Get("orders-db").Password);
    }

    [Fact]
    public void OtherBackends_ComeFirst()
    {
        using var program = new TestProgram(
            b => b.AddEnvironmentVariables().AddBackend(FakeBackend.Holding(("host", "db.internal"), ("password", "another")))
                .AddManifest(TestProgram.Manifest(Orders)),
            Properties);

        Assert.Equal(("db.internal", "another"), (program.Get("orders-db").Host, program.Get("orders-db").Password?.Reveal()));
    }
}
