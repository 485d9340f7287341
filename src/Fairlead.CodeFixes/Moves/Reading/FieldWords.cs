namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>Words that names of values end with, and the fields of a connection that they mean.</summary>
internal static class FieldWords
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal);

    static FieldWords()
    {
        Add("host", "host", "hostname", "host_name", "server", "servername", "server_name", "server_address", "host_address", "address",
            "endpoint", "endpoints", "url", "uri", "base_url", "base_uri", "base_address", "api_url", "service_url", "service_uri",
            "server_url", "server_uri", "host_url", "broker", "broker_uri", "smtp_server", "mail_server", "machine", "fqdn",
            "fully_qualified_namespace", "account_endpoint", "vault_uri", "request_uri", "request_uri_string",
            "vault_server_uri_with_port", "contact_point", "domain_controller");
        Add("port", "port", "port_number", "host_port", "server_port", "tcp_port");
        Add("schema", "database", "database_name", "db", "db_name", "catalog", "initial_catalog", "virtual_host", "vhost", "keyspace",
            "default_database");
        Add("login", "user", "username", "user_name", "user_id", "userid", "uid", "login", "login_name", "account", "account_name",
            "access_key", "access_key_id", "aws_access_key_id", "client_id", "app_id", "application_id", "sid", "account_sid", "role_id",
            "key_id", "key_name", "shared_access_key_name", "sasl_username", "principal", "bind_dn", "dn", "consumer_key", "usr");
    }

    /// <summary>Finds the field that a name means, all of it. Returns null if it means none.</summary>
    public static string? Find(IReadOnlyList<string> words) =>
        Fields.TryGetValue(string.Join("_", words), out string? field) ? field : null;

    /// <summary>Finds where the words begin that say what the value is: 1 for smtp, user, name.</summary>
    public static int FindStart(IReadOnlyList<string> words)
    {
        for (int start = 0; start < words.Count; start++)
        {
            var rest = words.Skip(start).ToArray();
            if (Find(rest) is not null || SecretWordList.IsSecret(rest)) return start;
        }
        return 0;
    }

    private static void Add(string field, params string[] names)
    {
        foreach (string name in names) Fields[name] = field;
    }
}

/// <summary>Names of secrets by themselves, without what they are for.</summary>
internal static class SecretWordList
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "password", "passwd", "pwd", "pass", "passphrase", "pw", "secret", "token", "key", "api_key", "apikey", "access_token",
        "auth_token", "api_token", "client_secret", "api_secret", "app_secret", "secret_key", "secret_access_key", "account_key",
        "private_key", "shared_access_key", "bearer_token", "consumer_secret", "webhook_secret", "connection_string", "credentials",
        "credential",
        "refresh_token", "session_token",
    };

    public static bool IsSecret(IReadOnlyList<string> words) => Names.Contains(string.Join("_", words));
}
