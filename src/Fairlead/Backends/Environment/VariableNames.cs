using Fairlead.Core.Connections;

namespace Fairlead.Backends;

/// <summary>The names of the variables that may hold a connection.</summary>
/// <param name="prefix">What all of them begin with.</param>
/// <param name="isMultiTeam">Whether Airflow has teams, whose variables nobody else may read.</param>
/// <param name="team">The team whose variables are read, before those that all teams share; null reads the shared ones only.</param>
internal sealed class VariableNames(string prefix, bool isMultiTeam = false, string? team = null)
{
    /// <summary>
    /// Lists the names in scopes: a connection is in the first scope that has any of its variables. None where the id looks like another
    /// team's variable.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> List(string id)
    {
        if (!isMultiTeam) return [ConnectionId.EnvironmentNames(prefix, id)];

        // Also an id that only its portable spelling turns into one.
        string portable = ConnectionId.EnvironmentNames("", id).Last();
        if (ConnectionId.AirflowLookupOrder(portable, team, multiTeam: true).Count == 0) return [];
        return [.. ConnectionId.AirflowLookupOrder(id, team, multiTeam: true).Select(name => ListSpellings(name, id))];
    }

    /// <summary>Whether a variable is a team's, and not a field's: a third underscore where the field would begin says so.</summary>
    public bool BelongsToTeam(string variable, int fieldStart) =>
        isMultiTeam && fieldStart < variable.Length && variable[fieldStart] == '_';

    /// <summary>A team with a hyphen has no portable spelling, which could be another team's.</summary>
    private IReadOnlyList<string> ListSpellings(string name, string id)
    {
        string start = name[..^id.Length];
        return start.Contains('-', StringComparison.Ordinal) ? [name] : ConnectionId.EnvironmentNames(start, id);
    }
}
