namespace MongoDB.Driver
{
    public sealed class MongoCredential
    {
        public static MongoCredential CreateCredential(string databaseName, string username, string password) => new();
        public static MongoCredential CreateCredential(string databaseName, string username, System.Security.SecureString password) =>
            new();
        public static MongoCredential CreatePlainCredential(string databaseName, string username, string password) => new();
    }

    public class SslSettings
    {
        public bool CheckCertificateRevocation { get; set; }
        public System.Security.Authentication.SslProtocols EnabledSslProtocols { get; set; }
        public System.Net.Security.RemoteCertificateValidationCallback? ServerCertificateValidationCallback { get; set; }
    }

    public class MongoServerAddress(string host, int port = 27017)
    {
        public string Host => host + port;
    }

    public class MongoClientSettings
    {
        public static MongoClientSettings FromConnectionString(string connectionString) => new();
        public MongoServerAddress? Server { get; set; }
        public bool UseTls { get; set; }
        public bool AllowInsecureTls { get; set; }
        public SslSettings? SslSettings { get; set; }
    }

    public class MongoUrlBuilder
    {
        public string? Username { get; set; }
        public string? Password { get; set; }
        public bool UseTls { get; set; }
        public bool AllowInsecureTls { get; set; }
    }
}
