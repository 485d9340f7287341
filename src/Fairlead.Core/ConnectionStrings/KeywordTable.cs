using System.Runtime.CompilerServices;
using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Text;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>
/// Everything that a connection type's fields and extras are called: by its recipe, by its drivers, by Airflow and by other tools. Case,
/// spaces and punctuation don't matter. Earlier entries win: what a type declares is never taken for a synonym.
/// </summary>
internal sealed class KeywordTable
{
    /// <summary>What other tools call fields, beside the keywords of connection strings; of a line the first name is the field.</summary>
    private const string CommonSynonyms = """
        conn_type: type, connection type, engine
        password: key
        description: comment
        """;

    private const string ParameterMark = "?";

    /// <summary>A slip may cost a short keyword its meaning, so only long ones are guessed.</summary>
    private const int ShortestGuess = 5;

    public const int LongestKeyword = 100;

    private static readonly ConditionalWeakTable<ConnectionType, KeywordTable> OfTypes = new();

    private readonly Dictionary<string, KeywordTarget> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KeywordTarget> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _extraSynonyms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fieldSynonyms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _extraNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private readonly ConnectionType _type;
    private readonly string _legacyPrefix;

    private KeywordTable(ConnectionType type)
    {
        _type = type;
        _legacyPrefix = "extra__" + type.Id + "__"; // as Airflow 1 and 2 wrote them
        foreach (ConnectionTypeField field in type.Fields) _sources.Add(field.Name);
        foreach (ExtraDeclaration extra in type.Extras)
        {
            _sources.Add(extra.Path);
            _extraNames[extra.Name] = extra.Name;
        }
        var path = new ConnectionStringPart("path", type.PathTemplate);
        if (path.Pieces.All(piece => piece.Source is null || _sources.Contains(piece.Source))) Path = path;
        foreach (ExtraDeclaration extra in type.Extras)
        {
            string folded = Fold(extra.Name);
            if (!_extraNames.ContainsKey(folded)) _extraNames.Add(folded, extra.Name);
        }
        foreach (ConnectionTypeField field in type.Fields) Add(field.Name, GetSourceTarget(field.Name));
        foreach (ExtraDeclaration extra in type.Extras) Add(extra.Name, GetSourceTarget(extra.Path));
        foreach (IGrouping<string, ConnectionStringPart> parts in type.ConnectionString.GroupBy(
            static part => part.Keyword, StringComparer.Ordinal))
            Add(parts.Key, GetPartsTarget([.. parts]));
        foreach (ConnectionTypeField field in type.Fields) Add(field.Title, GetSourceTarget(field.Name));
        foreach ((string target, string[] names) in ReadLines(type.Synonyms)) AddSynonyms(target, names);
        Add("conn_type", GetSourceTarget("conn_type"));
        Add("description", GetSourceTarget("description"));
        foreach ((string target, string[] names) in ReadLines(CommonSynonyms)) Array.ForEach(names, name => AddSynonym(name, target));
        foreach (KeyValuePair<string, string> keyword in ConnectionStringKeywords.Fields) AddSynonym(keyword.Key, keyword.Value);
    }

    /// <summary>Gets the table of a type, which is made once for as long as there is the type.</summary>
    public static KeywordTable Get(ConnectionType type) => OfTypes.GetValue(type, static type => new KeywordTable(type));

    /// <summary>Gets what the path of the type's URIs means; null if the type has no use for one.</summary>
    public ConnectionStringPart? Path { get; }

    /// <summary>
    /// Finds what a keyword of a connection string, or a name that another tool gives a field, sets. Returns null if it isn't known.
    /// </summary>
    public KeywordTarget? Find(string keyword) => _targets.TryGetValue(Fold(keyword), out KeywordTarget? target) ? target : null;

    /// <summary>Finds what a parameter of a URI sets. Returns null if it isn't known.</summary>
    public KeywordTarget? FindParameter(string name) =>
        _parameters.TryGetValue(Fold(name), out KeywordTarget? target) ? target : Find(name);

    /// <summary>
    /// Finds the name of the extra that a member of a JSON extra sets. A driver's keyword is none of these names: as an extra it stays what
    /// it is.
    /// </summary>
    public string FindExtraName(string name)
    {
        if (_extraNames.TryGetValue(name, out string? exact) && exact == name) return name;
        if (name.StartsWith(_legacyPrefix, StringComparison.Ordinal)) name = name.Substring(_legacyPrefix.Length);
        string folded = Fold(name);
        return _extraNames.TryGetValue(folded, out string? known) || _extraSynonyms.TryGetValue(folded, out known) ? known : name;
    }

    /// <summary>
    /// Finds the field that a member of a JSON extra sets, as Airflow's hooks let the extra do. Returns null if it sets none.
    /// </summary>
    public string? FindExtraField(string name) =>
        _fieldSynonyms.Count > 0 && !(_extraNames.TryGetValue(name, out string? exact) && exact == name)
        && _fieldSynonyms.TryGetValue(Fold(name), out string? field) ? field : null;

    /// <summary>
    /// Finds the keyword with a secret value that an unknown keyword was probably meant to be. Returns null if it is far from all.
    /// </summary>
    public string? FindMeantSecret(string keyword)
    {
        string folded = Fold(keyword);
        return Suggestions.Find(folded, SecretKeywords().Where(static known => Fold(known).Length >= ShortestGuess), slips: 2);
    }

    /// <summary>Finds the name of a field that an unknown name was probably meant to be. Returns null if it is far from all.</summary>
    public string? FindMeantField(string name) =>
        Suggestions.Find(Fold(name), FieldNames().Where(static known => Fold(known).Length >= ShortestGuess), slips: 2);

    /// <summary>Determines whether a text is made of the characters that keywords of drivers have.</summary>
    public static bool IsKeyword(string text) =>
        text.Length is > 0 and <= LongestKeyword && text.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '$' or ' ');

    /// <summary>Gets the name without case, spaces and punctuation: what is left of it in any usual spelling.</summary>
    public static string Fold(string name)
    {
        int kept = 0;
        while (kept < name.Length && IsFolded(name[kept])) kept++;
        if (kept == name.Length) return name;

        char[] folded = new char[name.Length];
        name.CopyTo(0, folded, 0, kept);
        int length = kept;
        for (int i = kept; i < name.Length; i++)
        {
            if (char.IsLetterOrDigit(name[i])) folded[length++] = char.ToLowerInvariant(name[i]);
        }
        return new string(folded, 0, length);
    }

    private static bool IsFolded(char c) =>
        c is (>= 'a' and <= 'z') or (>= '0' and <= '9') || (char.IsLetterOrDigit(c) && char.ToLowerInvariant(c) == c);

    /// <summary>Determines whether the values of a target are secret.</summary>
    public bool IsSecret(KeywordTarget target) => target.Source is { } source && IsSecret(source);

    private IEnumerable<string> SecretKeywords() => _type.ConnectionString
        .Where(part => part.Source is { } source && IsSecret(source)).Select(static part => part.Keyword)
        .Concat(_type.Fields.Where(static field => field.Secret).Select(static field => field.Title))
        .Concat(_type.Extras.Where(static extra => extra.Secret).Select(static extra => extra.Name))
        .Append("Password");

    private IEnumerable<string> FieldNames() => _type.Fields.Select(static field => field.Name)
        .Concat(["conn_type", "login", "password", "username", "database", "schema", "description", "extra"])
        .Concat(_type.Extras.Where(static extra => extra.Secret).Select(static extra => extra.Name));

    private bool IsSecret(string source) =>
        _type.Fields.Any(field => field.Secret && field.Name == source) || _type.Extras.Any(extra => extra.Secret && extra.Path == source);

    private void AddSynonyms(string target, string[] names)
    {
        bool isSource = target.StartsWith("extra.", StringComparison.Ordinal) || ConnectionFieldNames.All.Contains(target);
        KeywordTarget meant = isSource ? GetSourceTarget(target)
            : _targets.TryGetValue(Fold(target), out KeywordTarget? known) ? known
            : new KeywordTarget { Option = target };
        if (!isSource) Add(target, meant);
        foreach (string name in names)
        {
            Add(name, meant);
            if (name.StartsWith(ParameterMark, StringComparison.Ordinal) || _extraSynonyms.ContainsKey(Fold(name))) continue;
            if (meant.Extra is { } extra) _extraSynonyms.Add(Fold(name), extra);
            else if (meant.Option is { } option) _extraSynonyms.Add(Fold(name), option);
            else if (isSource) _fieldSynonyms[Fold(name)] = target;
        }
    }

    private void AddSynonym(string name, string field)
    {
        if (_targets.TryGetValue(Fold(field), out KeywordTarget? known)) Add(name, known);
    }

    private KeywordTarget GetSourceTarget(string source)
    {
        // A server with its port in one value is taken apart whatever keyword brings it.
        ConnectionStringPart[] composite = source == "host"
            ? [.. _type.ConnectionString.Where(static part => part.Source is null
                && part.Pieces.Any(static piece => piece.Source == "host"))]
            : [];
        return composite.Length == 0 ? new KeywordTarget { Source = source } : new KeywordTarget { Source = source, Parts = composite };
    }

    private static KeywordTarget GetPartsTarget(ConnectionStringPart[] parts) => new()
    {
        Source = parts.Select(static part => part.Source).FirstOrDefault(static source => source is not null),
        Parts = [.. parts.Where(static part => part.Source is null)],
    };

    private void Add(string name, KeywordTarget target)
    {
        Dictionary<string, KeywordTarget> targets = name.StartsWith(ParameterMark, StringComparison.Ordinal) ? _parameters : _targets;
        string key = Fold(name);
        if (key.Length > 0 && !targets.ContainsKey(key)) targets.Add(key, target);
    }

    private static IEnumerable<(string Target, string[] Names)> ReadLines(string table)
    {
        foreach (string line in table.Split('\n'))
        {
            int colon = line.IndexOf(':');
            if (colon > 0)
                yield return (line.Substring(0, colon)
                    .Trim(), [.. line.Substring(colon + 1).Split(',').Select(static name => name.Trim())]);
        }
    }
}
