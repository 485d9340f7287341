using System.Collections.Concurrent;
using Fairlead.Core.Connections;
using Fairlead.Core.Text;
using Fairlead.Resolution;

namespace Fairlead.Backends;

/// <summary>The environment's variables about connections: whose they are, and which one a misspelt name was meant to be.</summary>
internal sealed class ConnectionVariables(IEnvironmentVariables environment, ManifestCatalog manifests)
{
    public const string FileSuffix = "_FILE";
    public const string FieldSeparator = "__";

    /// <summary>What the names of our variables begin with, however they are misspelt after that.</summary>
    private static readonly string[] Families = ["FAIRLEAD_", "AIRFLOW_CONN"];

    private static readonly string[] Prefixes = [ConnectionId.FairleadPrefix, ConnectionId.AirflowPrefix];

    private static readonly string[] Fields = [.. FieldNames.Texts.Select(static field => field.ToUpperInvariant()), "EXTRA"];

    private readonly ConcurrentDictionary<string, string> _places = new(StringComparer.Ordinal);

    public string? Get(string name) => environment.Get(name);

    /// <summary>What the source of a value is called that a variable holds.</summary>
    public static string DescribePlace(string name) => "environment variable " + name;

    /// <summary>The same for a variable that holds a whole connection, kept from the first lookup on.</summary>
    public string GetPlace(string name) => _places.GetOrAdd(name, static name => DescribePlace(name));

    /// <summary>
    /// Finds the variables that set a field of the connection that another variable holds, with a file or a value, in ordinal order.
    /// </summary>
    public IReadOnlyList<string> FindFields(string connectionVariable) => environment.FindNames(connectionVariable + FieldSeparator);

    /// <summary>Finds the files that variables of a connection name.</summary>
    /// <param name="connectionVariables">The variables that may hold the whole connection.</param>
    public IReadOnlyList<string> FindFiles(IReadOnlyList<string> connectionVariables)
    {
        List<string>? files = null;
        foreach (string variable in connectionVariables)
        {
            AddFile(variable + FileSuffix);
            foreach (string field in FindFields(variable))
            {
                if (field.EndsWith(FileSuffix, StringComparison.Ordinal)) AddFile(field);
            }
        }
        return files ?? (IReadOnlyList<string>)[];

        void AddFile(string variable)
        {
            if (environment.Get(variable) is { } path) (files ??= []).Add(path);
        }
    }

    /// <summary>Whether a variable is that of another declared connection, whose id has two underscores: FAIRLEAD_CONN_X__Y.</summary>
    public bool BelongsToAnother(string variable, string prefix, string connectionId) => manifests.Ids
        .Where(id => id != connectionId)
        .Any(id => ConnectionId.EnvironmentNames(prefix, id).Any(name => name == variable || BelongsTo(name, variable)));

    /// <summary>What is wrong with the end of a variable's name that is no field.</summary>
    /// <param name="suffix">The end.</param>
    /// <param name="connectionVariable">What stands in front of it.</param>
    /// <param name="meantField">The field that was probably meant; null where none is near.</param>
    public static string DescribeUnknownField(string suffix, string connectionVariable, string? meantField)
    {
        string bare = TrimFile(suffix);
        string? meant = meantField is null ? Suggestions.Find(bare, Fields) : meantField.ToUpperInvariant();
        if (meant is null) return "a connection has no such field; extras are named …__EXTRA__<NAME>";
        return $"a connection has no such field; did you mean {connectionVariable}{FieldSeparator}{meant}{suffix[bare.Length..]}?";
    }

    /// <summary>
    /// Finds a variable that is set and whose name is nearly one that would set the connection or one of its missing fields. Variables of
    /// other declared connections are what they are; a name that does not look like a name is not repeated.
    /// </summary>
    public (string Set, string Meant)? FindMisspelt(string connectionId, IEnumerable<string> missingFields)
    {
        string connection = ConnectionId.EnvironmentNames("", connectionId).Last();
        List<string> wanted = [.. missingFields.Select(field => ConnectionId.GetFieldVariable("", connectionId, field)), connection];
        foreach (string name in environment.FindNames(""))
        {
            if (!Families.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase))) continue;
            if (!QuotedName.LooksLikeName(name) || environment.Get(name) is null || IsRead(name, connectionId)) continue;
            if (FindMeant(name, connection, wanted) is { } meant) return (name, meant);
        }
        return null;
    }

    /// <summary>
    /// Lists the connections that variables of a prefix set. The name of a variable doesn't show the case of the id, so declared ids have
    /// theirs, and others are written in lower case.
    /// </summary>
    public IEnumerable<ListedConnection> List(string prefix, IReadOnlyCollection<string> declaredIds)
    {
        IEnumerable<string> names = environment.FindNames(prefix).Where(name => environment.Get(name) is not null);
        return names.Select(name => Split(name, prefix, declaredIds)).Where(static found => ConnectionId.IsValid(found.Id))
            .GroupBy(static found => found.Id, StringComparer.Ordinal)
            .Select(static found => new ListedConnection(found.Key, DescribePlace(found.First().Name),
                [.. found.Select(static variable => variable.Field).OfType<string>()]));
    }

    private static (string Id, string? Field, string Name) Split(string name, string prefix, IReadOnlyCollection<string> declaredIds)
    {
        string bare = TrimFile(name);
        foreach (string id in declaredIds.OrderByDescending(static id => id.Length))
        {
            foreach (string own in ConnectionId.EnvironmentNames(prefix, id))
            {
                if (bare == own) return (id, null, name);
                if (bare.StartsWith(own + FieldSeparator, StringComparison.Ordinal)) return (id, ToField(bare[(own.Length + 2)..]), name);
            }
        }
        string rest = bare[Math.Min(prefix.Length, bare.Length)..];
        int separator = rest.IndexOf(FieldSeparator, StringComparison.Ordinal);
        return separator <= 0 ? (rest.ToLowerInvariant(), null, name)
            : (rest[..separator].ToLowerInvariant(), ToField(rest[(separator + 2)..]), name);
    }

    private static string ToField(string suffix) =>
        suffix.ToLowerInvariant().Replace("extra__", FieldNames.ExtraPrefix, StringComparison.Ordinal);

    private bool IsRead(string name, string connectionId) => Prefixes.Any(prefix =>
        BelongsToAnother(name, prefix, connectionId)
        || ConnectionId.EnvironmentNames(prefix, connectionId).Any(own => name == own || name == own + FileSuffix || SetsField(own, name)));

    private static bool SetsField(string connectionVariable, string name)
    {
        string prefix = connectionVariable + FieldSeparator;
        return name.StartsWith(prefix, StringComparison.Ordinal) && Fields.Contains(TrimFile(name[prefix.Length..]));
    }

    /// <summary>Compares what follows the prefix, or everything where the prefix itself is misspelt.</summary>
    private static string? FindMeant(string name, string connection, List<string> wanted)
    {
        string bare = TrimFile(name);
        string fileSuffix = name[bare.Length..].ToUpperInvariant();
        string? prefix = Prefixes.FirstOrDefault(prefix => bare.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        if (prefix is null)
        {
            string? whole = Suggestions.Find(bare, wanted.Select(static variable => ConnectionId.FairleadPrefix + variable));
            return whole is null ? null : whole + fileSuffix;
        }

        string rest = bare[prefix.Length..];
        if (Suggestions.Find(rest, wanted) is { } variable) return prefix + variable + fileSuffix;

        // A field that is not missed, of a connection whose id is misspelt.
        int separator = rest.IndexOf(FieldSeparator, StringComparison.Ordinal);
        bool isNear = separator > 0 && Suggestions.Find(rest[..separator], [connection]) is not null;
        return isNear ? prefix + connection + rest[separator..] + fileSuffix : null;
    }

    private static string TrimFile(string name) =>
        name.EndsWith(FileSuffix, StringComparison.OrdinalIgnoreCase) ? name[..^FileSuffix.Length] : name;

    /// <summary>Whether a variable sets a field, or names a file, of the connection that another one holds.</summary>
    private static bool BelongsTo(string connectionVariable, string name) =>
        name.StartsWith(connectionVariable + FieldSeparator, StringComparison.Ordinal) || name == connectionVariable + FileSuffix;
}
