using Fairlead.Core.Connections;

namespace Fairlead.Core.Templates;

/// <summary>
/// The parameters of a connection template, and how values become the id of an instance and are read from it: <c>tenant_db.acme.eu</c>. Ids
/// differ wherever values do, and so do the names of variables, files, keys and secrets that are made of them.
/// </summary>
internal sealed class TemplateParameters(string templateId, IReadOnlyList<TemplateParameter> parameters)
{
    public const char Separator = '.';

    /// <summary>A template with no more instances than this counts as a list of connections.</summary>
    public const int MostListedInstances = 100;

    private bool? _canRunTogether;

    /// <summary>The id of the template.</summary>
    public string Id => templateId;

    public IReadOnlyList<TemplateParameter> All => parameters;

    /// <summary>True if every instance is known, because all parameters list their values and these are few.</summary>
    public bool IsListed => parameters.All(static parameter => parameter.IsListed)
        && parameters.Aggregate(1L, static (count, parameter) => Math.Min(count * parameter.Allowed.Count, int.MaxValue))
            <= MostListedInstances;

    /// <summary>Gets the ids of all instances; none where not every instance is known.</summary>
    public IEnumerable<string> ListIds() => !IsListed ? [] : parameters.Aggregate(
        (IEnumerable<string>)[templateId],
        static (ids, parameter) => ids.SelectMany(_ => parameter.Allowed, static (id, value) => id + Separator + value));

    public string GetId(IEnumerable<string> values) => templateId + Separator + string.Join(Separator.ToString(), values);

    /// <summary>Returns true if an id is that of the template or begins like those of its instances, valid or not.</summary>
    public bool Claims(string id) =>
        id.StartsWith(templateId, StringComparison.Ordinal) && (id.Length == templateId.Length || id[templateId.Length] == Separator);

    /// <summary>Reads the values from an id that the template claims. Returns what is wrong with it, or null.</summary>
    public string? TryRead(string id, out IReadOnlyList<string> values)
    {
        values = id.Length <= templateId.Length ? [] : id.Substring(templateId.Length + 1).Split(Separator);
        return FindDefect(values);
    }

    /// <summary>
    /// Finds what is wrong with values, as a sentence that follows "the connection template 'x': ". It repeats no value. Returns null
    /// if nothing is.
    /// </summary>
    public string? FindDefect(IReadOnlyList<string> values)
    {
        if (FindRunningTogether() is { } two) return DescribeRunningTogether(two);
        string names = $"'{string.Join("', '", parameters.Select(static parameter => parameter.Name))}'";
        if (values.Count == 0) return $"it has no values for {names}, which its instances need";
        if (values.Count != parameters.Count)
            return $"this id has {values.Count} {(values.Count == 1 ? "value" : "values")}, and the parameters are {names}";
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].FindDefect(values[i]) is { } defect) return $"'{parameters[i].Name}' {defect}";
        }
        return GetId(values).Length > ConnectionId.MaximumLength ? "the id of this instance would be longer than 250 characters" : null;
    }

    /// <summary>
    /// Finds two parameters whose values can't be told apart where '.', '-' and '_' are the same: a-b and c, a and b-c. Values can be told
    /// apart if all parameters before one of them can be read from the front, and all after it from the back.
    /// </summary>
    public (TemplateParameter First, TemplateParameter Second)? FindRunningTogether()
    {
        if (_canRunTogether == false) return null;
        int first = 0, last = parameters.Count - 1;
        while (first < last && parameters[first].IsPrefixFree) first++;
        while (last > first && parameters[last].IsSuffixFree) last--;
        _canRunTogether = first < last;
        return first < last ? (parameters[first], parameters[last]) : null;
    }

    public static string DescribeRunningTogether((TemplateParameter First, TemplateParameter Second) two) =>
        $"the values of '{two.First.Name}' and '{two.Second.Name}' run together in environment variables, "
        + "where 'a-b' and 'c' look like 'a' and 'b-c'; give one of them the pattern [a-z0-9]+, or list its values";

    /// <summary>Determines whether there is an instance whose values are these words one after the other.</summary>
    public bool Accepts(string[] words)
    {
        var reached = new HashSet<int> { 0 };
        foreach (TemplateParameter parameter in parameters)
        {
            reached = [.. reached.SelectMany(start => Enumerable.Range(start + 1, Math.Min(words.Length - start, parameter.MostWords))
                .Where(end => parameter.Accepts(new ArraySegment<string>(words, start, end - start))))];
        }
        return reached.Contains(words.Length);
    }

    /// <summary>
    /// Determines whether there may be an instance whose words begin with these and end with those of an instance of another template.
    /// </summary>
    public bool MayAccept(string[] words, TemplateParameters other)
    {
        if (other.IsListed) return other.ListWords().Any(rest => Accepts([.. words, .. rest]));
        if (IsListed)
        {
            return ListWords().Any(all => all.Length > words.Length
                && all.Take(words.Length).SequenceEqual(words) && other.Accepts([.. all.Skip(words.Length)]));
        }
        return parameters.Sum(static parameter => parameter.MostWords) >= words.Length + other.All.Count;
    }

    private IEnumerable<string[]> ListWords() =>
        ListIds().Select(id => TemplateValue.SplitIntoWords(id.Substring(templateId.Length + 1).Replace(Separator, '-')));
}
