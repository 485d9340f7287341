using Fairlead.TestFramework;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Tests.TestFramework;

public class TestMarkupTests
{
    [Theory]
    [InlineData("a[|b|]c", "abc", 1, 1)]
    [InlineData("[|abc|]", "abc", 0, 3)]
    [InlineData("a[||]c", "ac", 1, 0)]
    [InlineData("{|FLD1001:a|}b", "ab", 0, 1)]
    [InlineData("[|a|}b|]", "a|}b", 0, 4)]
    public void Mark_IsTakenOutOfTheText(string marked, string text, int start, int length)
    {
        TestMarkup markup = TestMarkup.Parse(marked, MarkupMode.Allow);
        Assert.Equal(text, markup.Text);
        Assert.Equal(new TextSpan(start, length), Assert.Single(markup.Spans).Span);
    }

    [Theory]
    [InlineData("x |] y")]
    [InlineData("x |} y")]
    [InlineData("{|no id|}")]
    [InlineData("a || b ? [x] : {y}")]
    public void WhatCannotBeMarkup_StaysText(string text) => Assert.Equal(text, TestMarkup.Parse(text, MarkupMode.Allow).Text);

    [Fact]
    public void NestedMarks_KeepTheirOwnSpans()
    {
        TestMarkup markup = TestMarkup.Parse("{|#0:a{|FLD1001:b|}|}[|c|]", MarkupMode.Allow);
        Assert.Equal("abc", markup.Text);
        Assert.Equal(new TextSpan(0, 2), markup.Locations[0]);
        Assert.Equal([new MarkedSpan("FLD1001", new TextSpan(1, 1)), new MarkedSpan(null, new TextSpan(2, 1))], markup.Spans);
    }

    [Fact]
    public void MarkThatIsNeverClosed_IsAMistake() => Assert.Throws<FormatException>(() => TestMarkup.Parse("a[|b", MarkupMode.Allow));

    [Fact]
    public void ModeNone_TakesNothingOut() => Assert.Equal("[|a|]", TestMarkup.Parse("[|a|]", MarkupMode.None).Text);
}
