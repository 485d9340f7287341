namespace Fairlead.CodeFixes.Tests.Moves.Reading;

public class WrittenConnectionReaderTests
{
    public static TheoryData<string> Files => [.. ReadingCaseFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Code_GivesItsConnections(string file)
    {
        var results = new List<(ReadingCase, string)>();
        foreach (ReadingCase one in ReadingCaseFile.Read(file))
            results.Add((one, await one.ReadAsync(TestContext.Current.CancellationToken)));
        ReadingCaseFile.Check(file, results);
    }
}
