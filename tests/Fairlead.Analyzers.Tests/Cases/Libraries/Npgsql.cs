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
        public SslMode SslMode { get; set; }
        public bool TrustServerCertificate { get; set; }
        public bool CheckCertificateRevocation { get; set; }
    }

    public enum SslMode
    {
        Disable, Allow, Prefer, Require, VerifyCA, VerifyFull,
    }

    public abstract class NpgsqlDataSource
    {
        public string Password { set { } }
    }

    public sealed class NpgsqlDataSourceBuilder(string? connectionString = null)
    {
        public string? ConnectionString => connectionString;
        public NpgsqlDataSourceBuilder UseUserCertificateValidationCallback(
            System.Net.Security.RemoteCertificateValidationCallback userCertificateValidationCallback) => this;
    }

    public sealed class NpgsqlConnection(string? connectionString = null)
    {
        public string? ConnectionString { get; set; } = connectionString;
        public System.Net.Security.RemoteCertificateValidationCallback? UserCertificateValidationCallback { get; set; }
    }
}
