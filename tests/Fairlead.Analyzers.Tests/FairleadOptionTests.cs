using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Tests;

public class FairleadOptionTests
{
    private static readonly FairleadOption<bool> Switch = FairleadOption.Boolean("switch", defaultValue: true);
    private static readonly FairleadOption<IReadOnlyList<string>> Names = FairleadOption.List("names");

    [Theory]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData(" true ", true)]
    [InlineData("no", true)]
    [InlineData("", true)]
    [InlineData(null, true)]
    public void Boolean_FallsBackToItsDefault(string? written, bool expected) =>
        Assert.Equal(expected, Switch.Read(new WrittenOptions("fairlead.switch", written)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ,, ")]
    public void List_IsEmptyByDefault(string? written) => Assert.Empty(Names.Read(new WrittenOptions("fairlead.names", written)));

    [Theory]
    [InlineData("a,b")]
    [InlineData("a b")]
    [InlineData(" a ,\tb, ")]
    public void List_IsSeparatedByCommasOrWhitespace(string written) =>
        Assert.Equal(["a", "b"], Names.Read(new WrittenOptions("fairlead.names", written)));

    private sealed class WrittenOptions(string key, string? value) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string asked, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? found)
        {
            found = asked == key ? value : null;
            return found is not null;
        }
    }
}
