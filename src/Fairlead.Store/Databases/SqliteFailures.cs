using Microsoft.Data.Sqlite;

namespace Fairlead.Store.Databases;

/// <summary>Describes SQLite's result codes for a file, and what to do.</summary>
internal static class SqliteFailures
{
    private const int Error = 1, PermissionDenied = 3, Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13,
        CannotOpen = 14,
        Authorization = 23, NotADatabase = 26;

    private const int CorruptShort = 522; // SQLITE_IOERR_SHORT_READ

    public static StoreException? Explain(Exception exception, string path, string place, TimeSpan timeout)
    {
        (BackendOutcome outcome, string message)? explained = exception switch
        {
            SqliteException e => Explain(e, path, place, timeout),
            UnauthorizedAccessException =>
                (BackendOutcome.Denied, $"{place} cannot be created or opened: this process needs write access to the file and its folder"),
            IOException => (BackendOutcome.Unavailable, $"{place} cannot be created or opened ({exception.GetType().Name})"),
            _ => null,
        };
        return explained is { } found ? new StoreException(found.outcome, found.message, exception) : null;
    }

    private static (BackendOutcome Outcome, string Message) Explain(
        SqliteException exception, string path, string place, TimeSpan timeout) => exception switch
    {
        { SqliteErrorCode: NotADatabase } =>
            (BackendOutcome.Malformed, $"the file {path} is not a SQLite database; nothing was changed in it"),
        { SqliteErrorCode: Corrupt } or { SqliteExtendedErrorCode: CorruptShort } =>
            (BackendOutcome.Malformed, $"the file {path} is damaged or cut off: restore it from a backup"),
        { SqliteErrorCode: Busy or Locked } => (
            BackendOutcome.Unavailable,
            FormattableString.Invariant($"{place} is locked by another process for more than {timeout.TotalSeconds} seconds")),
        { SqliteErrorCode: ReadOnly } =>
            (BackendOutcome.Denied, $"{place} cannot be written: this process needs write access to the file and its folder"),
        { SqliteErrorCode: CannotOpen or PermissionDenied or Authorization } =>
            (BackendOutcome.Denied,
                $"{place} cannot be opened: this process needs read and write access to the file, "
                    + "and to its folder for the files next to it"),
        { SqliteErrorCode: Full } => (BackendOutcome.Unavailable, $"the disk of {place} is full; nothing was written"),
        { SqliteErrorCode: InputOutput } => (
            BackendOutcome.Unavailable,
            $"{place} cannot be read or written (SQLite {exception.SqliteExtendedErrorCode}): is the disk full or a limit reached?"),
        { SqliteErrorCode: Error } => (BackendOutcome.Malformed,
            $"the tables of {place} are not as Fairlead.Store created them (SQLite {exception.SqliteExtendedErrorCode})"),
        _ => (BackendOutcome.Unavailable, $"{place} failed (SQLite {exception.SqliteExtendedErrorCode})"),
    };
}
