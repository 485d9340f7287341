using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>
/// Reads one JSON object whose properties are known. Reports the others and whatever is written twice;
/// a property that is null counts as left out.
/// </summary>
internal sealed class ManifestObject
{
    private readonly string[] _properties;
    private readonly JsonValue?[] _values;
    private readonly List<Problem> _problems;

    /// <param name="value">The object; anything else is reported, and then reads as an empty object.</param>
    /// <param name="noun">What it is, in messages: "a connection".</param>
    /// <param name="properties">The properties it may have: a handful, so looking one up is a scan.</param>
    /// <param name="problems">Where problems go.</param>
    public ManifestObject(JsonValue value, string noun, string[] properties, List<Problem> problems)
    {
        _properties = properties;
        _values = new JsonValue?[properties.Length];
        _problems = problems;
        if (value.Kind != JsonKind.Object) problems.Add(new Problem(RuleTable.InvalidField, value.Span, $"Expected {noun}: a JSON object"));

        foreach (JsonMember member in value.Members)
        {
            int index = Array.IndexOf(properties, member.Name);
            if (index < 0) ReportUnknown(member, noun);
            else if (_values[index] is not null) problems.Add(WrittenTwice(member));
            else _values[index] = member.Value;
        }
    }

    public JsonValue? this[string name] => _values[Array.IndexOf(_properties, name)] is { Kind: not JsonKind.Null } value ? value : null;

    /// <summary>The members of an object, of those with the same name the first; the others are reported.</summary>
    public static IEnumerable<JsonMember> UniqueMembers(JsonValue value, List<Problem> problems)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonMember member in value.Members)
        {
            if (names.Add(member.Name)) yield return member;
            else problems.Add(WrittenTwice(member));
        }
    }

    public string? ReadText(string name)
    {
        if (this[name] is not { } value) return null;
        if (value.Kind == JsonKind.String) return value.Text;
        ReportExpected(name, value, "a string");
        return null;
    }

    public bool ReadBoolean(string name)
    {
        if (this[name] is not { } value) return false;
        if (value.Kind is not (JsonKind.True or JsonKind.False)) ReportExpected(name, value, "true or false");
        return value.Kind == JsonKind.True;
    }

    /// <summary>The strings of an array; what is not a string or is there twice is reported and left out.</summary>
    public IReadOnlyList<JsonValue> ReadTexts(string name)
    {
        if (this[name] is not { } value) return [];
        if (value.Kind != JsonKind.Array)
        {
            ReportExpected(name, value, "an array of strings");
            return [];
        }

        var texts = new List<JsonValue>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonValue element in value.Elements)
        {
            if (element.Kind != JsonKind.String) ReportExpected(name, element, "an array of strings");
            else if (seen.Add(element.Text!)) texts.Add(element);
            else _problems.Add(new Problem(RuleTable.UnknownOrDuplicateProperty, element.Span, $"{QuotedName.Of(element.Text!)} is listed twice; keep one"));
        }
        return texts;
    }

    public void ReportExpected(string name, JsonValue value, string expected) =>
        _problems.Add(new Problem(RuleTable.InvalidField, value.Span, $"'{name}' must be {expected}"));

    private static Problem WrittenTwice(JsonMember member) => new(
        RuleTable.UnknownOrDuplicateProperty, member.NameSpan, $"{QuotedName.Of(member.Name)} is written twice in this object; keep one");

    private void ReportUnknown(JsonMember member, string noun)
    {
        string advice = Suggestion.For(member.Name, _properties) is { } near ? $"; did you mean '{near}'?" : "; remove it";
        _problems.Add(new Problem(RuleTable.UnknownOrDuplicateProperty, member.NameSpan,
            $"{QuotedName.Of(member.Name)} is not a property of {noun}{advice}"));
    }
}
