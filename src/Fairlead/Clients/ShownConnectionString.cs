using System.Data.Common;

namespace Fairlead.Clients;

/// <summary>Connection strings as they may be shown: what is or may be secret is left out.</summary>
internal static class ShownConnectionString
{
    private static readonly string[] SecretWords = ["password", "pwd", "secret", "token", "key"];

    public static string Create(string connectionString, Connection connection)
    {
        var builder = new DbConnectionStringBuilder { ConnectionString = connectionString };
        string? password = connection.Password?.Reveal();
        foreach (string keyword in builder.Keys.Cast<string>().ToArray())
        {
            bool isSecret = Array.Exists(SecretWords, word => keyword.Contains(word, StringComparison.OrdinalIgnoreCase));
            if (isSecret || (password is not null && Equals(builder[keyword], password))) builder.Remove(keyword);
        }
        return builder.ConnectionString;
    }
}
