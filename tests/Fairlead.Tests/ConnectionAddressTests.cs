using Fairlead.CompilerServices;

namespace Fairlead.Tests;

public class ConnectionAddressTests
{
    private static Connection At(string? host, int? port = null) => new() { Id = "x", ConnType = "http", Host = host, Port = port };

    [Theory]
    [InlineData("api.example", null, "https://api.example/")]
    [InlineData("api.example", 8080, "https://api.example:8080/")]
    [InlineData("api.example:8080", null, "https://api.example:8080/")]
    [InlineData("api.example:8080", 9090, "https://api.example:9090/")]
    [InlineData("api.example/v1", 8080, "https://api.example:8080/v1")]
    [InlineData("http://api.example/v1?tenant=a", null, "http://api.example/v1?tenant=a")]
    [InlineData("127.0.0.1", 1, "https://127.0.0.1:1/")]
    [InlineData("::1", 8080, "https://[::1]:8080/")]
    [InlineData("[fe80::1]", null, "https://[fe80::1]/")]
    [InlineData("[fe80::1]:7", 8080, "https://[fe80::1]:8080/")]
    public void Address_IsPutTogetherFromHostAndPort(string host, int? port, string expected) =>
        Assert.Equal(expected, ConnectionAddress.ToUri(At(host, port), "https").AbsoluteUri);

    [Theory]
    [InlineData("es.example", null, "https://es.example:9200/")]
    [InlineData("es.example", 443, "https://es.example/")]
    [InlineData("https://es.example", null, "https://es.example/")]
    public void PortOfTheType_IsForAHostThatIsOnlyAName(string host, int? port, string expected) =>
        Assert.Equal(expected, ConnectionAddress.ToUri(At(host, port), "https", httpsPort: 9200).AbsoluteUri);

    [Theory]
    [InlineData("mq.example", "/", "amqps://mq.example/%2F")]
    [InlineData("mq.example", "a/b?c", "amqps://mq.example/a%2Fb%3Fc")]
    [InlineData("mq.example/own", "other", "amqps://mq.example/own")]
    [InlineData("mq.example", null, "amqps://mq.example")]
    public void Path_IsEncoded(string host, string? path, string expected) =>
        Assert.Equal(expected, ConnectionAddress.ToUri(At(host), "amqps", path).OriginalString);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("hunter2@db.example")]
    [InlineData("postgres://etl:hunter2@db.example")]
    [InlineData("https:///path")]
    public void WhatIsNoHost_IsAClearErrorThatQuotesNothing(string? host)
    {
        var exception = Assert.Throws<ConnectionFormatException>(() => ConnectionAddress.ToUri(At(host), "https"));

        Assert.StartsWith("The host of connection 'x' is not ", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ConnectionString_HasEverythingEncoded() => Assert.Equal(
        "mongodb://et%3Al:p%40s%2Fs@a.example:27017,b.example:27018/orders?tls=true&appName=a%26b",
        ConnectionAddress.ToConnectionString(
            new Connection { Id = "x", ConnType = "mongo", Host = "a.example:27017,b.example:27018", Login = "et:l",
                Password = new Secret("p@s/s") },
            "mongodb", "orders", [("tls", true), ("authSource", null), ("appName", "a&b")]));

    [Theory]
    [InlineData("a.example,b.example", 27017, null, "mongodb://a.example:27017,b.example:27017/?tls=true")]
    [InlineData("mongodb+srv://c.example", null, null, "mongodb+srv://c.example/?tls=true")]
    public void ConnectionStringOfSeveralHosts_HasThePortAtEach(string host, int? port, string? path, string expected) =>
        Assert.Equal(expected, ConnectionAddress.ToConnectionString(At(host, port), "mongodb", path, [("tls", true)]));

    [Fact]
    public void ValuesWithTheSeparator_AreRefusedByTheirKeyword()
    {
        var exception = Assert.Throws<ConnectionFormatException>(() =>
            ConnectionStrings.Join(At("h"), ';', [("AccountKey", new Secret("hunter2;x=y"))]));

        Assert.Equal("The AccountKey of connection 'x' is not free of ';'", exception.Message);
    }

    [Fact]
    public void Values_AreWrittenTheSameInEveryCulture() => Assert.Equal(
        "a=1.5,b=true,c=00:00:30,d=https://x.example,e",
        ConnectionStrings.Join(At("h"), ',',
            [("a", 1.5), ("b", true), ("c", TimeSpan.FromSeconds(30)), ("d", new Uri("https://x.example")), ("", "e"), ("f", null)]));
}
