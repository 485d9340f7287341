using System.Globalization;
using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>A connection while its text is read. Each method returns what is wrong, without quoting a value, or null.</summary>
internal sealed class ReadConnection(ConnectionType type)
{
    private const string ExtraPrefix = "extra.";

    private readonly Dictionary<string, (string Value, string Keyword)> _fields = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> _extras = [];

    public string? ClearTextScheme { get; set; }

    public List<KeyValuePair<string, string>> ClientDefaults { get; } = [];

    /// <summary>Whether there is more than the type's fields and extras can write together.</summary>
    public bool SaysMoreThanFields => ClearTextScheme is not null || _extras.Exists(extra => !type.Extras.Any(declared => declared.Name == extra.Key))
        || (IsSet("host") && (IsSet("login") || IsSet("extra.sas_token")));

    public KeywordTable Keywords { get; } = KeywordTable.For(type);

    public bool IsSet(string source) => source.StartsWith(ExtraPrefix, StringComparison.Ordinal)
        ? _extras.Exists(extra => ExtraPrefix + extra.Key == source)
        : _fields.ContainsKey(source);

    public string? this[string source] => source.StartsWith(ExtraPrefix, StringComparison.Ordinal)
        ? _extras.Find(extra => ExtraPrefix + extra.Key == source).Value
        : _fields.TryGetValue(source, out (string Value, string) field) ? field.Value : null;

    /// <summary>Sets what a keyword or parameter means. An empty value sets nothing.</summary>
    public string? Set(KeywordPair pair, KeywordTarget? target)
    {
        if (pair.Value.Length == 0) return null;
        if (target is null)
        {
            if (Keywords.FindMeantSecret(pair.Keyword) is { } meant) return $"it has a keyword that isn't known; did you mean '{meant}'?";
            return SetExtra(pair.Keyword, pair.Value, pair.Keyword);
        }

        foreach (ConnectionStringPart part in target.Parts)
        {
            if (TemplateReader.Read(part, pair.Value) is not { } values) continue;
            if (target.Source is not null && target.Source != "host" && values.Count(value => value.Value.Length > 0) < 2) continue;
            return values.Select(value => SetPart(value.Key, value.Value, part, pair.Keyword)).FirstOrDefault(static defect => defect is not null);
        }

        if (target.Source is { } source) return Set(source, pair.Value, pair.Keyword);
        return target.Option is { } option ? SetExtra(option, pair.Value, pair.Keyword) : SetConstant(pair, target.Parts);
    }

    /// <summary>Sets a field or extra; to set it again by another keyword is a contradiction.</summary>
    public string? Set(string source, string value, string keyword)
    {
        if (source.StartsWith(ExtraPrefix, StringComparison.Ordinal)) return SetExtra(source.Substring(ExtraPrefix.Length), value, keyword);
        if (source == "port" && !HostList.TryReadPort(value, out _)) return "the port is not a number from 0 to 65535";
        bool contradicts = _fields.TryGetValue(source, out (string Value, string Keyword) known)
            && known.Value != value && KeywordTable.Fold(known.Keyword) != KeywordTable.Fold(keyword);
        if (contradicts) return $"it sets its {source} twice, by different keywords";
        _fields[source] = (value, keyword);
        return null;
    }

    public void Remove(string field) => _fields.Remove(field);

    public ConnectionParseResult ToResult(string? connType, string? extraJson = null) => ConnectionParseResult.Of(new ConnectionFields
    {
        ConnType = connType ?? this["conn_type"],
        Description = this["description"],
        Host = this["host"],
        Port = this["port"] is { } port ? int.Parse(port, CultureInfo.InvariantCulture) : null,
        Schema = this["schema"],
        Login = this["login"],
        Password = this["password"],
        Extra = _extras.Count == 0 ? extraJson : extraJson is null ? ConnectionExtraText.FromPairs(_extras) : ConnectionExtraText.Add(extraJson, ConnectionExtraText.FromPairs(_extras)),
    }, ClearTextScheme, ClientDefaults);

    private string? SetPart(string source, string value, ConnectionStringPart part, string keyword)
    {
        // What a client does without a word of it is no demand: it gives way to the manifest's.
        bool isUnsaid = part.Spelling.Any(spelling => spelling.Spelled.Length == 0 && spelling.Value == value) && source.StartsWith(ExtraPrefix, StringComparison.Ordinal);
        if (!isUnsaid) return Set(source, source == "host" ? WithoutProtocol(value) : value, keyword);
        ClientDefaults.Add(new(source.Substring(ExtraPrefix.Length), value));
        return null;
    }

    private string? SetExtra(string name, string value, string keyword)
    {
        // A number of an extra that is a duration is one of seconds.
        int? unit = type.ConnectionString.FirstOrDefault(part => part.Source == ExtraPrefix + name)?.UnitMilliseconds;
        if (unit is { } milliseconds && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            value = (number * milliseconds / 1000.0).ToString("R", CultureInfo.InvariantCulture);

        int known = _extras.FindIndex(extra => extra.Key == name);
        if (known < 0) _extras.Add(new(name, value));
        else if (_extras[known].Value != value) return $"it sets {Text.QuotedName.InProse(keyword)} twice";
        return null;
    }

    /// <summary>A keyword whose value the recipe writes the same in every string: another value travels under the keyword.</summary>
    private string? SetConstant(KeywordPair pair, IReadOnlyList<ConnectionStringPart> parts)
    {
        ConnectionStringPart? part = parts.FirstOrDefault(static part => part.Pieces.All(static piece => piece.Source is null));
        if (part is null) return $"the value of {Text.QuotedName.InProse(pair.Keyword)} is not of the form '{parts[0].Template}'";
        if (part.Template == "https" && string.Equals(pair.Value, "http", StringComparison.OrdinalIgnoreCase)) ClearTextScheme = "http";
        return SetExtra(part.Keyword, pair.Value, pair.Keyword);
    }

    /// <summary>SQL Server's <c>tcp:</c>, which is what a name on the network means anyway.</summary>
    private static string WithoutProtocol(string host) =>
        host.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) && host.IndexOf('/') < 0 ? host.Substring("tcp:".Length) : host;
}
