namespace LegacyImport;

/// <summary>Daily prices and exchange rates of a partner who has offered HTTPS for years.</summary>
internal static class PriceFeed
{
    private const string RatesHost = "rates.partner.io";

    public static Uri PricesAddress { get; } = new("http://feeds.partner.io/prices.csv");

    public static Uri RatesAddress(string region) => new("http://" + RatesHost + "/v1/" + region);

    public static Uri StatusAddress(string host) => new UriBuilder("http", host, 8080, "status").Uri;

    /// <summary>Not a finding: the program's own health page, on this machine.</summary>
    public static Uri OwnHealth { get; } = new("http://localhost:5000/health");
}
