using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Connections;

namespace Fairlead.Core.Tests.Connections;

public class ConnectionJsonTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("{", "breaks off at line 1, column 2")]
    [InlineData("{\n  \"host\": \"h\",\n  \"port\": 1", "breaks off at line 3, column 12")]
    [InlineData("{\n  \"host\" 1}", "line 2, column 10")]
    [InlineData("[]", "not an object")]
    [InlineData("""{"hunter2": "x"}""", "none of a connection's fields")]
    [InlineData("""{"pasword": "x"}""", "did you mean 'password'?")]
    [InlineData("""{"user": "x", "login": "y"}""", "login twice")]
    [InlineData("""{"host": 5}""", "'host'")]
    [InlineData("""{"password": ["a"]}""", "'password'")]
    [InlineData("""{"host": "a", "host": "b"}""", "twice")]
    [InlineData("""{"port": 1.5}""", "'port'")]
    [InlineData("""{"port": true}""", "'port'")]
    [InlineData("""{"port": "65536"}""", "'port'")]
    [InlineData("""{"extra": "hi"}""", "'extra'")]
    [InlineData("""{"extra": [1]}""", "'extra'")]
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
        ConnectionFields fields =
            ConnectionJson.Parse("""{"uri": "mysql://h", "description": "Orders"}""", ConnectionFormat.Strict).Fields!;

        Assert.Equal(new ConnectionFields { ConnType = "mysql", Host = "h", Description = "Orders" }, fields);
    }

    [Theory]
    [InlineData("""{"username": "u", "password": "p", "dbname": "d", "host": "h", "port": 1, "engine": "postgres", "dbInstanceIdentifier": "x"}""")]
    [InlineData("""{"user": "u", "pwd": "p", "database": "d", "server": "h", "port": "1", "type": "postgresql"}""")]
    [InlineData("""{"uri": "postgres://u:p@h:1/d"}""")]
    [InlineData("""{"url": "postgres://u:old@h/d", "port": 1, "password": "p"}""")]
    public void NamesOfOtherTools_AreTheirFields(string json) => Assert.Equal(
        new ConnectionFields { ConnType = "postgres", Host = "h", Port = 1, Login = "u", Password = "p", Schema = "d" },
        ConnectionJson.Parse(json, ConnectionFormat.Strict, ConnectionTypeTable.BuiltIn.Find("postgres")).Fields);

    [Fact]
    public void ExtraOfTheTypeBesideTheFields_IsAnExtra()
    {
        ConnectionFields fields = ConnectionJson.Parse(
            """{"host": "h", "sslmode": "verify-full"}""", ConnectionFormat.Strict, ConnectionTypeTable.BuiltIn.Find("postgres")).Fields!;

        Assert.Equal("""{"sslmode": "verify-full"}""", fields.Extra);
    }

    [Fact]
    public void AirflowsOwnReading_KnowsNoOtherNames() =>
        Assert.DoesNotContain(
            "hunter2", ConnectionJson.Parse("""{"hunter2": "x"}""", ConnectionFormat.Compatible).Defect, StringComparison.Ordinal);

    [Fact]
    public void ExtraAsTextOrAsObject_IsTheSame()
    {
        ConnectionFields asText = ConnectionJson.Parse("""{"extra": "{\"a\": 1}"}""", ConnectionFormat.Strict).Fields!;
        ConnectionFields asObject = ConnectionJson.Parse("""{"extra": {"a": 1}}""", ConnectionFormat.Strict).Fields!;

        Assert.Equal("""{"a": 1}""", asText.Extra);
        Assert.Equal(asText, asObject);
    }

    [Fact]
    public void EmptyPassword_IsNoPassword() =>
        Assert.Null(ConnectionJson.Parse("""{"password": ""}""", ConnectionFormat.Strict).Fields!.Password);

    [Fact]
    public void ExtrasText_IsKeptToTheLetter()
    {
        var fields = new ConnectionFields { Extra = """{ "n": 1.50e2,  "a": "\u00e9", "a": "x" }""" };

        Assert.Equal(fields, ConnectionJson.Parse(ConnectionJson.Format(fields), ConnectionFormat.Strict).Fields);
    }
}
