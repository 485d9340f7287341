using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Backends;

public sealed class FileVariableTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("FAIRLEAD_CONN_PG__PASSWORD_FILE", "one", "second")]
    [InlineData("FAIRLEAD_CONN_PG__EXTRA__TOKEN_FILE", "one", "second")]
    [InlineData("FAIRLEAD_CONN_PG_FILE", "postgres://u:one@h", "postgres://u:second@h")]
    [InlineData("AIRFLOW_CONN_PG_FILE", "postgres://u:one@h", "postgres://u:second@h")]
    [InlineData("AIRFLOW_CONN_PG__PASSWORD_FILE", "one", "second")]
    public void FileThatAVariableNames_IsReadAgainWithinSecondsOfAChange(string variable, string before, string after)
    {
        string path = _directory.Write("value", before);
        using var program = TestProgram.WithEnvironment(new() { [variable] = path });
        Assert.Equal("one", GetSecret(program));

        _directory.Write("value", after);
        program.Time.Advance(TimeSpan.FromSeconds(5));

        TestProgram.WaitUntil(() => GetSecret(program) == "second");
    }

    [Fact]
    public void FileOfAMountedSecret_IsReadAgainWhenTheMountIsSwapped()
    {
        _directory.Mount("1", ("password", "one"));
        using var program = TestProgram.WithEnvironment(new() { ["FAIRLEAD_CONN_PG__PASSWORD_FILE"] = _directory["password"] });
        Assert.Equal("one", GetSecret(program));

        _directory.Mount("2", ("password", "two"));
        program.Time.Advance(TimeSpan.FromSeconds(5));

        TestProgram.WaitUntil(() => GetSecret(program) == "two");
    }

    [Fact]
    public void FileThatAppearsLater_IsHeardOf()
    {
        using var program = TestProgram.WithEnvironment(new() { ["FAIRLEAD_CONN_PG__PASSWORD_FILE"] = _directory["password"] });
        var seen = new List<string?>();
        using IDisposable subscription = program.Connections.OnChange("pg", connection => seen.Add(connection.Password?.Reveal()));
        Assert.Equal(ConnectionOutcome.Unavailable, program.TryGet("pg").Outcome);

        _directory.Write("password", "one");
        program.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("one", GetSecret(program));
    }

    private static string? GetSecret(TestProgram program)
    {
        Connection connection = program.Get("pg");
        return (connection.Password ?? connection.Extra.GetSecret("token"))?.Reveal();
    }
}
