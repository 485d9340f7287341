namespace Fairlead.Tests;

public class ConnectionExtraTests
{
    private readonly ConnectionExtra _extra = ConnectionExtra.Parse("orders_db", """
        {
          "text": "a", "number": 42, "numberText": "42", "ratio": 1.5, "flag": true, "flagText": "False", "nothing": null,
          "seconds": 30, "secondsText": "30", "clock": "00:01:30", "iso": "PT2M", "uri": "https://host/path",
          "list": ["a", 1, true], "listText": "a, b,,c", "object": {"a": 1}, "nested": [["a"]], "key": "k3y"
        }
        """);

    [Fact]
    public void Values_AreConvertedToTheTypeThatIsAskedFor()
    {
        Assert.Equal("a", _extra.GetString("text"));
        Assert.Equal("42", _extra.GetString("number"));
        Assert.Equal("""{"a": 1}""", _extra.GetString("object"));
        Assert.Equal(42, _extra.GetInt32("number"));
        Assert.Equal(42, _extra.GetInt32("numberText"));
        Assert.Equal(1.5, _extra.GetDouble("ratio"));
        Assert.True(_extra.GetBoolean("flag"));
        Assert.False(_extra.GetBoolean("flagText"));
        Assert.Equal(new Uri("https://host/path"), _extra.GetUri("uri"));
        Assert.Equal(["a", "1", "True"], _extra.GetStrings("list"));
        Assert.Equal(["a", "b", "c"], _extra.GetStrings("listText"));
        Assert.Equal("k3y", _extra.GetSecret("key")?.Reveal());
    }

    [Theory]
    [InlineData("seconds", 30)]
    [InlineData("secondsText", 30)]
    [InlineData("clock", 90)]
    [InlineData("iso", 120)]
    public void Durations_HaveThreeForms(string name, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), _extra.GetTimeSpan(name));

    [Theory]
    [InlineData("nothing")]
    [InlineData("absent")]
    [InlineData("TEXT")]
    public void UnsetValues_AreNullInEveryType(string name)
    {
        Assert.Null(_extra.GetString(name));
        Assert.Null(_extra.GetInt32(name));
        Assert.Null(_extra.GetDouble(name));
        Assert.Null(_extra.GetBoolean(name));
        Assert.Null(_extra.GetTimeSpan(name));
        Assert.Null(_extra.GetUri(name));
        Assert.Null(_extra.GetStrings(name));
        Assert.Null(_extra.GetSecret(name));
    }

    public static TheoryData<Func<ConnectionExtra, object?>, string> WrongTypes => new()
    {
        { e => e.GetInt32("key"), "a whole number" },
        { e => e.GetInt32("ratio"), "a whole number" },
        { e => e.GetDouble("key"), "a number" },
        { e => e.GetBoolean("key"), "true or false" },
        { e => e.GetTimeSpan("key"), "a duration" },
        { e => e.GetUri("key"), "an absolute URI" },
        { e => e.GetStrings("object"), "a list" },
        { e => e.GetStrings("nested"), "a list" },
    };

    [Theory]
    [MemberData(nameof(WrongTypes), DisableDiscoveryEnumeration = true)]
    public void WrongType_NamesConnectionAndFieldButNoValue(Func<ConnectionExtra, object?> get, string expected)
    {
        var exception = Assert.Throws<ConnectionFormatException>(() => get(_extra));

        Assert.Contains("'orders_db'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("extra.", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("k3y", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("hi")]
    [InlineData("")]
    [InlineData("""{"a": "\ud83d"}""")]
    public void OnlyAJsonObject_IsAnExtra(string json) => Assert.Throws<ConnectionFormatException>(() => ConnectionExtra.Parse("x", json));
}
