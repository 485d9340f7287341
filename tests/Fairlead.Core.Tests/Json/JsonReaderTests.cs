using Fairlead.Core.Json;
using Fairlead.Core.Text;

namespace Fairlead.Core.Tests.Json;

public class JsonReaderTests
{
    [Fact]
    public void Values_KnowTheirKindTextAndPlace()
    {
        const string text = """{ "a": [1.50, "x\n\u0041", true, false, null] }""";
        JsonValue root = Read(text);
        JsonValue array = root["a"]!;

        Assert.Equal([JsonKind.Number, JsonKind.String, JsonKind.True, JsonKind.False, JsonKind.Null], array.Elements.Select(e => e.Kind));
        Assert.Equal("1.50", array.Elements[0].Text);
        Assert.Equal("x\nA", array.Elements[1].Text);
        Assert.Equal("\"a\"", Slice(text, root.Members[0].NameSpan));
        Assert.Equal("\"x\\n\\u0041\"", Slice(text, array.Elements[1].Span));
        Assert.Equal("x\\n\\u0041", Slice(text, array.Elements[1].ContentSpan));
        Assert.Equal("true", Slice(text, array.Elements[2].Span));
        Assert.Equal(text[7..^2], Slice(text, array.Span));
    }

    [Fact]
    public void DuplicateMembers_AreKeptAndTheLastIsFound()
    {
        JsonValue root = Read("""{"a": 1, "a": 2}""");

        Assert.Equal(2, root.Members.Count);
        Assert.Equal("2", root["a"]!.Text);
    }

    [Theory]
    [InlineData("// c\n{} /* d */")]
    [InlineData("// carriage return only\r{}")]
    [InlineData("/* // */ {}")]
    [InlineData("{\"a\": [1,], // c\n}")]
    [InlineData("\uFEFF{}")]
    public void RelaxedReading_TakesCommentsAndTrailingCommas(string text)
    {
        Assert.Null(JsonDocument.Parse(text, JsonReaderOptions.Relaxed).Error);
        Assert.Equal(JsonKind.Object, JsonDocument.Parse(text, JsonReaderOptions.Relaxed).Root!.Kind);
    }

    [Theory]
    [InlineData("", 0, "The text is empty")]
    [InlineData("  ", 2, "The text is empty")]
    [InlineData("{\"a\" 1}", 5, "Expected ':' after the property name")]
    [InlineData("{\"a\": }", 6, "Expected a value")]
    [InlineData("{\"a\": 1", 0, "This '{' is never closed")]
    [InlineData("[1", 0, "This '[' is never closed")]
    [InlineData("{\"a\": 1 \"b\": 2}", 8, "Expected ',' or '}'")]
    [InlineData("{a: 1}", 1, "Expected a property name in double quotes")]
    [InlineData("{\"a\": yes}", 6, "Expected a value: text needs double quotes")]
    [InlineData("{\"a\": 01}", 6, "This is not a valid number")]
    [InlineData("{\"a\": \"b\n}", 6, "This string is never closed")]
    [InlineData("{\"a\": \"\\x\"}", 7, "Unknown escape sequence")]
    [InlineData("{} {}", 3, "Expected the end of the text")]
    [InlineData("/* {}", 0, "This comment is never closed")]
    [InlineData("[1}", 2, "Expected ']'")]
    public void Mistakes_AreReportedWhereTheyAre(string text, int start, string message)
    {
        JsonError? error = JsonDocument.Parse(text, JsonReaderOptions.Relaxed).Error;

        Assert.Equal(message, error?.Message);
        Assert.Equal(start, error?.Span.Start);
    }

    [Theory]
    [InlineData("""{"a": nonsense, "b": 2}""")]
    [InlineData("""{"a": , "b": 2}""")]
    [InlineData("""{"a" 1, "b": 2}""")]
    [InlineData("""{, "b": 2}""")]
    [InlineData("""{"a": 1 "b": 2}""")]
    [InlineData("{\"a\": \"never closed,\n\"b\": 2}")]
    [InlineData("""{a: {"x": 1}, "b": 2}""")]
    [InlineData("""{'a': {"x": 1}, "b": 2}""")]
    [InlineData("""{"a": {x: [1, 2}, "b": 2}""")]
    [InlineData("""{: {"x": 1, "y": [2]}, "b": 2}""")]
    [InlineData("""{"a": ={"x": 1, "y": [2]}, "b": 2}""")]
    public void OneMistake_DoesNotHideTheNextMember(string text)
    {
        JsonDocument document = JsonDocument.Parse(text, JsonReaderOptions.Relaxed);

        Assert.NotNull(document.Error);
        Assert.Equal("2", FindAnywhere(document.Root!, "b")?.Text);
    }

    [Fact]
    public void UnquotedName_StillNamesItsValue() =>
        Assert.Equal("1", JsonDocument.Parse("""{'a': {b: 1}}""", JsonReaderOptions.Relaxed).Root!["a"]!["b"]!.Text);

    [Fact]
    public void Depth_IsLimited()
    {
        Assert.Null(JsonDocument.Parse(new string('[', 64) + new string(']', 64), JsonReaderOptions.Strict).Error);
        Assert.Equal("Nested deeper than 64 levels", JsonDocument.Parse(new string('[', 100_000), JsonReaderOptions.Strict).Error?.Message);
    }

    [Fact]
    public void Length_IsLimited() =>
        Assert.Equal(
            "The text is longer than 3 characters", JsonDocument.Parse("[1 ]", new JsonReaderOptions { MaximumLength = 3 }).Error?.Message);

    [Theory]
    [InlineData("{\"password\": hunter2plain}")]
    [InlineData("hunter2plain")]
    [InlineData("{\"password\": \"hunter2plain")]
    [InlineData("{\"password\": \"x\" hunter2plain}")]
    public void Messages_NeverRepeatTheText(string text) =>
        Assert.DoesNotContain("hunter2", JsonDocument.Parse(text, JsonReaderOptions.Relaxed).Error!.Message, StringComparison.Ordinal);

    private static JsonValue Read(string text)
    {
        JsonDocument document = JsonDocument.Parse(text, JsonReaderOptions.Strict);
        Assert.Null(document.Error);
        return document.Root!;
    }

    private static JsonValue? FindAnywhere(JsonValue value, string name) =>
        value[name] ?? value.Members.Select(member => FindAnywhere(member.Value, name)).FirstOrDefault(found => found is not null);

    private static string Slice(string text, SourceSpan span) => text.Substring(span.Start, span.Length);
}
