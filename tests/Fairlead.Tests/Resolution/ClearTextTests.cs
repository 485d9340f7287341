using Fairlead.CompilerServices;
using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Resolution;

public class ClearTextTests
{
    private static TestProgram With(string type, string text, string? manifest = null, string? host = null,
        string variable = "FAIRLEAD_CONN_X") => TestProgram.WithEnvironment(
        new() { [variable] = text },
        new ConnectionDefinition { Id = "x", ConnType = type, Extra = manifest, Host = host, ExtraDefaults = type is "http" ? null : """{"ssl": true}""" });

    [Theory]
    [InlineData("amqp", "amqp://guest:plainly-fake@localhost:5672")]
    [InlineData("redis", "redis://:plainly-fake@localhost:6379/1")]
    [InlineData("mongo", "mongodb://localhost:27017/orders")]
    [InlineData("mqtt", "mqtt://localhost:1883")]
    [InlineData("redis", "localhost:6379,password=plainly-fake")]
    [InlineData("redis", "localhost:6379,password=plainly-fake,ssl=False")]
    public void ClearText_IsUsedAsGiven_AndWarnedOfOnce(string type, string text)
    {
        using TestProgram program = With(type, text);

        Assert.False(program.Get("x").Extra.GetBoolean("ssl"));
        program.Refresh("x");
        program.Get("x");
        Assert.Equal(2, program.Log.Text.Split("'x' is used in clear text").Length);
        Assert.DoesNotContain("plainly-fake", program.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ClearTextWebAddress_KeepsItsScheme()
    {
        using TestProgram program = With("http", "http://localhost:8080/v1");

        Assert.Equal("http://localhost:8080/v1", ConnectionAddress.ToUri(program.Get("x"), "https").AbsoluteUri);
        Assert.Contains("'x' is used in clear text: its address has the scheme 'http' (environment variable FAIRLEAD_CONN_X)",
            program.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amqp", "amqps://guest:plainly-fake@mq")]
    [InlineData("redis", "cache.internal:6380,password=plainly-fake,ssl=True")]
    [InlineData("redis", "acme.redis.cache.windows.net:6380,password=plainly-fake")]
    [InlineData("mongo", "mongodb+srv://c.acme.example/orders")]
    [InlineData("mongo", "mongodb://db/orders?tls=true")]
    [InlineData("redis", """{"conn_type": "redis", "host": "cache"}""")]
    public void Tls_IsUsedWithoutAWarning(string type, string text)
    {
        using TestProgram program = With(type, text);

        Assert.True(program.Get("x").Extra.GetBoolean("ssl"));
        Assert.DoesNotContain("clear text", program.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("amqp", "amqp://guest:plainly-fake@mq:5672")]
    [InlineData("redis", "cache:6379,password=plainly-fake,ssl=false")]
    [InlineData("mongo", "mongodb://u:plainly-fake@db/orders?tls=false")]
    public void ClearTextAgainstTheManifest_IsAContradictionThatNamesBoth(string type, string text)
    {
        using TestProgram program = With(type, text, """{"ssl": true}""");
        ConnectionResolution resolution = program.TryGet("x");

        Assert.Equal(ConnectionOutcome.Malformed, resolution.Outcome);
        Assert.Contains("environment variable FAIRLEAD_CONN_X is clear text", resolution.Reason, StringComparison.Ordinal);
        Assert.Contains("the manifest asks for TLS by its extra 'ssl'", resolution.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("plainly-fake", resolution.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ListThatSaysNothing_TakesTheManifestsWord()
    {
        using TestProgram program = With("redis", "cache:6380,password=plainly-fake", """{"ssl": true}""");

        Assert.True(program.Get("x").Extra.GetBoolean("ssl"));
    }

    [Theory]
    [InlineData("https://api.acme.example/v1", ConnectionOutcome.Malformed)]
    [InlineData("https://other.acme.example/v1", ConnectionOutcome.Found)]
    public void HttpForTheManifestsHttpsHost_IsAContradiction(string manifest, ConnectionOutcome outcome)
    {
        using TestProgram program = With("http", "http://api.acme.example/v1", host: manifest);

        Assert.Equal(outcome, program.TryGet("x").Outcome);
    }
}
