namespace Fairlead.ConnectionTests.Probes;

/// <summary>Opens the file of an SQLite database, which creates none.</summary>
internal static class SqliteProbe
{
    private static ReadOnlySpan<byte> Header => "SQLite format 3\0"u8;

    public static async Task ProbeAsync(ConnectionProbeContext context, CancellationToken cancellationToken)
    {
        string? path = context.Connection.Host;
        if (path is null or ":memory:" || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            || context.Connection.Extra.GetString("mode") == "Memory")
        {
            context.SkipStep(ConnectionTestSteps.File, "the database is in memory, or not named by a path");
            return;
        }
        await context.RunStepAsync(ConnectionTestSteps.File, async token =>
            await ReadAsync(context.Connection, path, token).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
    }

    private static async Task<string> ReadAsync(Connection connection, string path, CancellationToken cancellationToken)
    {
        try
        {
            var header = new byte[Header.Length];
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            int length = await file.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            if (length == 0) return "the file is empty, as a new database is";
            if (header.AsSpan().SequenceEqual(Header)) return "an SQLite 3 database";
            return connection.Password is not null ? "a file that may be an encrypted database"
                : throw new ConnectionProbeException("the file is not a SQLite database");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ConnectionProbeException("the file does not exist", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ConnectionProbeException("the file may not be read", e);
        }
    }
}
