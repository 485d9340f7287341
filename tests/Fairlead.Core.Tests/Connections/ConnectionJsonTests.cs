using Fairlead.Core.Connections;

namespace Fairlead.Core.Tests.Connections;

public class ConnectionJsonTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("{", "line 1, column 1")]
    [InlineData("{\n  \"host\" 1}", "line 2, column 10")]
    [InlineData("[]", "not an object")]
    [InlineData("""{"user": "x"}""", "'user'")]
    [InlineData("""{"host": 5}""", "'host'")]
    [InlineData("""{"password": ["a"]}""", "'password'")]
    [InlineData("""{"host": "a", "host": "b"}""", "twice")]
    [InlineData("""{"port": 1.5}""", "'port'")]
    [InlineData("""{"port": true}""", "'port'")]
    [InlineData("""{"port": "65536"}""", "'port'")]
    [InlineData("""{"extra": "hi"}""", "'extra'")]
    [InlineData("""{"extra": [1]}""", "'extra'")]
    [InlineData("""{"uri": "mysql://h", "port": 1}""", "'uri'")]
    [InlineData("""{"uri": "my_sql://h"}""", "'_'")]
    [InlineData("""{"host": "h"} // comment""", "Comments")]
    public void Defects_NameTheFieldAndQuoteNoValue(string json, string hint)
    {
        ConnectionParseResult result = ConnectionJson.Parse(json, ConnectionFormat.Strict);

        Assert.Null(result.Fields);
        Assert.Contains(hint, result.Defect, StringComparison.Ordinal);
    }

    [Fact]
    public void BrokenJson_NeverShowsTheSecretInIt()
    {
        ConnectionParseResult result = ConnectionJson.Parse("""{"password": hunter2-plain}""", ConnectionFormat.Strict);

        Assert.DoesNotContain("hunter2", result.Defect, StringComparison.Ordinal);
    }

    [Fact]
    public void UriWithADescription_IsRead()
    {
        ConnectionFields fields = ConnectionJson.Parse("""{"uri": "mysql://h", "description": "Orders"}""", ConnectionFormat.Strict).Fields!;

        Assert.Equal(new ConnectionFields { ConnType = "mysql", Host = "h", Description = "Orders" }, fields);
    }

    [Fact]
    public void ExtraAsTextOrAsObject_IsTheSame()
    {
        ConnectionFields asText = ConnectionJson.Parse("""{"extra": "{\"a\": 1}"}""", ConnectionFormat.Strict).Fields!;
        ConnectionFields asObject = ConnectionJson.Parse("""{"extra": {"a": 1}}""", ConnectionFormat.Strict).Fields!;

        Assert.Equal("""{"a": 1}""", asText.Extra);
        Assert.Equal(asText, asObject);
    }

    [Fact]
    public void EmptyPassword_IsNoPassword() => Assert.Null(ConnectionJson.Parse("""{"password": ""}""", ConnectionFormat.Strict).Fields!.Password);

    [Fact]
    public void ExtrasText_IsKeptToTheLetter()
    {
        var fields = new ConnectionFields { Extra = """{ "n": 1.50e2,  "a": "\u00e9", "a": "x" }""" };

        Assert.Equal(fields, ConnectionJson.Parse(ConnectionJson.Format(fields), ConnectionFormat.Strict).Fields);
    }
}
