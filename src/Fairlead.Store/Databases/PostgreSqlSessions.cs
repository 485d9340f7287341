using System.Net;
using Npgsql;

namespace Fairlead.Store.Databases;

/// <summary>Opens sessions with PostgreSQL.</summary>
internal static class PostgreSqlSessions
{
    private const int MostSessions = 20;
    private const int PreparedStatements = 20;

    public static NpgsqlDataSource Create(StoreBackendOptions options, StoreEnvironment environment)
    {
        int seconds = (int)Math.Ceiling(options.Timeout.TotalSeconds);
        var text = new NpgsqlConnectionStringBuilder
        {
            Host = options.Host, Port = options.Port, Database = options.Database, Username = options.Username,
            ApplicationName = "Fairlead.Store",
            SslMode = options.AllowClearText ? SslMode.Prefer : IsOnThisMachine(options.Host!) ? SslMode.Prefer : SslMode.VerifyFull,
            RootCertificate = options.CaCertificateFile, Timeout = seconds, CommandTimeout = seconds, CancellationTimeout = 1000,
            MaxPoolSize = MostSessions, MaxAutoPrepare = PreparedStatements, AutoPrepareMinUsages = 2, IncludeErrorDetail = false,
            PersistSecurityInfo = false,
        };
        if (options.CaCertificateFile is not null && !options.AllowClearText) text.SslMode = SslMode.VerifyFull;
        var builder = new NpgsqlSlimDataSourceBuilder(text.ConnectionString);
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        if (FindPassword(options, environment) is not null)
        {
            // Called for each session, so a rotated password is used.
            builder.UsePasswordProvider(
                _ => FindPassword(options, environment) ?? "", (_, _) => ValueTask.FromResult(FindPassword(options, environment) ?? ""));
        }
        return builder.Build();
    }

    private static string? FindPassword(StoreBackendOptions options, StoreEnvironment environment)
    {
        if (options.Password is { } password) return password.Reveal();
        if (options.PasswordFile is not { } file) return environment.Password;
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(BackendOutcome.Denied, $"the password file {file} cannot be read ({e.GetType().Name})", e);
        }
    }

    /// <summary>Determines whether the server is on this machine, which clear text does not leave.</summary>
    private static bool IsOnThisMachine(string host) =>
        host.StartsWith('/') || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}
