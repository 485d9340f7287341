using Fairlead.Core.Connections;

namespace Fairlead.Core.Tests.Connections;

public class ConnectionUriTests
{
    [Theory]
    [InlineData("username:password?schema=airflow", "'://'")]
    [InlineData("google_cloud_platform://host/x", "'-'")]
    [InlineData("://host", "connection type")]
    [InlineData("1x://host", "connection type")]
    [InlineData("mysql://u:p/ss@h/db", "%2F")]
    [InlineData("mysql://u:12/34@h/db", "%2F")]
    [InlineData("mysql://u:p?ss@h/db", "%3F")]
    [InlineData("mysql://u:12?x@h/db", "%3F")]
    [InlineData("mysql://u:p#ss@h/db", "%23")]
    [InlineData("mysql://u:p@s/s@h/db", "%2F")]
    [InlineData("mysql://h/db#comment", "%23")]
    [InlineData("mysql://h/db?a=1#b", "%23")]
    [InlineData("http://http://host", "repeats")]
    [InlineData("HTTP://http://host", "repeats")]
    [InlineData("s://https://host", "repeats")]
    [InlineData("http://https://ftp://host", "://")]
    [InlineData("http://host/?callback=https://other", "%3A%2F%2F")]
    [InlineData("mysql://u:p%ss@h/db", "%25")]
    [InlineData("mysql://u:p%f0@h/db", "%25")]
    [InlineData("mysql://h/db?a=1&a=2", "twice")]
    [InlineData("http://host/?__extra__={}&a=1", "__extra__")]
    [InlineData("mysql://h:port/db", "port")]
    [InlineData("mysql://h:65536/db", "port")]
    [InlineData("mysql://u:p[ss@h/db", "%5B")]
    [InlineData(" mysql://h/db", "white space")]
    [InlineData("mysql://h/db\n", "white space")]
    [InlineData("mysql://u:a\tb@h/db", "control")]
    [InlineData("http://host/?__extra__=hi", "JSON")]
    [InlineData("http://host/?__extra__=%5B1%5D", "JSON")]
    [InlineData("", "empty")]
    public void StrictMode_RefusesWhatAirflowWouldMisread(string uri, string hint)
    {
        ConnectionParseResult result = ConnectionUri.Parse(uri, ConnectionFormat.Strict);

        Assert.Null(result.Fields);
        Assert.Contains(hint, result.Defect, StringComparison.Ordinal);
    }

    [Fact]
    public void StrictMode_ReadsAFullUri()
    {
        ConnectionFields fields = Read("my-conn-type://lo%40gin:pa%2Fss%25@My.Host:5432/sche%20ma?timeout=30&note=a+b%26c");

        Assert.Equal(new ConnectionFields
        {
            ConnType = "my_conn_type", Login = "lo@gin", Password = "pa/ss%", Host = "My.Host", Port = 5432, Schema = "sche ma",
            Extra = """{"timeout": "30", "note": "a b&c"}""",
        }, fields);
    }

    [Fact]
    public void StrictMode_TakesEmptyPartsForAbsentOnes() =>
        Assert.Equal(new ConnectionFields { ConnType = "redis" }, Read("redis://:@/"));

    [Fact]
    public void StrictMode_KeepsTheHostsCase() => Assert.Equal("Account.Snowflake", Read("snowflake://Account.Snowflake").Host);

    [Theory]
    [InlineData("spark://k8s://100.68.0.1:443", "k8s://100.68.0.1", 443)]
    [InlineData("x://[::1]:80", "::1", 80)]
    [InlineData("x://%5B%3A%3A1%5D:80", "[::1]", 80)]
    [InlineData("http://http%3A%2F%2Fhost", "http://host", null)]
    [InlineData("sqlite://%2Fvar%2Flib%2Forders.db", "/var/lib/orders.db", null)]
    public void StrictMode_ReadsUnusualHosts(string uri, string host, int? port)
    {
        ConnectionFields fields = Read(uri);

        Assert.Equal(host, fields.Host);
        Assert.Equal(port, fields.Port);
    }

    [Fact]
    public void PasswordWithAnAt_IsReadToTheLastOne() => Assert.Equal("p@ss", Read("mysql://u:p@ss@h/db").Password);

    [Fact]
    public void CapitalsInAHost_SurviveAirflow()
    {
        string uri = ConnectionUri.Format(new ConnectionFields { ConnType = "x", Host = "myHost_A" });

        Assert.Equal("myHost_A", ConnectionUri.Parse(uri, ConnectionFormat.Compatible).Fields!.Host);
    }

    [Fact]
    public void PortZero_IsWritten() =>
        Assert.Equal("x://h:0", ConnectionUri.Format(new ConnectionFields { ConnType = "x", Host = "h", Port = 0 }));

    [Theory]
    [InlineData("""{"a": 1}""")]
    [InlineData("""{"a": "1", "a": "2"}""")]
    [InlineData("""{"__extra__": "x"}""")]
    [InlineData("""{"a": {"b": [null, true]}}""")]
    [InlineData("{}")]
    public void ExtraThatAQueryCannotHold_TravelsAsJson(string extra)
    {
        string uri = ConnectionUri.Format(new ConnectionFields { ConnType = "x", Host = "h", Extra = extra });

        Assert.StartsWith("x://h/?__extra__=", uri, StringComparison.Ordinal);
        Assert.Equal(extra, Read(uri).Extra);
    }

    [Fact]
    public void Fields_PrintNoValue()
    {
        ConnectionFields fields = Read("mysql://ulogin:upass@uhost/uschema?key=uextra");

        Assert.Equal("ConnectionFields { ConnType = mysql }", $"{fields}");
    }

    private static ConnectionFields Read(string uri)
    {
        ConnectionParseResult result = ConnectionUri.Parse(uri, ConnectionFormat.Strict);
        Assert.Null(result.Defect);
        return result.Fields!;
    }
}
