using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.Configuration;

namespace Fairlead.Tests.Backends;

public class ConfigurationBackendTests
{
    [Fact]
    public void Fields_InAnyUsualSpelling()
    {
        using TestProgram program = With(("Connections:orders_db:conn_type", "postgres"), ("Connections:orders_db:Host", "db"),
            ("Connections:orders_db:password", "p"),
            ("Connections:orders_db:port", "5433"));
        Connection connection = program.Get("orders_db");

        Assert.Equal("postgres", connection.ConnType);
        Assert.Equal("db", connection.Host);
        Assert.Equal("p", connection.Password?.Reveal());
        Assert.Equal(5433, connection.Port);
        Assert.Contains(new ConnectionFieldSource { Field = "password", Source = "configuration Connections:orders_db:password" },
            connection.SetFields);
    }

    [Fact]
    public void Extra_KeepsItsShape()
    {
        using TestProgram program = With(
            ("Connections:x:host", "h"), ("Connections:x:extra:timeout", "30"), ("Connections:x:extra:brokers:0", "a:1"),
            ("Connections:x:extra:brokers:1", "b:2"),
            ("Connections:x:extra:tags:team", "etl"));
        ConnectionExtra extra = program.Get("x").Extra;

        Assert.Equal(30, extra.GetInt32("timeout"));
        Assert.Equal(["a:1", "b:2"], extra.GetStrings("brokers"));
        Assert.Equal("""{"team":"etl"}""", extra.GetString("tags"));
    }

    [Fact]
    public void ExtraAsJsonText_IsRead()
    {
        using TestProgram program = With(("Connections:x:host", "h"), ("Connections:x:extra", """{"timeout": 30}"""));

        Assert.Equal(30, program.Get("x").Extra.GetInt32("timeout"));
    }

    [Theory]
    [InlineData("Connections:orders_db")]
    [InlineData("ConnectionStrings:orders_db")]
    [InlineData("connectionstrings:ORDERS_DB")]
    public void WholeConnection_UnderEitherSection(string key)
    {
        using TestProgram program = With((key, "Host=db;Username=etl;Password=p"));

        Assert.Equal("db", program.Get("orders_db").Host);
    }

    [Fact]
    public void Fields_WinOverTheConnectionString()
    {
        using TestProgram program = With(("ConnectionStrings:x", "Host=db;Password=old"), ("Connections:x:password", "new"));
        Connection connection = program.Get("x");

        Assert.Equal("db", connection.Host);
        Assert.Equal("new", connection.Password?.Reveal());
    }

    [Fact]
    public void NearlyAField_IsAnErrorThatNamesTheKey()
    {
        using TestProgram program = With(("Connections:x:pasword", "hunter2"));
        string description = program.TryGet("x").ToString();

        Assert.Contains("Connections:x:pasword): a connection has no such field; did you mean 'password'?", description,
            StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", description, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownKeysBesideFields_AreLeftAlone()
    {
        using TestProgram program = With(("Connections:x:username", "u"), ("Connections:x:hunter2", "y"),
            ("Connections:x:provider:name", "acme"));

        Assert.Equal("u", program.Get("x").Login);
        Assert.DoesNotContain("hunter2", program.TryGet("x") + program.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoNamesOfOneField_MustAgree()
    {
        using TestProgram agreed = With(("Connections:x:user", "u"), ("Connections:x:username", "u"));
        using TestProgram contradicting = With(("Connections:x:user", "u"), ("Connections:x:username", "hunter2"));

        Assert.Equal("u", agreed.Get("x").Login);
        Assert.Equal(ConnectionOutcome.Malformed, contradicting.TryGet("x").Outcome);
        Assert.DoesNotContain("hunter2", contradicting.TryGet("x").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NotFound_SaysWhereItLooked()
    {
        using TestProgram program = With();

        Assert.Contains("configuration: not found (Connections:x, ConnectionStrings:x)", program.TryGet("x").ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Reload_IsSeenAtOnce()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:x", "Host=old")])
            .Build();
        using var program = new TestProgram(b => b.AddConfiguration(configuration));
        string? seen = null;
        using IDisposable subscription = program.Connections.OnChange("x", c => seen = c.Host);
        Assert.Equal("old", program.Get("x").Host);

        configuration["ConnectionStrings:x"] = "Host=new";
        configuration.Reload();

        Assert.Equal("new", seen);
        Assert.Equal("new", program.Get("x").Host);
    }

    private static TestProgram With(params (string Key, string Value)[] settings) => new(b => b.AddConfiguration(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build()));
}
