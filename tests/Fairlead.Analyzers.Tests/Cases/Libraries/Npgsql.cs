using System.Data.Common;

namespace Npgsql
{
    public sealed class NpgsqlConnectionStringBuilder : DbConnectionStringBuilder
    {
        public string? Host { get; set; }
        public string? Username { get; set; }
        public string? Password { get; set; }
        public string? SslPassword { get; set; }
        public string? Passfile { get; set; }
    }

    public sealed class NpgsqlConnection(string? connectionString = null)
    {
        public string? ConnectionString { get; set; } = connectionString;
    }
}
