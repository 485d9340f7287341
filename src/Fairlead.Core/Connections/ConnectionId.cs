namespace Fairlead.Core.Connections;

/// <summary>The rules for connection ids and for the environment variables that hold connections.</summary>
internal static class ConnectionId
{
    public const int MaximumLength = 250;

    /// <summary>The prefix of variables that Airflow reads too.</summary>
    public const string AirflowPrefix = "AIRFLOW_CONN_";

    /// <summary>The prefix of variables that only Fairlead reads.</summary>
    public const string FairleadPrefix = "FAIRLEAD_CONN_";

    /// <summary>Letters, digits and <c>_ - . : / \ ( ) ! #</c>, 250 characters at most, as Airflow has it.</summary>
    public static bool IsValid(string id)
    {
        if (id.Length is 0 or > MaximumLength) return false;
        foreach (char c in id)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or ':' or '/' or '\\' or '(' or ')' or '!' or '#')) return false;
        }
        return true;
    }

    /// <summary>
    /// The names that a variable for this connection may have, in order of precedence: the id in upper case as Airflow spells it, then,
    /// because shells accept no others, the same with '_' for every character that is not a letter, digit or underscore.
    /// </summary>
    public static IReadOnlyList<string> EnvironmentNames(string prefix, string id)
    {
        string exact = prefix + id.ToUpperInvariant();
        foreach (char c in exact)
        {
            if (!IsPortable(c)) return [exact, ToPortable(exact)];
        }
        return [exact];
    }

    /// <summary>
    /// Gets the variable of one field, such as <c>password</c> or <c>extra.api_key</c>, in letters, digits and underscores alone.
    /// </summary>
    public static string GetFieldVariable(string prefix, string id, string field)
    {
        string name = field.Replace("extra.", "EXTRA__").ToUpperInvariant();
        return $"{EnvironmentNames(prefix, id).Last()}__{ToPortable(name)}";
    }

    private static string ToPortable(string name) => new([.. name.Select(static c => IsPortable(c) ? c : '_')]);

    private static bool IsPortable(char c) => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';

    /// <summary>
    /// The variables that Airflow looks at for a connection, in its order. With teams an id that itself looks like a team's variable
    /// (<c>_team___id</c>) is refused, or one team could read another's connections.
    /// </summary>
    public static IReadOnlyList<string> AirflowLookupOrder(string id, string? team, bool multiTeam)
    {
        string shared = AirflowPrefix + id.ToUpperInvariant();
        if (!multiTeam) return [shared];
        if (id.StartsWith("_", StringComparison.Ordinal) && id.IndexOf("___", StringComparison.Ordinal) > 0) return [];
        return team is null ? [shared] : [$"{AirflowPrefix}_{team.ToUpperInvariant()}___{id.ToUpperInvariant()}", shared];
    }
}
