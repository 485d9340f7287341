using System.Collections;
using System.Data.Common;
using System.Globalization;

namespace Fairlead.Clients;

/// <summary>Recognizes by what <see cref="DbException"/> itself has that a database refused user or password.</summary>
internal static class RefusedLogins
{
    /// <summary>
    /// The SQL standard's class "invalid authorization specification": PostgreSQL's 28P01 and 28000, MySQL's and Firebird's 28000.
    /// </summary>
    private const string SqlStateClass = "28";

    /// <summary>Where providers put the number of the server's error: SqlClient, then MySqlConnector and MySql.Data.</summary>
    private static readonly string[] NumberKeys = ["HelpLink.EvtID", "Server Error Code"];

    private static readonly HashSet<int> Numbers =
    [
        18452, 18456, 18470, 18486, // SQL Server: login untrusted, failed, disabled, locked
        18487, 18488, // SQL Server: password expired, must be changed
        1045, 1698, 1862, 3118, 4151, // MySQL and MariaDB: denied, denied without a password, password expired, account locked (both)
    ];

    /// <summary>ClickHouse: required password, unknown user, wrong password, authentication failed.</summary>
    private static readonly HashSet<int> ErrorCodes = [192, 193, 194, 516];

    /// <summary>Where nothing but the message has the code: Oracle (no password, wrong, locked, expired) and DB2.</summary>
    private static readonly string[] MessageCodes = ["ORA-01005:", "ORA-01017:", "ORA-28000:", "ORA-28001:", "SQL30082N"];

    /// <summary>Returns true if the exception, or one that it wraps, is a refused login.</summary>
    public static bool IsRefusal(Exception exception, Func<DbException, bool>? isRefusal) => exception switch
    {
        DbException database when IsKnown(database) || isRefusal?.Invoke(database) == true => true,
        AggregateException several => several.InnerExceptions.Any(inner => IsRefusal(inner, isRefusal)),
        { InnerException: { } inner } => IsRefusal(inner, isRefusal),
        _ => false,
    };

    private static bool IsKnown(DbException exception) =>
        exception.SqlState?.StartsWith(SqlStateClass, StringComparison.Ordinal) == true
        || Array.Exists(NumberKeys, key => HasNumber(exception.Data, key))
        || ErrorCodes.Contains(exception.ErrorCode)
        || Array.Exists(MessageCodes, code => exception.Message.Contains(code, StringComparison.Ordinal));

    private static bool HasNumber(IDictionary data, string key)
    {
        string? text = Convert.ToString(data[key], CultureInfo.InvariantCulture);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && Numbers.Contains(number);
    }
}
