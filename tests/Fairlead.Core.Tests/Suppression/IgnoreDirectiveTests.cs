using Fairlead.Core.Suppression;
using Fairlead.Core.Text;

namespace Fairlead.Core.Tests.Suppression;

public class IgnoreDirectiveTests
{
    [Theory]
    [InlineData("// fairlead:ignore FLD1001 -- why")]
    [InlineData("//fairlead:ignore FLD1001 --why")]
    [InlineData("/* fairlead:ignore FLD1001 -- why */")]
    [InlineData("/*\n * fairlead:ignore FLD1001 -- why\n */")]
    [InlineData("# fairlead:ignore FLD1001 -- why")]
    [InlineData("; fairlead:ignore FLD1001 -- why")]
    [InlineData("<!-- fairlead:ignore FLD1001 -- why -->")]
    public void Comment_IsADirectiveInEveryStyle(string comment)
    {
        IgnoreDirective? directive = Find(comment);

        Assert.NotNull(directive);
        Assert.Null(directive.Defect);
        Assert.Equal(["FLD1001"], directive.RuleIds);
        Assert.StartsWith("fairlead:ignore FLD1001", comment[directive.Span.Start..directive.Span.End], StringComparison.Ordinal);
        Assert.EndsWith("why", comment[directive.Span.Start..directive.Span.End], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("// see fairlead:ignore")]
    [InlineData("// ignore")]
    [InlineData("// fairlead")]
    [InlineData("//")]
    public void OtherComment_IsNoDirective(string comment) => Assert.Null(Find(comment));

    [Theory]
    [InlineData("# fairlead:ignore", "it names no rule")]
    [InlineData("# fairlead:ignore -- why", "it names no rule")]
    [InlineData("# fairlead:ignore until 2027-01-31 -- why", "it names no rule")]
    [InlineData("# fairlead:ignore passwords -- why", "'passwords' is not a rule id")]
    [InlineData("# fairlead:ignore FLD1008, FLD12 -- why", "'FLD12' is not a rule id")]
    [InlineData("# fairlead:ignore FLD1008 until tomorrow -- why", "'until' needs a date such as 2027-01-31")]
    [InlineData("# fairlead:ignore FLD1008 until 2027-02-30 -- why", "'until' needs a date such as 2027-01-31")]
    [InlineData("# fairlead:ignore FLD1008 until 31.01.2027 -- why", "'until' needs a date such as 2027-01-31")]
    [InlineData("# fairlead:ignore FLD1008 until -- why", "'until' needs a date such as 2027-01-31")]
    [InlineData("# fairlead:ignore FLD1008", "it gives no reason after '--'")]
    [InlineData("# fairlead:ignore FLD1008 --  ", "it gives no reason after '--'")]
    public void Defect_IsNamedAndIgnoresNothing(string comment, string defect)
    {
        IgnoreDirective directive = Find(comment)!;

        Assert.Equal(defect, directive.Defect);
        Assert.False(directive.Ignores("FLD1008", today: null));
    }

    [Theory]
    [InlineData("FLD1001", true)]
    [InlineData("FLD2001", true)]
    [InlineData("FLD1008", false)]
    public void Rules_AreIgnoredAsListed(string ruleId, bool expected) =>
        Assert.Equal(expected, Find("# fairlead:ignore FLD1001, FLD2001 -- why")!.Ignores(ruleId, "2026-06-01"));

    [Theory]
    [InlineData("2027-01-30", true)]
    [InlineData("2027-01-31", true)]
    [InlineData("2027-02-01", false)]
    [InlineData("2030-01-01", false)]
    [InlineData("", true)]
    [InlineData(null, true)]
    public void LastDay_IsIncluded_AndAnUnknownDayExpiresNothing(string? today, bool expected) =>
        Assert.Equal(expected, Find("# fairlead:ignore FLD1008 until 2027-01-31 -- why")!.Ignores("FLD1008", today));

    private static IgnoreDirective? Find(string comment) => IgnoreDirective.Find(comment, new SourceSpan(0, comment.Length));
}
