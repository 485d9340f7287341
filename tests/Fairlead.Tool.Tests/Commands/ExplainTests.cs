namespace Fairlead.Tool.Tests.Commands;

public class ExplainTests
{
    [Theory]
    [InlineData("FLD1002")]
    [InlineData("fld2001")]
    public async Task Rule_PrintsItsPage(string rule)
    {
        ToolRun run = await ToolRun.RunAsync("/", "", "explain", rule);

        Assert.Equal(ExitCode.Clean, run.ExitCode);
        Assert.StartsWith($"# {rule.ToUpperInvariant()}", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownRule_IsWrongUsage()
    {
        ToolRun run = await ToolRun.RunAsync("/", "", "explain", "FLD9999");

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("FLD9999", run.Error, StringComparison.Ordinal);
    }
}
