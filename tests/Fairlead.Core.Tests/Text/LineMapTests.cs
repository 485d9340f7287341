using Fairlead.Core.Text;

namespace Fairlead.Core.Tests.Text;

public class LineMapTests
{
    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData("abc", 2, 0, 2)]
    [InlineData("abc", 3, 0, 3)]
    [InlineData("a\nb", 1, 0, 1)]
    [InlineData("a\nb", 2, 1, 0)]
    [InlineData("a\r\nb", 2, 0, 2)]
    [InlineData("a\r\nb", 3, 1, 0)]
    [InlineData("a\rb", 2, 1, 0)]
    [InlineData("a\r", 2, 1, 0)]
    [InlineData("\n\n\n", 2, 2, 0)]
    [InlineData("a\n\r\nb", 4, 2, 0)]
    public void Offset_GivesLineAndColumn(string text, int offset, int line, int column) =>
        Assert.Equal(new LinePosition(line, column), new LineMap(text).GetPosition(offset));
}
