using Fairlead.Core.Connections;

namespace Fairlead.Core.Tests.Connections;

public class ConnectionIdTests
{
    [Theory]
    [InlineData("orders_db", true)]
    [InlineData("größe", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    [InlineData("a$b", false)]
    public void Validity(string id, bool valid) => Assert.Equal(valid, ConnectionId.IsValid(id));

    [Fact]
    public void Validity_EndsAt250Characters()
    {
        Assert.True(ConnectionId.IsValid(new string('a', 250)));
        Assert.False(ConnectionId.IsValid(new string('a', 251)));
    }

    [Theory]
    [InlineData("orders_db", new[] { "FAIRLEAD_CONN_ORDERS_DB" })]
    [InlineData("orders-db.eu", new[] { "FAIRLEAD_CONN_ORDERS-DB.EU", "FAIRLEAD_CONN_ORDERS_DB_EU" })]
    public void EnvironmentNames_AddOneThatShellsAccept(string id, string[] names) =>
        Assert.Equal(names, ConnectionId.EnvironmentNames(ConnectionId.FairleadPrefix, id));
}
