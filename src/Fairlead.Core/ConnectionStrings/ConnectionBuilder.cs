using System.Globalization;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Connections;

namespace Fairlead.Core.ConnectionStrings;

/// <summary>A connection while its text is read. Each method returns what is wrong, without quoting a value, or null.</summary>
internal sealed class ConnectionBuilder(ConnectionType type)
{
    /// <summary>More than any client has options; searching among more would make reading slow.</summary>
    public const int MostSettings = 1000;

    public const string TooManySettings = "it has more than 1000 settings";

    private const string ExtraPrefix = "extra.";

    private static readonly IReadOnlyList<string> Fields = ConnectionFieldNames.All;

    private readonly (string? Value, string Keyword)[] _fields = new (string?, string)[Fields.Count];
    private readonly List<ExtraSetting> _extras = [];
    private (string? Value, string Keyword) _other;
    private int _settings;

    public string? ClearTextScheme { get; set; }

    public IReadOnlyList<KeyValuePair<string, string>> ClientDefaults { get; private set; } = [];

    /// <summary>True if there is more than the type's fields and extras can write together.</summary>
    public bool HasMoreThanFields => ClearTextScheme is not null || _extras.Exists(extra => type.FindExtra(extra.Name) is null)
        || (IsSet("host") && (IsSet("login") || IsSet("extra.sas_token")));

    public bool IsEmpty =>
        Array.TrueForAll(_fields, static known => known.Value is null) && _extras.Count == 0 && ClientDefaults.Count == 0;

    public KeywordTable Keywords { get; } = KeywordTable.Get(type);

    public bool IsSet(string source) => source.StartsWith(ExtraPrefix, StringComparison.Ordinal)
        ? IndexOfExtra(source, ExtraPrefix.Length) >= 0
        : FindField(source).Value is not null;

    /// <summary>A field's value, or an extra's as the type declares it; null when it is not set.</summary>
    public string? this[string source]
    {
        get
        {
            if (!source.StartsWith(ExtraPrefix, StringComparison.Ordinal)) return FindField(source).Value;
            int index = IndexOfExtra(source, ExtraPrefix.Length);
            return index < 0 ? null : ExtraText.Normalize(type, _extras[index].Name, _extras[index].Text ?? "");
        }
    }

    /// <summary>Sets what a keyword or parameter means. An empty value sets nothing.</summary>
    public string? Set(KeywordPair pair, KeywordTarget? target)
    {
        if (pair.Value.Length == 0) return null;
        if (++_settings > MostSettings) return TooManySettings;
        if (target is null)
        {
            // What is nearly the name of a secret is not one itself.
            if (Keywords.FindMeantSecret(pair.Keyword) is { } meant)
                return $"{Text.QuotedName.QuoteKeyword(pair.Keyword)} isn't a known keyword; did you mean '{meant}'?";
            return SetExtra(pair.Keyword, pair.Value, pair.Keyword);
        }

        foreach (ConnectionStringPart part in target.Parts)
        {
            if (TemplateReader.Read(part, pair.Value) is not { } values) continue;
            bool mayBeAName = target.Source is not (null or "host") && CountStated(part, values) < 2;
            if (mayBeAName) continue;
            return SetParts(values, part, pair.Keyword);
        }

        bool isAddress = target.Source == "host" && pair.Value.IndexOf("://", StringComparison.Ordinal) > 0;
        if (isAddress && UriReader.ReadEndpoint(pair.Value, type, this, out string? broken)) return broken;
        if (target.Source is { } source) return FindValueDefect(pair, target) ?? Set(source, pair.Value, pair.Keyword);
        return target.Option is { } option ? SetExtra(option, pair.Value, pair.Keyword) : SetConstant(pair, target.Parts);
    }

    /// <summary>Adds what the client does where nothing sets an extra.</summary>
    public void AddClientDefault(string extra, string value) => ClientDefaults = [.. ClientDefaults, new(extra, value)];

    /// <summary>Sets a field or extra; to set it again by another keyword is a contradiction.</summary>
    public string? Set(string source, string value, string keyword)
    {
        if (source.StartsWith(ExtraPrefix, StringComparison.Ordinal)) return SetExtra(source.Substring(ExtraPrefix.Length), value, keyword);
        if (source == "port" && !HostList.TryReadPort(value, out _)) return "the port is not a number from 0 to 65535";
        ref (string? Value, string Keyword) known = ref FindField(source);
        bool contradicts = known.Value is not null
            && known.Value != value
            && KeywordTable.Fold(known.Keyword) != KeywordTable.Fold(keyword);
        if (contradicts) return $"it sets its {source} twice, by different keywords";
        known = (value, keyword);
        return null;
    }

    public void Remove(string field) => FindField(field) = default;

    private ref (string? Value, string Keyword) FindField(string name)
    {
        for (int i = 0; i < Fields.Count; i++)
        {
            if (Fields[i] == name) return ref _fields[i];
        }
        _other = default; // no field of a connection, so that nothing is kept of it
        return ref _other;
    }

    /// <summary>The index of an extra among those that are set; less than 0 where it isn't.</summary>
    /// <param name="source">The extra's name, or its path.</param>
    /// <param name="start">Where the name begins.</param>
    private int IndexOfExtra(string source, int start = 0)
    {
        for (int i = 0; i < _extras.Count; i++)
        {
            string name = _extras[i].Name;
            if (source.Length - start == name.Length && source.EndsWith(name, StringComparison.Ordinal)) return i;
        }
        return -1;
    }

    public ConnectionParseResult ToResult(string? connType, string? extraJson = null) => ConnectionParseResult.Success(new ConnectionFields
    {
        ConnType = connType ?? this["conn_type"],
        Description = this["description"],
        Host = this["host"],
        Port = this["port"] is { } port ? int.Parse(port, CultureInfo.InvariantCulture) : null,
        Schema = this["schema"],
        Login = this["login"],
        Password = this["password"],
        Extra = extraJson,
    }, _extras, ClearTextScheme ?? (HasClearTextHost ? "http" : null), ClientDefaults);

    private bool HasClearTextHost =>
        type.AddressSchemes.Contains("http") && this["host"]?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) == true;

    private static int CountStated(ConnectionStringPart part, IReadOnlyList<KeyValuePair<string, string>> values) =>
        values.Count(value => !IsUnstated(part, value.Key, value.Value));

    private string? SetParts(IReadOnlyList<KeyValuePair<string, string>> values, ConnectionStringPart part, string keyword) =>
        values.Select(value => SetPart(value.Key, value.Value, part, keyword)).FirstOrDefault(static defect => defect is not null);

    private string? SetPart(string source, string value, ConnectionStringPart part, string keyword)
    {
        // What a client does without a word of it is no demand: it gives way to the manifest's.
        if (!IsUnstated(part, source, value)) return Set(source, source == "host" ? WithoutProtocol(value) : value, keyword);
        AddClientDefault(source.Substring(ExtraPrefix.Length), value);
        return null;
    }

    private static bool IsUnstated(ConnectionStringPart part, string source, string value) =>
        source.StartsWith(ExtraPrefix, StringComparison.Ordinal)
            && part.Spelling.Any(spelling => spelling.Spelled.Length == 0 && spelling.Value == value);

    /// <summary>
    /// Finds what is wrong with the value of a keyword that has only certain ones: the driver's words for them, not ours.
    /// </summary>
    private string? FindValueDefect(KeywordPair pair, KeywordTarget target)
    {
        if (target.Extra is not { } name || type.FindExtra(name) is not { Secret: false } declaration) return null;
        string value = ExtraText.Normalize(type, name, pair.Value);
        bool isBoolean = declaration.Type == ExtraType.Boolean;
        if (isBoolean ? value is "true" or "false" : declaration.Enum.Count == 0 || declaration.Enum.Contains(value)) return null;

        return DescribeAllowed(pair.Keyword, declaration, isBoolean);
    }

    private string DescribeAllowed(string keyword, ExtraDeclaration declaration, bool isBoolean)
    {
        IReadOnlyList<ValueSpelling> spelling = type.ConnectionString.FirstOrDefault(part => part.Source == declaration.Path)?.Spelling
            ?? [];
        IEnumerable<string> allowed = spelling.Count > 0
            ? spelling.Select(static known => known.Spelled)
            : isBoolean
            ? ["true", "false"]
            : declaration.Enum;
        return $"the value of {Text.QuotedName.QuoteKeyword(keyword)} is not one of '{string.Join("', '", allowed)}'";
    }

    /// <summary>Sets an option that may stand in a URI several times.</summary>
    public void SetList(string name, IEnumerable<string> values) => _extras.Add(new(name, null, [.. values]));

    private string? SetExtra(string name, string value, string keyword)
    {
        // A number of an extra that is a duration is one of seconds.
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && FindUnit(name) is { } milliseconds)
            value = (number * milliseconds / 1000.0).ToString("R", CultureInfo.InvariantCulture);

        int known = IndexOfExtra(name);
        if (known < 0) _extras.Add(new(name, value));
        else if (_extras[known].Text != value)
            return $"it sets {(Keywords.Find(keyword) is null ? "an unknown keyword" : Text.QuotedName.QuoteKeyword(keyword))} twice";
        return null;
    }

    /// <summary>Finds the milliseconds of the unit in which the recipe writes an extra. Returns null if it isn't a duration.</summary>
    private int? FindUnit(string extra) =>
        type.ConnectionString.FirstOrDefault(part => part.Source == ExtraPrefix + extra)?.UnitMilliseconds;

    /// <summary>A keyword whose value the recipe writes the same in every string: another value travels under the keyword.</summary>
    private string? SetConstant(KeywordPair pair, IReadOnlyList<ConnectionStringPart> parts)
    {
        ConnectionStringPart? part = parts.FirstOrDefault(static part => part.Pieces.All(static piece => piece.Source is null));
        if (part is null) return $"the value of {Text.QuotedName.QuoteKeyword(pair.Keyword)} is not of the form '{parts[0].Template}'";
        if (part.Template == "https" && string.Equals(pair.Value, "http", StringComparison.OrdinalIgnoreCase)) ClearTextScheme = "http";
        return SetExtra(part.Keyword, pair.Value, pair.Keyword);
    }

    /// <summary>SQL Server's <c>tcp:</c>, which is what a name on the network means anyway.</summary>
    private static string WithoutProtocol(string host) =>
        host.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) && host.IndexOf('/') < 0 ? host.Substring("tcp:".Length) : host;
}
