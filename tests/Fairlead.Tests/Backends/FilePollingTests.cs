using System.Diagnostics;
using System.Globalization;
using Fairlead.Backends;

namespace Fairlead.Tests.Backends;

public sealed class FilePollingTests
{
    [Theory]
    [InlineData("they rest at once", 0, BackendOutcome.Found)]
    [InlineData("somebody writes them one after the other for 15 ms", 15, BackendOutcome.Found)]
    [InlineData("they never rest", int.MaxValue, BackendOutcome.Unavailable)]
    public void FilesThatChangeWhileTheyAreRead_AreReadOnceTheyRest(string situation, int milliseconds, BackendOutcome expected)
    {
        using var polling = new FilePolling(TimeProvider.System);
        var clock = Stopwatch.StartNew();
        int version = 0;

        BackendAnswer answer =
            polling.Read(GetVersion, static () => BackendAnswer.Found(new BackendText(new Secret("x://h"), "file")), ["file"]);

        Assert.True(answer.Outcome == expected, $"{situation}: {answer.Outcome}, {answer.Reason}");

        string GetVersion() =>
            (clock.ElapsedMilliseconds < milliseconds ? ++version : -1).ToString(CultureInfo.InvariantCulture);
    }
}
