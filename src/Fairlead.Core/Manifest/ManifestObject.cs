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
    private readonly JsonMember?[] _members;
    private readonly List<Problem> _problems;

    /// <param name="value">The object; anything else is reported, and then reads as an empty object.</param>
    /// <param name="noun">What it is, in messages: "a connection".</param>
    /// <param name="properties">The properties it may have: a handful, so looking one up is a scan.</param>
    /// <param name="problems">Where problems go.</param>
    public ManifestObject(JsonValue value, string noun, string[] properties, List<Problem> problems)
    {
        _properties = properties;
        _members = new JsonMember?[properties.Length];
        _problems = problems;
        if (value.Kind != JsonKind.Object) problems.Add(new Problem(RuleTable.InvalidField, value.Span, $"Expected {noun}: a JSON object"));

        foreach (JsonMember member in value.Members)
        {
            int index = IndexOf(member.Name);
            if (index < 0) ReportUnknown(member, noun);
            else if (_members[index] is not null) problems.Add(WrittenTwice(member));
            else _members[index] = member;
        }
    }

    public JsonValue? this[string name] => Find(name)?.Value;

    /// <summary>Finds the property with its name. Returns null if it is left out.</summary>
    public JsonMember? Find(string name) => _members[IndexOf(name)] is { Value.Kind: not JsonKind.Null } member ? member : null;

    /// <summary>The members of an object, of those with the same name the first; the others are reported.</summary>
    public static IEnumerable<JsonMember> UniqueMembers(JsonValue value, List<Problem> problems)
    {
        HashSet<string>? names = value.Members.Count > 1 ? new HashSet<string>(StringComparer.Ordinal) : null;
        foreach (JsonMember member in value.Members)
        {
            if (names?.Add(member.Name) ?? true) yield return member;
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
        if (value.Kind is not (JsonKind.True or JsonKind.False))
            ReportExpected(name, value, "true or false", SuggestedValues.FindBoolean(value));
        return value.Kind == JsonKind.True;
    }

    /// <summary>Reads the strings of an array; what is not a string or is there twice is reported and left out.</summary>
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
            else _problems.Add(ListedTwice(element));
        }
        return texts;
    }

    /// <param name="name">The property, or what its value is about.</param>
    /// <param name="value">What is written.</param>
    /// <param name="expected">What should be, in words that complete "must be …".</param>
    /// <param name="edit">What would mend it; null where only the author knows.</param>
    public void ReportExpected(string name, JsonValue value, string expected, ProblemEdit? edit = null) =>
        _problems.Add(
            new Problem(RuleTable.InvalidField, value.Span, $"'{name}' must be {expected}") { Edits = edit is null ? [] : [edit] });

    /// <summary>Reports a text that should have been one of some names, of which the noun says what each is: "type".</summary>
    public void ReportUnknownName(string name, string noun, JsonValue value, IEnumerable<string> known)
    {
        string? meant = Suggestions.Find(value.Text!, known);
        string expected = meant is null ? $"one of '{string.Join("', '", known)}'" : $"a known {noun}; did you mean '{meant}'?";
        _problems.Add(new Problem(
            RuleTable.InvalidField, value.Span, $"'{name}' must be {expected}") { Edits = ManifestEdits.ToChange(value, meant) });
    }

    private int IndexOf(string name)
    {
        for (int i = 0; i < _properties.Length; i++)
        {
            if (_properties[i] == name) return i;
        }
        return -1;
    }

    private static Problem WrittenTwice(JsonMember member) => new(
        RuleTable.UnknownOrDuplicateProperty, member.NameSpan, $"{QuotedName.Quote(member.Name)} is written twice in this object; keep one")
        { Edits = ManifestEdits.ToRemove(member) };

    private static Problem ListedTwice(JsonValue element) => new(
        RuleTable.UnknownOrDuplicateProperty, element.Span, $"{QuotedName.Quote(element.Text!)} is listed twice; keep one")
        { Edits = [ManifestEdits.ToRemove(element)] };

    private void ReportUnknown(JsonMember member, string noun)
    {
        string? near = Suggestions.Find(member.Name, _properties);
        string advice = near is null ? "; remove it" : $"; did you mean '{near}'?";
        _problems.Add(new Problem(RuleTable.UnknownOrDuplicateProperty, member.NameSpan,
            $"{QuotedName.Quote(member.Name)} is not a property of {noun}{advice}")
            { Edits = near is null ? ManifestEdits.ToRemove(member) : ManifestEdits.ToRename(member, near) });
    }
}
