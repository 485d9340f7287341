namespace MongoDB.Driver
{
    public sealed class MongoCredential
    {
        public static MongoCredential CreateCredential(string databaseName, string username, string password) => new();
        public static MongoCredential CreateCredential(string databaseName, string username, System.Security.SecureString password) => new();
        public static MongoCredential CreatePlainCredential(string databaseName, string username, string password) => new();
    }

    public class MongoUrlBuilder
    {
        public string? Username { get; set; }
        public string? Password { get; set; }
    }
}
