using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Fairlead.Store.Databases;

/// <summary>
/// Describes PostgreSQL's error codes and network errors, and what to do. PostgreSQL's own messages are not repeated, because they may
/// quote values.
/// </summary>
internal static class PostgreSqlFailures
{
    private const string ReadGrants = "USAGE on the schema and SELECT on its tables";
    private const string WriteGrants =
        "and to write INSERT, UPDATE and DELETE, and CREATE on the database or its schema where the tables are missing";

    public static StoreException? Explain(Exception exception, StoreBackendOptions options, string place)
    {
        (BackendOutcome Outcome, string Message)? explained = exception switch
        {
            PostgresException e => Explain(e, options, place),
            NpgsqlException { InnerException: StoreException e } => (e.Outcome, e.Message),
            NpgsqlException { InnerException: AuthenticationException } => (
                BackendOutcome.Unavailable,
                $"the certificate of {place} is not trusted, or not for this host: set {nameof(options.CaCertificateFile)}"),
            NpgsqlException { InnerException: TimeoutException } or TimeoutException => (
                BackendOutcome.Unavailable,
                FormattableString.Invariant($"{place} does not answer within {options.Timeout.TotalSeconds} seconds")),
            NpgsqlException { InnerException: SocketException e } =>
                (BackendOutcome.Unavailable, $"{place} cannot be reached ({e.SocketErrorCode})"),
            SocketException e => (BackendOutcome.Unavailable, $"{place} cannot be reached ({e.SocketErrorCode})"),
            NpgsqlException { InnerException: null } e when e.Message.Contains("password", StringComparison.OrdinalIgnoreCase) => (
                BackendOutcome.Denied, $"{place} asks for a password: set FAIRLEAD_STORE_PASSWORD or {nameof(options.PasswordFile)}"),
            NpgsqlException { InnerException: null } e when e.Message.Contains("SSL", StringComparison.Ordinal) => (
                BackendOutcome.Unavailable, $"{place} does not speak TLS: turn it on there, or set {nameof(options.AllowClearText)}"),
            NpgsqlException or IOException =>
                (BackendOutcome.Unavailable, $"the session with {place} has ended ({exception.GetType().Name})"),
            _ => null,
        };
        return explained is { } found ? new StoreException(found.Outcome, found.Message, exception) : null;
    }

    private static (BackendOutcome Outcome, string Message) Explain(
        PostgresException exception, StoreBackendOptions options, string place) => exception.SqlState switch
    {
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName =>
            (BackendOutcome.NotFound, $"{place} does not exist yet; the first write creates it"),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => (
            BackendOutcome.Denied,
            $"{place} refuses the role {options.Username ?? "of this user"} or its password ({exception.SqlState}): "
                + "see FAIRLEAD_STORE_PASSWORD"),
        PostgresErrorCodes.InsufficientPrivilege => (
            BackendOutcome.Denied,
            $"the role {options.Username ?? "of this user"} lacks a right on {place}: to read it needs {ReadGrants}, {WriteGrants}"),
        PostgresErrorCodes.InvalidCatalogName => (
            BackendOutcome.Unavailable,
            $"there is no database {options.Database} at {options.Host}:{options.Port}: create it, or set {nameof(options.Database)}"),
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            (BackendOutcome.Denied, $"{place} is read-only, like a standby: name the server that can be written"),
        PostgresErrorCodes.DiskFull => (BackendOutcome.Unavailable, $"the disk of {place} is full; nothing was written"),
        PostgresErrorCodes.TooManyConnections => (BackendOutcome.Unavailable, $"{place} allows no more sessions ({exception.SqlState})"),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => (
            BackendOutcome.Unavailable, $"{place} is starting or stopping ({exception.SqlState})"),
        PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable => (
            BackendOutcome.Unavailable,
            FormattableString.Invariant($"{place} is locked, or does not answer, for {options.Timeout.TotalSeconds} seconds")),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted =>
            (BackendOutcome.Malformed, $"{place} is damaged: restore it from a backup"),
        PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.DatatypeMismatch => (
            BackendOutcome.Malformed, $"the tables of {place} are not as Fairlead.Store created them ({exception.SqlState})"),
        _ => (BackendOutcome.Unavailable, $"{place} failed (PostgreSQL {exception.SqlState})"),
    };
}
