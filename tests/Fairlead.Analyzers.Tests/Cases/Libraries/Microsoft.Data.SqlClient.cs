using System.Data.Common;
using System.Security;

namespace Microsoft.Data.SqlClient
{
    public sealed class SqlConnection(string? connectionString, SqlCredential? credential = null) : System.IDisposable
    {
        public SqlConnection() : this(null) { }
        public string? ConnectionString { get; set; } = connectionString;
        public SqlCredential? Credential { get; set; } = credential;
        public string? AccessToken { get; set; }
        public void Open() { }
        public void Dispose() { }
        public static void ChangePassword(string connectionString, string newPassword) { }
    }

    public sealed class SqlCredential(string userId, SecureString password)
    {
        public string UserId => userId;
        public SecureString Password => password;
    }

    public sealed class SqlConnectionEncryptOption
    {
        public static SqlConnectionEncryptOption Optional { get; } = new();
        public static SqlConnectionEncryptOption Mandatory { get; } = new();
        public static SqlConnectionEncryptOption Strict { get; } = new();
        public static implicit operator SqlConnectionEncryptOption(bool value) => value ? Mandatory : Optional;
    }

    public sealed class SqlConnectionStringBuilder : DbConnectionStringBuilder
    {
        public SqlConnectionStringBuilder() { }
        public SqlConnectionStringBuilder(string connectionString) { ConnectionString = connectionString; }
        public string DataSource { get; set; } = "";
        public string UserID { get; set; } = "";
        public bool TrustServerCertificate { get; set; }
        public SqlConnectionEncryptOption Encrypt { get; set; } = SqlConnectionEncryptOption.Mandatory;
        public string Password { get; set; } = "";
        public string InitialCatalog { get; set; } = "";
    }
}
