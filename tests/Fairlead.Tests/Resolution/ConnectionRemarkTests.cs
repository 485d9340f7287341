using Fairlead.Tests.TestInfrastructure;

namespace Fairlead.Tests.Resolution;

public class ConnectionRemarkTests
{
    [Fact]
    public void ExpiredConnection_IsWarnedOfOnce_WithItsOwners()
    {
        using TestProgram program = With(
            new() { Id = "x", ConnType = "http", Host = "h", Expires = new(2026, 1, 1), Owners = ["Team Orders", "ops"] });
        program.Get("x");
        program.Refresh("x");
        program.Get("x");

        Assert.Equal(1, CountWarnings(program));
        Assert.Contains("Connection 'x' expired on 2026-01-01 (owned by Team Orders, ops)", program.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void RotationThatIsDue_IsWarnedOf()
    {
        using TestProgram program = With(new()
        {
            Id = "x", ConnType = "http", Host = "h", RotateEvery = TimeSpan.FromDays(30), LastRotated = new DateOnly(2025, 11, 30),
        });
        program.Get("x");

        Assert.Contains("Connection 'x' has been due for rotation since 2025-12-30 (no owner is named)", program.Log.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ConnectionThatExpiresWhileTheProgramRuns_IsWarnedOfThen()
    {
        using TestProgram program = With(new() { Id = "x", ConnType = "http", Host = "h", Expires = new DateOnly(2026, 1, 2) });
        program.Get("x");
        Assert.Equal(0, CountWarnings(program));

        program.Time.Advance(TimeSpan.FromDays(1));
        program.Get("x");
        Assert.Equal(1, CountWarnings(program));
    }

    [Fact]
    public void RotationWithoutAStart_IsNotWarnedOf()
    {
        using TestProgram program = With(new() { Id = "x", ConnType = "http", Host = "h", RotateEvery = TimeSpan.FromDays(1) });
        program.Get("x");

        Assert.Equal(0, CountWarnings(program));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("""{"integrated_security": true}""", false)]
    public void UserWithoutAPassword_IsNoted(string? extra, bool isNoted)
    {
        using TestProgram program = With(new() { Id = "x", ConnType = "mssql", Host = "h", Login = "app", Extra = extra });
        program.Get("x");

        Assert.Equal(isNoted, program.Log.Text.Contains("Information 11 Connection 'x' has a user and no password",
            StringComparison.Ordinal));
    }

    private static TestProgram With(ConnectionDefinition definition) =>
        new(fairlead => fairlead.AddEnvironmentVariables().AddManifest(TestProgram.Manifest(definition)));

    private static int CountWarnings(TestProgram program) =>
        program.Log.Text.Split('\n').Count(line => line.StartsWith("Warning", StringComparison.Ordinal));
}
