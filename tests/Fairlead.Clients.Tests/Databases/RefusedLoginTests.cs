using System.Data.Common;

namespace Fairlead.Clients.Tests.Databases;

/// <summary>How refused logins are told from other failures.</summary>
public class RefusedLoginTests
{
    [Theory]
    [InlineData("PostgreSQL, wrong password", "28P01", null, null, 0, "")]
    [InlineData("PostgreSQL, role without login", "28000", null, null, 0, "")]
    [InlineData("SQL Server, login failed", null, "HelpLink.EvtID", "18456", 0, "")]
    [InlineData("SQL Server, login disabled", null, "HelpLink.EvtID", "18470", 0, "")]
    [InlineData("SQL Server, password expired", null, "HelpLink.EvtID", "18487", 0, "")]
    [InlineData("MySQL, access denied", null, "Server Error Code", 1045, 0, "")]
    [InlineData("MySQL, account locked", "HY000", "Server Error Code", 3118, 0, "")]
    [InlineData("MariaDB, account locked", "HY000", "Server Error Code", 4151, 0, "")]
    [InlineData("MariaDB, access denied without a password", "HY000", "Server Error Code", 1698, 0, "")]
    [InlineData("ClickHouse, authentication failed", null, null, null, 516, "")]
    [InlineData("Oracle, wrong password", null, null, null, 0, "ORA-01017: invalid username/password; logon denied")]
    [InlineData("DB2, security", "08001", null, null, 0, "ERROR [08001] [IBM] SQL30082N  Security processing failed")]
    public void RefusedLogin_IsRecognized(string situation, string? sqlState, string? key, object? number, int code, string message) =>
        Assert.True(RefusedLogins.IsRefusal(new FakeException(message, sqlState, code, key, number), null), situation);

    [Theory]
    [InlineData("PostgreSQL, session ended", "57P01", null, null, 0, "")]
    [InlineData("PostgreSQL, no such database", "3D000", null, null, 0, "")]
    [InlineData("SQL Server, timeout", null, "HelpLink.EvtID", "-2", 0, "")]
    [InlineData("MySQL, no such database", "42000", "Server Error Code", 1049, 0, "")]
    [InlineData("A number that is no number", null, "Server Error Code", "many", 0, "")]
    [InlineData("Oracle, no listener", null, null, null, 0, "ORA-12541: Cannot connect. No listener")]
    public void OtherFailure_IsNot(string situation, string? sqlState, string? key, object? number, int code, string message) =>
        Assert.False(RefusedLogins.IsRefusal(new FakeException(message, sqlState, code, key, number), null), situation);

    [Fact]
    public void RefusalWithinOthers_IsFound()
    {
        var refused = new FakeException("", "28P01", 0, null, null);
        var several = new AggregateException(new TimeoutException(), refused);

        Assert.True(RefusedLogins.IsRefusal(new InvalidOperationException("outer", several), null));
        Assert.False(RefusedLogins.IsRefusal(new InvalidOperationException("outer", new TimeoutException()), null));
    }

    [Fact]
    public void OwnDatabase_MayHaveItsOwnError() => Assert.True(RefusedLogins.IsRefusal(
        new FakeException("go away", null, 42, null, null), static refused => refused.ErrorCode == 42));

    private sealed class FakeException : DbException
    {
        public FakeException(string message, string? sqlState, int code, string? key, object? number) : base(message, code)
        {
            SqlState = sqlState;
            if (key is not null) Data[key] = number;
        }

        public override string? SqlState { get; }
    }
}
