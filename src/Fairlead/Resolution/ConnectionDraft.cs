using System.Globalization;
using System.Text.Json;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Connections;

namespace Fairlead.Resolution;

/// <summary>
/// A connection being put together, field by field. Sources are added in order of precedence: a field that is set stays as it is.
/// Empty text does not set a field. Each method returns what is wrong, without quoting a value, or null.
/// </summary>
internal sealed class ConnectionDraft(DeclaredType type)
{
    private const string HoldsNull = "it contains a null character, which no client accepts";

    private static readonly IReadOnlyList<string> Fields = FieldNames.Texts;
    private static readonly Comparer<ConnectionFieldSource> ByField =
        Comparer<ConnectionFieldSource>.Create(static (left, right) => string.CompareOrdinal(left.Field, right.Field));

    private static readonly int ConnTypeField = IndexOf("conn_type");

    private readonly (string? Value, string Source)[] _texts = new (string?, string)[Fields.Count];
    private readonly Dictionary<string, ExtraValue> _extra = new(StringComparer.Ordinal);
    private Dictionary<string, ExtraValue>? _clientDefaults;
    private ClearText? _clearText;

    public string? ConnType => Get("conn_type");

    /// <summary>What makes a whole connection one in clear text; null where TLS is used, or nobody knows.</summary>
    public ClearText? ClearText =>
        type.Type.TlsSwitch is { } tls && Get(FieldNames.ExtraPrefix + tls.Extra) is { } value && !tls.Off.Contains(value) ? null
            : _clearText;

    /// <summary>Sets a field to a number.</summary>
    public string? Fill(string field, int? value, string source) =>
        value is null || IsSet(field) ? null : Fill(field, value.Value.ToString(CultureInfo.InvariantCulture), source);

    public string? Fill(string field, string? value, string source)
    {
        if (string.IsNullOrEmpty(value)) return null;
        if (FindTextDefect(value) is { } defect) return defect;
        if (field == "extra") return FillExtra(value, source);
        if (field.StartsWith(FieldNames.ExtraPrefix, StringComparison.Ordinal) && field.Length > FieldNames.ExtraPrefix.Length)
        {
            FillExtra(field[FieldNames.ExtraPrefix.Length..], ExtraValue.FromText(value, source));
            return null;
        }

        int index = IndexOf(field);
        if (index < 0) return "a connection has no such field";
        if (field == "host" && HoldsCredentials(value))
            return "the host contains a user or password; put them into the fields of their own";
        if (field == "port" && !HostList.TryReadPort(value, out _)) return "the port is not a number from 0 to 65535";
        SetText(index, index == ConnTypeField ? ConnectionFields.NormalizeType(value) : value, source);
        return null;
    }

    public string? Fill(ConnectionFields fields, string source) =>
        Fill("conn_type", fields.ConnType, source)
        ?? Fill("description", fields.Description, source)
        ?? Fill("host", fields.Host, source)
        ?? Fill("login", fields.Login, source)
        ?? Fill("password", fields.Password, source)
        ?? Fill("schema", fields.Schema, source)
        ?? Fill("port", fields.Port, source)
        ?? Fill("extra", fields.Extra, source);

    /// <summary>Adds a whole connection that was read from a text.</summary>
    public string? Fill(ConnectionParseResult read, string source)
    {
        if (!read.TryGetFields(out ConnectionFields? fields)) return read.Defect;
        if ((Fill(fields, source) ?? Fill(read.Extras, source)) is { } defect) return defect;
        if (read.ClearTextScheme is { } scheme) _clearText ??= new ClearText($"its address has the scheme '{scheme}'", source);
        else if (type.Type.TlsSwitch is { } tls && _extra.TryGetValue(tls.Extra, out ExtraValue? set) && set.Source == source
            && tls.Off.Contains(set.Text))
            _clearText ??= new ClearText($"its '{tls.Extra}' switches TLS off", source);
        foreach ((string name, string value) in read.ClientDefaults) AddClientDefault(name, ExtraValue.FromText(value, source));
        return null;
    }

    /// <summary>Adds what another draft has set, with the sources it has there.</summary>
    public void Fill(ConnectionDraft other)
    {
        for (int i = 0; i < _texts.Length; i++)
        {
            if (other._texts[i].Value is { } value) SetText(i, value, other._texts[i].Source);
        }
        foreach ((string name, ExtraValue value) in other._extra) _extra.TryAdd(name, value);
        if (other._clientDefaults is { } defaults)
        {
            foreach ((string name, ExtraValue value) in defaults) AddClientDefault(name, value);
        }
        _clearText ??= other._clearText;
    }

    /// <summary>Adds extras, with the sources they have.</summary>
    public void Fill(IReadOnlyDictionary<string, ExtraValue> extra)
    {
        foreach ((string name, ExtraValue value) in extra) FillExtra(name, value);
    }

    /// <summary>Adds what the client does where its connection string leaves an extra out.</summary>
    public void FillClientDefaults()
    {
        if (_clientDefaults is null) return;
        foreach ((string name, ExtraValue value) in _clientDefaults)
        {
            bool isOff = type.Type.TlsSwitch is { } tls && tls.Extra == name && tls.Off.Contains(value.Text);
            if (_extra.TryAdd(name, value) && isOff)
                _clearText ??= new ClearText("its connection string doesn't ask for TLS", value.Source);
        }
    }

    /// <summary>Joins what a type keeps in one extra: Kafka's brokers are hosts with their port.</summary>
    public void JoinHosts()
    {
        if (type.Type.HostsSource is not { } hosts || !hosts.StartsWith(FieldNames.ExtraPrefix, StringComparison.Ordinal)) return;
        string name = hosts[FieldNames.ExtraPrefix.Length..];
        bool isUsed = type.Type.Fields.Any(static field => field.Name == "port");
        if (isUsed || Get("port") is not { } port || !_extra.TryGetValue(name, out ExtraValue? value)
            || value.Text.Contains(':', StringComparison.Ordinal)) return;
        _extra[name] = ExtraValue.FromText(string.Join(',', value.Text.Split(',').Select(host => $"{host.Trim()}:{port}")), value.Source);
    }

    /// <summary>Whether the host may be a whole web address.</summary>
    public bool HasWebAddress => type.Type.AddressSchemes.Contains("http");

    public TlsSwitch? TlsSwitch => type.Type.TlsSwitch;

    /// <summary>An extra's value as the type declares it.</summary>
    public string Normalize(string extra, string text) => ExtraText.Normalize(type.Type, extra, text);

    /// <summary>Forgets the type: the manifest's own word for it counts.</summary>
    public void RemoveType() => _texts[ConnTypeField] = default;

    public bool IsSet(string field) => field.StartsWith(FieldNames.ExtraPrefix, StringComparison.Ordinal)
        ? _extra.TryGetValue(field[FieldNames.ExtraPrefix.Length..], out ExtraValue? value) && value.Json.ValueKind != JsonValueKind.Null
            && value.Text.Length > 0
        : Get(field) is not null;

    /// <summary>A field's or extra's value as text; null when it is not set.</summary>
    public string? Get(string field) => field.StartsWith(FieldNames.ExtraPrefix, StringComparison.Ordinal)
        ? _extra.TryGetValue(field[FieldNames.ExtraPrefix.Length..], out ExtraValue? value) ? value.Text : null
        : IndexOf(field) is >= 0 and var index ? _texts[index].Value : null;

    public Connection ToConnection(string id, string? deployment, ConnectionDefinition? definition) => new()
    {
        Id = id,
        ConnType = ConnType ?? "",
        Description = Get("description"),
        Host = Get("host"),
        Login = Get("login"),
        Password = Get("password") is { } password ? new Secret(password) : null,
        Schema = Get("schema"),
        Port = Get("port") is { } port ? int.Parse(port, CultureInfo.InvariantCulture) : null,
        Extra = new ConnectionExtra(id, _extra, type.FindSecretExtras(ConnType)),
        Deployment = deployment,
        Definition = definition,
        SetFields = ListSources(),
    };

    /// <summary>The fields as a backend holds them: extras that are no texts stay JSON, in one object.</summary>
    public IReadOnlyDictionary<string, Secret> ListFields()
    {
        var fields = new Dictionary<string, Secret>(StringComparer.Ordinal);
        for (int i = 0; i < _texts.Length; i++)
        {
            if (_texts[i].Value is { } value) fields.Add(Fields[i], new Secret(value));
        }
        foreach ((string name, ExtraValue value) in _extra)
        {
            if (value.Json.ValueKind == JsonValueKind.String) fields.Add(FieldNames.ExtraPrefix + name, new Secret(value.Text));
        }
        IEnumerable<KeyValuePair<string, ExtraValue>> others =
            _extra.Where(static extra => extra.Value.Json.ValueKind != JsonValueKind.String);
        if (others.Any()) fields.Add("extra", new Secret(ExtraValue.FormatObject(others)));
        return fields;
    }

    private ConnectionFieldSource[] ListSources()
    {
        var sources = new ConnectionFieldSource[_texts.Count(static text => text.Value is not null) + _extra.Count];
        int count = 0;
        for (int i = 0; i < _texts.Length; i++)
        {
            if (_texts[i].Value is not null) sources[count++] = new ConnectionFieldSource { Field = Fields[i], Source = _texts[i].Source };
        }

        int firstExtra = count;
        foreach ((string name, ExtraValue value) in _extra)
            sources[count++] = new ConnectionFieldSource { Field = FieldNames.ShowExtra(name), Source = value.Source };
        if (_extra.Count > 1) Array.Sort(sources, firstExtra, _extra.Count, ByField);
        return sources;
    }

    private void AddClientDefault(string extra, ExtraValue value) => (_clientDefaults ??= new(StringComparer.Ordinal)).TryAdd(extra, value);

    private void SetText(int index, string value, string source)
    {
        if (_texts[index].Value is null) _texts[index] = (value, source);
    }

    private static int IndexOf(string field)
    {
        for (int i = 0; i < Fields.Count; i++)
        {
            if (Fields[i] == field) return i;
        }
        return -1;
    }

    private string? Fill(IReadOnlyList<ExtraSetting> extras, string source)
    {
        for (int i = 0; i < extras.Count; i++)
        {
            ExtraSetting extra = extras[i];
            string? defect = FindNameDefect(extra.Name)
                ?? (extra.Text is null
                    ? extra.Texts!.Select(FindTextDefect).FirstOrDefault(static defect => defect is not null)
                    : FindTextDefect(extra.Text));
            if (defect is not null) return defect;
            FillExtra(extra.Name, extra.Text is null ? ExtraValue.FromJson(extra.ToJson(), source)
                : ExtraValue.FromText(extra.Text, source));
        }
        return null;
    }

    private string? FillExtra(string json, string source)
    {
        if (!ExtraValue.TryReadObject(json, source, out Dictionary<string, ExtraValue>? values)) return "the extra is not a JSON object";
        if (values.Count > ConnectionBuilder.MostSettings) return ConnectionBuilder.TooManySettings;
        if (values.Values.Any(static value => value.Text.Contains('\0', StringComparison.Ordinal))) return HoldsNull;
        if (values.Keys.Select(FindNameDefect).FirstOrDefault(static defect => defect is not null) is { } nameDefect) return nameDefect;
        Fill(values);
        return null;
    }

    private void FillExtra(string written, ExtraValue value)
    {
        string name = type.Keywords.FindExtraName(written);
        if (FillMembers(written, value)) return;
        if (type.Keywords.FindExtraField(written) is { } field && value.Json.ValueKind == JsonValueKind.String)
        {
            if (value.Text.Length > 0) SetText(IndexOf(field), value.Text, value.Source);
            return;
        }

        string text = ExtraText.Normalize(type.Type, name, value.Text);
        _extra.TryAdd(name, text == value.Text ? value : ExtraValue.FromText(text, value.Source));
    }

    /// <summary>
    /// Airflow keeps the files of MySQL's TLS in one extra, <c>{"ssl": {"ca": "/ca.pem"}}</c>: its members are extras of ours.
    /// </summary>
    private bool FillMembers(string name, ExtraValue value)
    {
        bool isObject = value.Json.ValueKind == JsonValueKind.Object || value.Text.StartsWith('{');
        if (!isObject || type.Type.FindExtra(name) is not null) return false;
        return ExtraValue.TryReadObject(value.Text, value.Source, out Dictionary<string, ExtraValue>? members)
            && FillMembers(name, members, value.Source);
    }

    private bool FillMembers(string name, Dictionary<string, ExtraValue> members, string source)
    {
        Dictionary<string, ExtraValue> known = members
            .Select(member => KeyValuePair.Create(type.Keywords.FindExtraName($"{name}_{member.Key}"), member.Value))
            .Where(member => type.Type.FindExtra(member.Key) is not null).ToDictionary();
        if (known.Count == 0) return false;

        foreach ((string extra, ExtraValue member) in known) _extra.TryAdd(extra, member);
        bool hasAuthority = known.ContainsKey(TlsExtras.CaCertificate.Name);
        if (hasAuthority && type.Type.AuthorityMeans is { } means)
            AddClientDefault(means.Value, ExtraValue.FromText(means.Spelled, source));
        return true;
    }

    private string? FindNameDefect(string name)
    {
        bool canBeKeyword = name.Length > 0 && name[0] != ';' && !char.IsWhiteSpace(name[0]) && !char.IsWhiteSpace(name[^1])
            && !HasControlCharacter(name);
        return canBeKeyword || type.Type.ConnectionString.Count == 0
            ? null
            : "the extra has a name that cannot be a keyword: it is empty, or has a control character or a space at an end";
    }

    private static bool HasControlCharacter(string text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c)) return true;
        }
        return false;
    }

    private static string? FindTextDefect(string text) =>
        HoldsHalfACharacter(text) ? "it contains half of a surrogate pair, which is not text"
        : text.Contains('\0', StringComparison.Ordinal) ? HoldsNull : null;

    /// <summary>Whether a host has what an address has in front of '@'. It may be shown, as a host is; its credentials may not.</summary>
    private static bool HoldsCredentials(string host)
    {
        int schemeEnd = host.IndexOf("://", StringComparison.Ordinal);
        int start = schemeEnd < 0 ? 0 : schemeEnd + "://".Length;
        int end = host.AsSpan(start).IndexOfAny("/\\?#");
        ReadOnlySpan<char> authority = end < 0 ? host.AsSpan(start) : host.AsSpan(start, end);
        int at = authority.LastIndexOf('@');
        return at > 0 && (schemeEnd > 0 || authority[..at].Contains(':'));
    }

    private static bool HoldsHalfACharacter(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }
        return false;
    }
}
