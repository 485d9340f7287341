using Fairlead.Detection.Text.Names;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// Words with which programs speak of secrets without telling one: algorithms, protocols, kinds of fields, verbs, states.
/// </summary>
internal static class TechnicalWords
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        // algorithms and encodings
        "sha", "md", "ssha", "hs", "rs", "es", "ps", "aes", "des", "rsa", "dsa", "ecdsa", "hmac", "cbc", "gcm", "ecb", "pbkdf", "bcrypt",
        "scrypt", "argon", "crypt", "base", "utf", "ascii", "unicode", "hex", "hash", "cleartext", "plaintext", "clear", "encoded",
        "sodium", "xchacha", "chacha", "poly", "pkcs", "ed", "curve", "id",
        // protocols and schemes
        "basic", "digest", "ntlm", "negotiate", "kerberos", "oauth", "o", "auth", "openid", "oidc", "saml", "ldap", "bearer", "cookie",
        "cookies", "windows", "forms", "federated", "anonymous", "certificate", "http", "https", "tls", "ssl", "sasl", "scram", "smtp",
        "ftp", "sftp", "ssh", "jwt", "jws", "jwe", "mfa", "totp", "otp", "sso", "webauthn", "fido", "passkey", "client", "credentials",
        "authorization", "code", "implicit", "grant", "flow", "device", "owner", "ropc", "pkce",
        // kinds of fields and types
        "text", "input", "hidden", "textbox", "field", "label", "form", "button", "submit", "email", "username", "login", "logout", "logon",
        "signin", "signup", "register", "account", "string", "int", "integer", "bool", "boolean", "object", "binary", "bytes", "varchar",
        "nvarchar", "char", "number", "securestring", "enum", "array", "list", "json", "xml", "yaml", "header", "headers", "body", "query",
        "path", "parameter", "param", "form-data", "cookie", "session", "name", "value", "key", "type", "type", "data", "item", "model",
        "config", "configuration", "settings", "setting", "options", "option", "environment", "env", "env", "file", "files", "store",
        "vault", "keyvault", "secrets", "resource", "resources",
        // states and verbs
        "required", "optional", "mandatory", "default", "invalid", "valid", "missing", "incorrect", "expired", "changed", "reset", "forgot",
        "forgotten", "update", "change", "confirm", "verify", "check", "set", "get", "show", "hide", "clear", "enter", "new", "old",
        "current", "strength", "policy", "rule", "rules", "error", "failed", "failure", "success", "succeeded", "passed", "ok", "yes", "no",
        "on", "off", "true", "false", "enabled", "disabled", "always", "never", "manual", "auto", "automatic", "internal", "external",
        "system", "custom", "unspecified", "any", "all", "other", "static", "dynamic", "development", "production", "staging", "local",
        "sandbox", "live", "security", "authentication", "identity", "user", "users", "person", "profile", "server", "database", "api",
        "service", "masked", "encrypted", "hashed", "protected", "sensitive", "confidential", "read", "write", "readonly", "add", "remove",
        "delete", "create", "edit", "view", "select", "lock", "locked", "unlock", "icon", "fa", "fas", "mdi", "bi", "glyphicon", "eye",
        "hmacsha", "v", "x", "h", "w", "p", "b", "k", "n", "t", "r", "version", "plain", "with", "and", "or", "of", "for", "the", "a", "in",
        "at", "not",
    };

    // Numbers in the names of algorithms; user123 is a password.
    private static readonly HashSet<string> Sizes = new(StringComparer.Ordinal)
        { "128", "160", "192", "224", "256", "384", "509", "512", "1024", "2048", "3072", "4096", "25519", "1305", "448" };

    /// <summary>
    /// Determines whether a value consists of them and numbers: <c>SHA-256</c>, <c>refresh_token</c>, <c>oauth2</c>, <c>Required</c>.
    /// </summary>
    public static bool IsTechnical(string value)
    {
        if (ValueShapes.IsDigits(value) || HasSymbol(value)) return false;
        bool hasWord = false;
        foreach (string word in IdentifierWords.Split(value))
        {
            if (char.IsDigit(word[0]) && (word.Length < 3 || Sizes.Contains(word))) continue;
            if (!Words.Contains(word)) return false;
            hasWord |= word.Length > 1;
        }

        return hasWord;
    }

    private static bool HasSymbol(string value)
    {
        foreach (char c in value)
        {
            if (c is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*' or '+' or '~') return true;
        }

        return false;
    }
}
