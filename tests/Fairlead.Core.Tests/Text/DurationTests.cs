using Fairlead.Core.Text;

namespace Fairlead.Core.Tests.Text;

public class DurationTests
{
    [Theory]
    [InlineData("30", "00:00:30")]
    [InlineData("0.5", "00:00:00.5")]
    [InlineData("-1", "-00:00:01")]
    [InlineData("00:00:30", "00:00:30")]
    [InlineData("1.12:00:00", "1.12:00:00")]
    [InlineData("PT30S", "00:00:30")]
    [InlineData("P90D", "90.00:00:00")]
    public void SecondsClockTimesAndIso8601_AreDurations(string text, string expected)
    {
        Assert.True(Duration.TryParse(text, out TimeSpan duration));
        Assert.Equal(TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("90 s")]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e300")]
    [InlineData("-1e300")]
    [InlineData("9223372036854.775807e5")]
    [InlineData("99999999999.00:00:00")]
    [InlineData("P999999999Y")]
    public void AnythingElse_IsNone(string text) => Assert.False(Duration.TryParse(text, out _));
}
