using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests;

public class ConnectionDisplayTests
{
    [Fact]
    public void Display_SaysWhereTheConnectionLeads_AndWhatIsSet()
    {
        var connection = new Connection
        {
            Id = "orders_db", ConnType = "postgres", Host = "db.internal", Port = 5432, Schema = "orders", Login = "etl",
                Password = new("correct-horse"),
            Extra = ConnectionExtra.Parse("orders_db", """{ "sslmode": "verify-full", "api_key": "correct-horse" }"""),
        };

        Assert.Equal(
            "Connection 'orders_db' (postgres) host db.internal port 5432 schema orders login etl; "
            + "set: host, port, schema, login, password, extra.api_key, extra.sslmode",
            connection.ToDisplayString());
    }

    [Fact]
    public void Display_OfNothing_SaysSo() =>
        Assert.Equal("Connection 'x' (generic); set: nothing", new Connection { Id = "x", ConnType = "generic" }.ToDisplayString());

    [Theory]
    [InlineData("https://api.example", "https://api.example")]
    [InlineData("https://api.example:8443/", "https://api.example:8443")]
    [InlineData("https://hooks.example/services/T0/B0/hunter2", "https://hooks.example/…")]
    [InlineData("https://acct.blob.core.windows.net/files?sig=hunter2", "https://acct.blob.core.windows.net/…")]
    [InlineData("https://etl:hunter2@api.example", "…")]
    [InlineData("https://etl:hun/ter2@api.example", "…")]
    [InlineData("db.internal?password=hunter2", "…")]
    [InlineData("db1.internal, db2.internal", "db1.internal,db2.internal")]
    [InlineData("localhost:6379,password=hunter2", "localhost:6379,…")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData("kW3vR8qLz2TnXp5JhYb7Mc4D", "…")]
    [InlineData("data/orders.db", "data/orders.db")]
    public void Host_IsShownWithoutWhatMayBeAKey(string host, string shown) => Assert.Equal(
        $"Connection 'x' (http) host {shown}; set: host", new Connection { Id = "x", ConnType = "http", Host = host }.ToDisplayString());

    [Theory]
    [InlineData("etl", "etl")]
    [InlineData("etl@acme.example", "etl@acme.example")]
    [InlineData("kW3vR8qLz2TnXp5JhYb7Mc4D", "…")]
    [InlineData("etl:hunter2=", "etl:…")]
    public void Login_IsShownWhereItLooksLikeAUser(string login, string shown) => Assert.Equal(
        $"Connection 'x' (http) login {shown}; set: login",
        new Connection { Id = "x", ConnType = "http", Login = login }.ToDisplayString());

    [Theory]
    [InlineData("orders", "orders")]
    [InlineData("//etl:hunter2@db/orders", "…")]
    [InlineData("orders;password=hunter2", "…")]
    [InlineData("kW3vR8qLz2TnXp5JhYb7Mc4D", "…")]
    public void Schema_IsShownWhereItLooksLikeAName(string schema, string shown) => Assert.Equal(
        $"Connection 'x' (http) schema {shown}; set: schema",
        new Connection { Id = "x", ConnType = "http", Schema = schema }.ToDisplayString());

    [Fact]
    public void ValueWithItsQuotes_DoesNotPutThePasswordIntoAField()
    {
        var environment = new FakeEnvironment { ["AIRFLOW_CONN_X"] = "\"postgres://etl:correct-horse@db.internal/orders\"" };
        using TestProgram program = TestProgram.WithEnvironment(environment, new ConnectionDefinition { Id = "x", ConnType = "postgres" });

        ConnectionResolution resolution = program.TryGet("x");

        Assert.Equal("", resolution.Connection is { } found ? $"{found.Host} {found.Schema} {found.Login}" : "");
    }
}
