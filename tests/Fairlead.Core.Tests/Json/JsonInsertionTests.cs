using Fairlead.Core.Json;

namespace Fairlead.Core.Tests.Json;

public class JsonInsertionTests
{
    [Theory]
    [InlineData("{}", "{\n  \"new\": 1\n}")]
    [InlineData("{ }", "{\n  \"new\": 1\n}")]
    [InlineData("{ \"a\": 1 }", "{ \"a\": 1, \"new\": 1 }")]
    [InlineData("{ \"a\": 1, }", "{ \"a\": 1, \"new\": 1 }")]
    [InlineData("{ \"a\": 1 /* one */ }", "{ \"a\": 1 /* one */, \"new\": 1 }")]
    [InlineData("{\n  \"a\": 1\n}\n", "{\n  \"a\": 1,\n  \"new\": 1\n}\n")]
    [InlineData("{\n    \"a\": 1,\n}", "{\n    \"a\": 1,\n    \"new\": 1,\n}")]
    [InlineData("{\n  \"a\": 1,\n\n  \"b\": 2\n}", "{\n  \"a\": 1,\n\n  \"b\": 2,\n\n  \"new\": 1\n}")]
    [InlineData("{\n  \"a\": 1,\n  // b\n  \"b\": 2\n}", "{\n  \"a\": 1,\n  // b\n  \"b\": 2,\n  \"new\": 1\n}")]
    [InlineData("{\"a\":1,\"b\":2}", "{\"a\":1,\"b\":2,\"new\": 1}")]
    [InlineData("{\n\t\"a\": 1 // one, the first\n}", "{\n\t\"a\": 1, // one, the first\n\t\"new\": 1\n}")]
    [InlineData("{\n  \"a\": 1\n  // \"b\": 2,\n}", "{\n  \"a\": 1,\n  // \"b\": 2,\n  \"new\": 1\n}")]
    [InlineData("{\n  // nothing yet\n}", "{\n  // nothing yet\n  \"new\": 1\n}")]
    [InlineData("{\r\n  \"a\": 1\r\n}", "{\r\n  \"a\": 1,\r\n  \"new\": 1\r\n}")]
    [InlineData("{\n  \"a\": 1 }", "{\n  \"a\": 1,\n  \"new\": 1\n}")]
    [InlineData("{ \"a\": 1,\n  \"b\": 2 }", "{ \"a\": 1,\n  \"b\": 2,\n  \"new\": 1\n}")]
    [InlineData("{\n  \"a\": \"}, // no comment\"\n}", "{\n  \"a\": \"}, // no comment\",\n  \"new\": 1\n}")]
    public void Member_IsAddedInTheTextsOwnStyle(string before, string after)
    {
        Assert.Equal(after, Add(before, root => root));
        Assert.Null(JsonDocument.Parse(after, JsonReaderOptions.Relaxed).Error);
    }

    [Theory]
    [InlineData("{\n  \"a\": {\n    \"b\": 1\n  }\n}", "{\n  \"a\": {\n    \"b\": 1,\n    \"new\": 1\n  }\n}")]
    [InlineData("{\n    \"a\": {}\n}", "{\n    \"a\": {\n        \"new\": 1\n    }\n}")]
    [InlineData("{ \"a\": {} }", "{ \"a\": {\n  \"new\": 1\n} }")]
    [InlineData("{\n\t\"a\": {\n\t}\n}", "{\n\t\"a\": {\n\t\t\"new\": 1\n\t}\n}")]
    public void NestedObject_IsIndentedOnceMore(string before, string after) => Assert.Equal(after, Add(before, root => root["a"]!));

    [Theory]
    [InlineData("{ \"a\": 1, \"b\": 2 }", "{ \"a\": 1, \"new\": 1, \"b\": 2 }")]
    [InlineData("{\n  \"a\": 1, // one, the first\n  \"b\": 2\n}", "{\n  \"a\": 1, // one, the first\n  \"new\": 1,\n  \"b\": 2\n}")]
    [InlineData("{\r\n\t\"a\": 1 /* , */,\r\n\t// two\r\n\t\"b\": 2\r\n}", "{\r\n\t\"a\": 1 /* , */,\r\n\t\"new\": 1,\r\n\t// two\r\n\t\"b\": 2\r\n}")]
    [InlineData("{\n  \"a\": 1, \"b\": 2\n}", "{\n  \"a\": 1, \"new\": 1, \"b\": 2\n}")]
    [InlineData("{ \"a\": 1 }", "{ \"a\": 1, \"new\": 1 }")]
    public void MemberAfterAnother_StandsThere(string before, string after)
    {
        JsonValue root = JsonDocument.Parse(before, JsonReaderOptions.Relaxed).Root!;
        Assert.Equal(after, JsonInsertion.AddAfter(before, root, root.Members[0], "new", "1"));
        Assert.Null(JsonDocument.Parse(after, JsonReaderOptions.Relaxed).Error);
    }

    [Theory]
    [InlineData("[]", "[1]")]
    [InlineData("[ ]", "[1]")]
    [InlineData("[\"a\"]", "[\"a\", 1]")]
    [InlineData("[\"a\", ]", "[\"a\", 1 ]")]
    [InlineData("[\n  \"a\"\n]", "[\n  \"a\",\n  1\n]")]
    [InlineData("[\n  \"a\", // one\n  // more\n]", "[\n  \"a\", // one\n  // more\n  1,\n]")]
    [InlineData("[\n  // nothing yet\n]", "[\n  // nothing yet\n  1\n]")]
    public void Element_IsAddedInTheTextsOwnStyle(string before, string after)
    {
        JsonValue root = JsonDocument.Parse(before, JsonReaderOptions.Relaxed).Root!;
        Assert.Equal(after, JsonInsertion.AddElement(before, root, "1"));
    }

    [Fact]
    public void Name_IsEncoded()
    {
        JsonValue root = JsonDocument.Parse("{ \"a\": 1 }", JsonReaderOptions.Strict).Root!;
        Assert.Equal("{ \"a\": 1, \"\\\"\\u00e9\": 2 }", JsonInsertion.Add("{ \"a\": 1 }", root, "\"é", "2"));
    }

    private static string Add(string text, Func<JsonValue, JsonValue> target) =>
        JsonInsertion.Add(text, target(JsonDocument.Parse(text, JsonReaderOptions.Relaxed).Root!), "new", "1");
}
