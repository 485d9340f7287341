using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Credentials.ConnectionStrings;

namespace Fairlead.Detection.Credentials.Uris;

/// <summary>
/// FLD1004, and FLD1011 for databases and brokers: the credentials in the URIs of a text, before the host and in the query.
/// </summary>
internal static class UriScanner
{
    private const string Delimiter = "://";
    private const int LongestScheme = 40;

    private static readonly string[] ServerSchemes =
    [
        "postgres", "postgresql", "mysql", "mysqlx", "mariadb", "mongodb", "mongodb+srv", "redis", "rediss", "sqlserver", "mssql", "oracle",
        "clickhouse", "cockroachdb", "amqp", "amqps", "cassandra", "neo4j", "neo4j+s", "bolt", "couchbase", "couchbases", "firebird", "db2",
    ];

    public static void Scan(string text, ref List<CredentialMatch>? matches)
    {
        int queried = 0;
        for (int delimiter = IndexOfDelimiter(text, 0); delimiter >= 0;)
        {
            int authority = delimiter + Delimiter.Length;
            int end = UriUserInformation.FindEndOfAuthority(text, authority);
            int scheme = FindStartOfScheme(text, delimiter);
            if (delimiter - scheme > 1)
            {
                end = AddUserInformation(
                    text, SourceSpan.FromBounds(scheme, delimiter), SourceSpan.FromBounds(authority, end), ref matches);
                queried = UriQueryScanner.Scan(text, Math.Max(end, queried), ref matches);
            }

            // In a list of URIs the next scheme looks like a port: "amqp://…@one,amqp://…".
            delimiter = IndexOfDelimiter(text, Math.Max(authority, end - 1));
        }
    }

    private static int IndexOfDelimiter(string text, int start) => text.IndexOf(Delimiter, start, StringComparison.Ordinal);

    private static int FindStartOfScheme(string text, int end)
    {
        int stop = Math.Max(0, end - LongestScheme), start = end;
        while (start > stop && IsSchemeCharacter(text[start - 1])) start--;
        return start;
    }

    public static bool IsSchemeCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '.' or '-';

    /// <summary>Gives the end of the authority, which is further on where a password holds what would end it.</summary>
    private static int AddUserInformation(string text, SourceSpan scheme, SourceSpan authority, ref List<CredentialMatch>? matches)
    {
        bool hasAt = authority.Length > 0 && text.IndexOf('@', authority.Start, authority.Length) >= 0;
        if (hasAt
            ? !UriUserInformation.TryParse(text, authority, out UriUserInformation parts)
            : !RawUserInformation.TryParse(text, scheme, authority, out parts))
        {
            AddKey(text, authority, ref matches);
            return authority.End;
        }

        if (IsServer(text, scheme) && FindWeakness(text, parts) is { } weakness)
        {
            SourceSpan span = parts.Secret.Length > 0 ? parts.Secret : SourceSpan.FromBounds(parts.User.Start, parts.Secret.End);
            (matches ??= []).Add(new CredentialMatch(RuleTable.EmptyOrDefaultPassword, span, weakness));
        }
        else if (parts.FindSecret(text) is { } secret)
        {
            (matches ??= []).Add(new CredentialMatch(RuleTable.CredentialsInUri, secret, UriSecretNames.Password));
        }
        return parts.Host.End;
    }

    private static void AddKey(string text, SourceSpan authority, ref List<CredentialMatch>? matches)
    {
        if ((UriKeys.FindUser(text, authority) ?? UriKeys.FindSegment(text, authority)) is { } key)
            (matches ??= []).Add(new CredentialMatch(RuleTable.CredentialsInUri, key, UriSecretNames.UnnamedKey));
    }

    private static string? FindWeakness(string text, UriUserInformation parts) => (parts.User.Length, parts.Secret.Length) switch
    {
        (0, _) => null,
        (_, 0) => "an empty password",
        _ => DefaultPasswords.DescribeDefault(text, parts.User, parts.Secret),
    };

    private static bool IsServer(string text, SourceSpan scheme)
    {
        foreach (string name in ServerSchemes)
        {
            if (name.Length == scheme.Length
                && string.Compare(text, scheme.Start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return true;
        }
        return false;
    }
}
