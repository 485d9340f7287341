using System.Collections.Frozen;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Text;

namespace Fairlead;

/// <summary>
/// The extra fields of a connection. A value is converted to the requested type, never guessed: a number may be written as text, because a
/// URI has only text. Every getter returns null if the extra is not set (or is JSON null) and throws <see
/// cref="ConnectionFormatException"/> if its value can't be converted. Names are case-sensitive. An extra that is declared secret can only
/// be read with <see cref="GetSecret"/>, and so can extras that may contain a private key or a login: <c>ssl_cert</c>, <c>ssl_key</c>,
/// <c>proxy</c> and <c>proxies</c>. The other getters throw <see cref="InvalidOperationException"/>.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[TypeConverter(typeof(DisplayOnlyConverter))]
public sealed class ConnectionExtra
{
    /// <summary>Gets an instance without extra fields.</summary>
    public static readonly ConnectionExtra Empty = new("", []);

    private readonly string _connectionId;
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly Dictionary<string, ExtraValue> _values;
    private readonly IReadOnlySet<string> _secrets;

    internal ConnectionExtra(string connectionId, Dictionary<string, ExtraValue> values, IReadOnlySet<string>? secrets = null)
    {
        _connectionId = connectionId;
        _values = values;
        _secrets = secrets ?? FrozenSet<string>.Empty;
    }

    /// <summary>
    /// Gets the names of the extra fields that are set. JSON omits them, because a malformed value may have put part of a secret into a
    /// name.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>Reads extra fields from JSON, for tests and for hand-made connections.</summary>
    /// <param name="connectionId">The connection they belong to; error messages name it.</param>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="ConnectionFormatException">The text is not a JSON object.</exception>
    public static ConnectionExtra Parse(string connectionId, string json)
    {
        if (!ExtraValue.TryReadObject(json, "", out Dictionary<string, ExtraValue>? values))
            throw new ConnectionFormatException(connectionId, "extra", "a JSON object");
        return new ConnectionExtra(connectionId, values);
    }

    /// <summary>Gets an extra as text: a string as it is, a number or boolean as written in JSON, an array or object as JSON.</summary>
    /// <param name="name">The name of the extra.</param>
    public string? GetString(string name) => FindText(name)?.Text;

    /// <summary>Gets an extra as a whole number.</summary>
    /// <param name="name">The name of the extra.</param>
    public int? GetInt32(string name) => FindShown(name) is not { } value ? null
        : int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number
        : throw NotA("a whole number", name, value);

    /// <summary>Gets an extra as a number.</summary>
    /// <param name="name">The name of the extra.</param>
    public double? GetDouble(string name) => FindShown(name) is not { } value ? null
        : double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
        : throw NotA("a number", name, value);

    /// <summary>Gets an extra as a boolean: a JSON boolean, or text in any case (Python writes <c>True</c>).</summary>
    /// <param name="name">The name of the extra.</param>
    public bool? GetBoolean(string name) => FindShown(name) is not { } value ? null
        : bool.TryParse(value.Text, out bool boolean) ? boolean
        : throw NotA("true or false", name, value);

    /// <summary>Gets an extra as a duration: a number of seconds, <c>hh:mm:ss</c> or ISO 8601 (<c>PT30S</c>).</summary>
    /// <param name="name">The name of the extra.</param>
    public TimeSpan? GetTimeSpan(string name) => FindShown(name) is not { } value ? null
        : Duration.TryParse(value.Text, out TimeSpan duration) ? duration
        : throw NotA("a duration (seconds, hh:mm:ss or ISO 8601)", name, value);

    /// <summary>Gets an extra as an absolute URI.</summary>
    /// <param name="name">The name of the extra.</param>
    public Uri? GetUri(string name) => FindText(name) is not { } value ? null
        : Uri.TryCreate(value.Text, UriKind.Absolute, out Uri? uri) ? uri
        : throw NotA("an absolute URI", name, value);

    /// <summary>Gets an extra as a list of strings: a JSON array, or one text separated by commas.</summary>
    /// <param name="name">The name of the extra.</param>
    public IReadOnlyList<string>? GetStrings(string name)
    {
        if (FindText(name) is not { } value) return null;
        if (value.Json.ValueKind == JsonValueKind.Object) throw NotA("a list", name, value);
        if (value.Json.ValueKind != JsonValueKind.Array)
            return value.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        var texts = new List<string>(value.Json.GetArrayLength());
        foreach (JsonElement element in value.Json.EnumerateArray())
        {
            if (element.ValueKind is JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Null)
                throw NotA("a list of texts", name, value);
            texts.Add(element.ToString());
        }
        return texts;
    }

    /// <summary>The text, or the texts of an array: what a client is handed that may take an option several times.</summary>
    internal IEnumerable<string> GetTexts(string name) => Find(name) is not { } value || value.Text.Length == 0 ? []
        : value.Json.ValueKind == JsonValueKind.Array ? value.Json.EnumerateArray().Select(static element => element.ToString())
        : [value.Text];

    /// <summary>Gets an extra as a secret.</summary>
    /// <param name="name">The name of the extra.</param>
    public Secret? GetSecret(string name) => Find(name) is { } value ? new Secret(value.Text) : null;

    /// <summary>Gets an extra as an absolute URI that may contain credentials.</summary>
    /// <param name="name">The name of the extra.</param>
    /// <exception cref="ConnectionFormatException">The value is not an absolute URI.</exception>
    public Secret? GetSecretUri(string name) => Find(name) is not { } value ? null
        : Uri.TryCreate(value.Text, UriKind.Absolute, out _) ? new Secret(value.Text)
        : throw NotA("an absolute URI", name, value);

    /// <summary>The names of the fields that are secret, or may be.</summary>
    internal IEnumerable<string> SecretNames => _values.Keys.Where(name => _secrets.Contains(name) || ExtraDeclaration.MayHoldSecret(name));

    /// <summary>The extra fields as a JSON object, as they were set. Null if no extra fields are set.</summary>
    internal Secret? FormatJson(Predicate<string>? isIncluded = null)
    {
        KeyValuePair<string, ExtraValue>[] included =
            [.. _values.Where(value => isIncluded is null || isIncluded(value.Key))
                .OrderBy(static value => value.Key, StringComparer.Ordinal)];
        return included.Length == 0 ? null : new Secret(ExtraValue.FormatObject(included));
    }

    /// <summary>Returns only the number of extra fields, because their values may be secret.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_values.Count} extra fields");

    /// <summary>The extra fields and others in front of them.</summary>
    internal ConnectionExtra With(IReadOnlyDictionary<string, Secret> secrets)
    {
        if (secrets.Count == 0) return this;
        var values = new Dictionary<string, ExtraValue>(_values, StringComparer.Ordinal);
        foreach ((string name, Secret secret) in secrets) values[name] = ExtraValue.FromText(secret.Reveal(), "");
        return new ConnectionExtra(_connectionId, values, _secrets.Concat(secrets.Keys).ToHashSet(StringComparer.Ordinal));
    }

    internal bool HasSameValuesAs(ConnectionExtra other)
    {
        if (_values.Count != other._values.Count) return false;
        foreach ((string name, ExtraValue value) in _values)
        {
            if (!other._values.TryGetValue(name, out ExtraValue? others) || !others.HasSameValueAs(value)) return false;
        }
        return true;
    }

    /// <summary>Finds a value that is handed out as text.</summary>
    private ExtraValue? FindText(string name) =>
        ExtraDeclaration.MayHoldSecret(name) ? throw IsSecret(name, "may hold a secret") : FindShown(name);

    private ExtraValue? FindShown(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _secrets.Contains(name) ? throw IsSecret(name, "is declared secret") : Find(name);
    }

    private InvalidOperationException IsSecret(string name, string why) =>
        new($"The {QuotedName.ShowWords("extra." + name)} of connection '{QuotedName.Show(_connectionId)}' {why}; read it with GetSecret");

    private ExtraValue? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _values.TryGetValue(name, out ExtraValue? value) && value.Json.ValueKind != JsonValueKind.Null ? value : null;
    }

    private ConnectionFormatException NotA(string expected, string name, ExtraValue value) =>
        new(_connectionId, "extra." + name, expected, value.Source.Length == 0 ? null : value.Source);
}
