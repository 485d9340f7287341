using System.Globalization;
using System.Text.Json;
using Fairlead.Resolution;

namespace Fairlead.Testing;

/// <summary>The fields of a fake connection: what the manifest says, and what the test has set instead.</summary>
internal sealed class FakeFields
{
    private const string Manifest = "manifest";
    private const string Test = "the test";

    private readonly string _id;
    private readonly ConnectionDefinition _definition;
    private readonly DeclaredType _type;
    private readonly Dictionary<string, (string Value, string Source)> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExtraValue> _extra = new(StringComparer.Ordinal);

    public FakeFields(ConnectionDefinition definition)
    {
        _id = definition.Id;
        _definition = definition;
        _type = DeclaredType.For(definition);
        Add("conn_type", definition.ConnType);
        Add("description", definition.Description);
        Add("host", definition.Host);
        Add("login", definition.Login);
        Add("schema", definition.Schema);
        Add("port", definition.Port?.ToString(CultureInfo.InvariantCulture));
        AddExtra(definition.Extra);
        AddExtra(definition.ExtraDefaults);

        void Add(string field, string? value)
        {
            if (!string.IsNullOrEmpty(value)) _texts.Add(field, (value, Manifest));
        }

        void AddExtra(string? json)
        {
            if (json is null || !ExtraValue.TryReadObject(json, Manifest, out Dictionary<string, ExtraValue>? extra)) return;
            foreach ((string name, ExtraValue value) in extra) _extra.TryAdd(name, value);
        }
    }

    /// <exception cref="ArgumentException">A connection has no such field, or it cannot have this value.</exception>
    public void Set(string field, string? value)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (new ConnectionDraft(_type).Fill(field, value, Test) is { } defect)
        {
            throw new ArgumentException($"Connection '{_id}': {defect}", nameof(field));
        }
        if (FieldNames.FindExtra(field) is { } name) SetExtra(name, value is null ? null : ExtraValue.FromText(value, Test));
        else if (string.IsNullOrEmpty(value)) _texts.Remove(field);
        else _texts[field] = (value, Test);
    }

    public void Set(string field, IReadOnlyList<string>? values)
    {
        IEnumerable<string>? quoted = values?.Select(static text => $"\"{JsonEncodedText.Encode(text)}\"");
        string? json = quoted is null ? null : $$"""{"":[{{string.Join(',', quoted)}}]}""";
        ExtraValue? array = json is not null && ExtraValue.TryReadObject(json, Test, out Dictionary<string, ExtraValue>? extra) ? extra[""]
            : null;
        SetExtra(FieldNames.FindExtra(field)
            ?? throw new ArgumentException($"Connection '{_id}': only an extra can be an array", nameof(field)), array);
    }

    public Connection ToConnection()
    {
        var draft = new ConnectionDraft(_type);
        foreach ((string field, (string value, string source)) in _texts) draft.Fill(field, value, source);
        draft.Fill(_extra);
        return draft.ToConnection(_id, deployment: null, _definition);
    }

    private void SetExtra(string name, ExtraValue? value)
    {
        if (value is null) _extra.Remove(name);
        else _extra[name] = value;
    }
}
