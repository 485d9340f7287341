using Fairlead.Core.Text;

namespace Fairlead.Core.Tests.Text;

public class SuggestionTests
{
    private static readonly string[] Ids = ["orders_db", "orders_api", "lake", "fx_feed"];

    [Theory]
    [InlineData("order_db", "orders_db")]
    [InlineData("odrers_db", "orders_db")]
    [InlineData("ORDERS-DB", "orders_db")]
    [InlineData(" orders db ", "orders_db")]
    [InlineData("ordersdb", "orders_db")]
    [InlineData("orders_ap", "orders_api")]
    [InlineData("laek", "lake")]
    [InlineData("fxfeed", "fx_feed")]
    public void NearMiss_IsWhatWasMeant(string typed, string meant)
    {
        Assert.Equal(meant, Suggestions.Find(typed, Ids));
        Assert.Equal($"; did you mean '{meant}'?", Suggestions.GetPhrase(typed, Ids));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("invoices")]
    [InlineData("bike")]
    [InlineData("q")]
    public void NothingNear_SuggestsNothing(string typed)
    {
        Assert.Null(Suggestions.Find(typed, Ids));
        Assert.Equal("", Suggestions.GetPhrase(typed, Ids));
    }

    [Theory]
    [InlineData("orders_db2", "orders_db1")]
    [InlineData("orders_db1", "orders_db2")]
    public void NearestWins_WhateverTheOrder(string first, string second) =>
        Assert.Equal("orders_db1", Suggestions.Find("orders_db_1", [first, second]));
}
