namespace Fairlead.Detection.Configuration;

/// <summary>
/// Keys whose values are connection strings by convention: the section that .NET reads them from, its environment variables, the
/// prefixes of App Service, and names that say so.
/// </summary>
internal static class ConnectionStringKeys
{
    private const string Section = "ConnectionStrings";
    private const string Ending = "connectionstring";

    // learn.microsoft.com/azure/app-service/reference-app-settings
    private static readonly string[] Prefixes =
        [Section + "__", Section + ":", "SQLCONNSTR_", "SQLAZURECONNSTR_", "MYSQLCONNSTR_", "POSTGRESQLCONNSTR_", "CUSTOMCONNSTR_"];

    public static bool IsConnectionString(ConfigurationKey key)
    {
        ConfigurationKey subject = key.Subject;
        if (HasName(key.Name) || HasName(subject.Title)) return true;
        for (ConfigurationKey? parent = subject.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent.Name.Equals(Section, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static bool HasName(string name)
    {
        foreach (string prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return EndsWithNoun(name);
    }

    /// <summary><c>connectionString</c>, <c>DB_CONNECTION_STRING</c>, <c>connection-string</c>.</summary>
    private static bool EndsWithNoun(string name)
    {
        int i = name.Length - 1;
        for (int matched = Ending.Length - 1; matched >= 0; i--)
        {
            if (i < 0) return false;
            if (name[i] is '_' or '-' or '.') continue;
            if (char.ToLowerInvariant(name[i]) != Ending[matched]) return false;
            matched--;
        }
        return true;
    }
}
