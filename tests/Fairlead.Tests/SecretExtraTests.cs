using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests;

/// <summary>Extras that hold secrets are read as secrets only.</summary>
public class SecretExtraTests
{
    private const string Value = "correct-horse";

    public static TheoryData<string, Func<ConnectionExtra, string, object?>> PlainGetters => new()
    {
        { "text", static (extra, name) => extra.GetString(name) },
        { "whole number", static (extra, name) => extra.GetInt32(name) },
        { "number", static (extra, name) => extra.GetDouble(name) },
        { "boolean", static (extra, name) => extra.GetBoolean(name) },
        { "duration", static (extra, name) => extra.GetTimeSpan(name) },
        { "URI", static (extra, name) => extra.GetUri(name) },
        { "texts", static (extra, name) => extra.GetStrings(name) },
    };

    [Theory]
    [MemberData(nameof(PlainGetters), DisableDiscoveryEnumeration = true)]
    public void DeclaredSecret_IsHandedOutAsASecretOnly(string kind, Func<ConnectionExtra, string, object?> get)
    {
        ConnectionExtra extra = Resolve(Declare("http", "api_key"), $$"""{ "conn_type": "http", "host": "h", "extra": { "api_key": "{{Value}}" } }""");

        var exception = Assert.Throws<InvalidOperationException>(() => get(extra, "api_key"));

        Assert.Equal("The extra.api_key of connection 'x' is declared secret; read it with GetSecret", exception.Message);
        Assert.Equal(Value, extra.GetSecret("api_key")!.Reveal());
        Assert.NotNull(kind);
    }

    [Fact]
    public void DeclaredSecret_IsOneAlsoWhileItIsUnset() =>
        Assert.Throws<InvalidOperationException>(() => Resolve(Declare("http", "api_key"), """{ "conn_type": "http", "host": "h" }""").GetString("api_key"));

    [Fact]
    public void SecretOfABuiltInType_IsOne_WhetherTheConnectionIsDeclaredOrNot()
    {
        const string Text = """{ "conn_type": "elasticsearch", "host": "h", "extra": { "api_key": "correct-horse", "cloud_id": "c" } }""";

        foreach (ConnectionExtra extra in (ConnectionExtra[])[Resolve(Declare("elasticsearch"), Text), Resolve(null, Text)])
        {
            Assert.Throws<InvalidOperationException>(() => extra.GetString("api_key"));
            Assert.Equal(Value, extra.GetSecret("api_key")!.Reveal());
            Assert.Equal("c", extra.GetString("cloud_id"));
        }
    }

    [Theory]
    [InlineData("ssl_key")]
    [InlineData("ssl_cert")]
    [InlineData("proxy")]
    [InlineData("proxies")]
    public void ExtraThatMayHoldAKeyOrALogin_IsOne_WhateverTheType(string name)
    {
        string json = $$"""{ "{{name}}": "{{Value}}" }""";
        string text = $$"""{ "conn_type": "http", "host": "h", "extra": {{json}} }""";

        foreach (ConnectionExtra extra in (ConnectionExtra[])[Resolve(Declare("http"), text), Resolve(null, text),
            ConnectionExtra.Parse("x", json)])
        {
            var exception = Assert.Throws<InvalidOperationException>(() => extra.GetString(name));
            Assert.Equal($"The extra.{name} of connection 'x' may hold a secret; read it with GetSecret", exception.Message);
            Assert.Throws<InvalidOperationException>(() => extra.GetUri(name));
            Assert.Throws<InvalidOperationException>(() => extra.GetStrings(name));
            Assert.Equal(Value, extra.GetSecret(name)!.Reveal());
        }
    }

    [Fact]
    public void ProxyThatIsNoAddress_IsRefusedWithoutItsValue()
    {
        ConnectionExtra extra = ConnectionExtra.Parse("x", $$"""{ "proxy": "u:{{Value}}@proxy 3128", "good": "http://u:{{Value}}@proxy:3128" }""");

        var exception = Assert.Throws<ConnectionFormatException>(() => extra.GetSecretUri("proxy"));

        Assert.Equal("The extra.proxy of connection 'x' is not an absolute URI", exception.Message);
        Assert.Equal($"http://u:{Value}@proxy:3128", extra.GetSecretUri("good")!.Reveal());
        Assert.Null(extra.GetSecretUri("absent"));
    }

    private static ConnectionDefinition Declare(string type, params string[] secrets) =>
        new() { Id = "x", ConnType = type, SecretExtras = secrets };

    private static ConnectionExtra Resolve(ConnectionDefinition? definition, string text)
    {
        var environment = new FakeEnvironment { ["FAIRLEAD_CONN_X"] = text };
        using TestProgram program = definition is null ? TestProgram.WithEnvironment(environment)
            : TestProgram.WithEnvironment(environment, definition);
        return program.Get("x").Extra;
    }
}
