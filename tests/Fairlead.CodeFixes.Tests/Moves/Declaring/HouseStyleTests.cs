using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Tests.Moves.Declaring;

/// <summary>New entries of manifests look like those beside them.</summary>
public class HouseStyleTests
{
    private const string Entry = """{ "conn_type": "postgres", "host": "db", "schema": "s", "extra": { "sslmode": "require" }, "fields": { "password": { "required": true } } }""";

    [Theory]
    [InlineData("one line each",
        "{\n  \"connections\": {\n    \"a\": { \"conn_type\": \"http\", \"host\": \"b\" }\n  }\n}\n",
        "{\n  \"connections\": {\n    \"a\": { \"conn_type\": \"http\", \"host\": \"b\" },\n    \"x\": " + Entry + "\n  }\n}\n")]
    [InlineData("no blanks, one line for all",
        "{\"connections\":{\"a\":{\"conn_type\":\"http\",\"host\":\"b\"},\"b\":{\"conn_type\":\"http\"}}}",
        "{\"connections\":{\"a\":{\"conn_type\":\"http\",\"host\":\"b\"},\"b\":{\"conn_type\":\"http\"},\"x\":{\"conn_type\":\"postgres\",\"host\":\"db\",\"schema\":\"s\",\"extra\":{\"sslmode\":\"require\"},\"fields\":{\"password\":{\"required\":true}}}}}")]
    [InlineData("a line each property, tabs, CRLF, trailing commas, a blank line between",
        "{\r\n\t\"connections\": {\r\n\t\t\"a\": {\r\n\t\t\t\"conn_type\": \"http\",\r\n\t\t},\r\n\r\n\t\t// the second\r\n\t\t\"b\": {\r\n\t\t\t\"host\": \"b\",\r\n\t\t\t\"conn_type\": \"http\",\r\n\t\t},\r\n\t},\r\n}\r\n",
        "{\r\n\t\"connections\": {\r\n\t\t\"a\": {\r\n\t\t\t\"conn_type\": \"http\",\r\n\t\t},\r\n\r\n\t\t// the second\r\n\t\t\"b\": {\r\n\t\t\t\"host\": \"b\",\r\n\t\t\t\"conn_type\": \"http\",\r\n\t\t},\r\n\r\n\t\t\"x\": {\r\n\t\t\t\"host\": \"db\",\r\n\t\t\t\"conn_type\": \"postgres\",\r\n\t\t\t\"schema\": \"s\",\r\n\t\t\t\"extra\": { \"sslmode\": \"require\" },\r\n\t\t\t\"fields\": { \"password\": { \"required\": true } },\r\n\t\t},\r\n\t},\r\n}\r\n")]
    [InlineData("four blanks, nested objects on several lines",
        "{\n    \"connections\": {\n        \"a\": {\n            \"conn_type\": \"http\",\n            \"extra\": {\n                \"b\": 1\n            }\n        } // last\n    }\n}\n",
        "{\n    \"connections\": {\n        \"a\": {\n            \"conn_type\": \"http\",\n            \"extra\": {\n                \"b\": 1\n            }\n        }, // last\n        \"x\": {\n            \"conn_type\": \"postgres\",\n            \"host\": \"db\",\n            \"schema\": \"s\",\n            \"extra\": {\n                \"sslmode\": \"require\"\n            },\n            \"fields\": {\n                \"password\": {\n                    \"required\": true\n                }\n            }\n        }\n    }\n}\n")]
    [InlineData("nothing there yet",
        "{\n  \"namespace\": \"Acme\"\n}\n",
        "{\n  \"namespace\": \"Acme\",\n  \"connections\": {\n    \"x\": {\n      \"conn_type\": \"postgres\",\n      \"host\": \"db\",\n      \"schema\": \"s\",\n      \"extra\": { \"sslmode\": \"require\" },\n      \"fields\": { \"password\": { \"required\": true } }\n    }\n  }\n}\n")]
    [InlineData("something behind",
        "{\n  \"connections\": {\n    \"a\": { \"conn_type\": \"http\" }\n  },\n  \"deployments\": { \"production\": {} }\n}\n",
        "{\n  \"connections\": {\n    \"a\": { \"conn_type\": \"http\" },\n    \"x\": " + Entry + "\n  },\n  \"deployments\": { \"production\": {} }\n}\n")]
    public async Task Entry_LooksLikeItsNeighbours(string why, string before, string after)
    {
        using DeclaringTest test = new DeclaringTest().WithManifest(before);
        (_, Solution solution) = await test.DeclareAsync("x postgres host=db schema=s extra.sslmode=Require password!=hunter2");
        string text = await DeclaringTest.ReadAsync(solution);
        Assert.True(text == after, $"{why}:\n{text}\ninstead of\n{after}");
    }

    [Fact]
    public async Task LongEntryAmongShortAndLongOnes_TakesSeveralLines()
    {
        using DeclaringTest test = new DeclaringTest().WithManifest(
            "{\n  \"connections\": {\n    \"a\": { \"conn_type\": \"http\" },\n    \"b\": {\n      \"conn_type\": \"http\"\n    }\n  }\n}\n");
        (_, Solution solution) = await test.DeclareAsync(
            "x postgres host=a-long-name.of-a-server.acme.io schema=orders login=a-long-login password!=hunter2",
            "y generic password!=other");
        string text = await DeclaringTest.ReadAsync(solution);
        Assert.Contains("\n    \"x\": {\n      \"conn_type\": \"postgres\",\n      \"host\": ", text, StringComparison.Ordinal);
        Assert.Contains("\n    \"y\": { \"conn_type\": \"generic\", \"fields\": ", text, StringComparison.Ordinal);
    }
}
