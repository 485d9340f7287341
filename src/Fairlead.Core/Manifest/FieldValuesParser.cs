using System.Globalization;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Reads the field values of a connection, or those of an override of it, by the connection's declarations.</summary>
internal sealed class FieldValuesParser(string connectionId, FieldDeclarations declarations, List<Problem> problems)
{
    /// <summary>Any number of undeclared extras may be set, so each is compared with a bounded number of declared ones.</summary>
    private const int MaximumCandidates = 100;

    public ManifestFields Parse(ManifestObject properties, bool isOverride = false)
    {
        var mentioned = new HashSet<string>(StringComparer.Ordinal);
        List<JsonMember> extra = properties["extra"] is { } value ? ReadExtra(value, isOverride, mentioned) : [];
        if (properties["password"] is { } password && password is not { Kind: JsonKind.String, Text: "" }) ReportSecret(password, "password");
        return new ManifestFields
        {
            Description = ReadField("description"),
            Host = ReadField("host"),
            Port = ReadPort(properties, mentioned),
            Schema = ReadField("schema"),
            Login = ReadField("login"),
            Extra = extra,
            Mentioned = mentioned,
        };

        string? ReadField(string name)
        {
            if (properties[name] is not { } value) return null;
            if (IsSecret(name, value))
            {
                ReportSecret(value, name);
                return null;
            }
            mentioned.Add(name);
            return properties.ReadText(name);
        }
    }

    private static int? ReadPort(ManifestObject properties, HashSet<string> mentioned)
    {
        if (properties["port"] is not { } value) return null;
        mentioned.Add("port");
        if (value.Kind == JsonKind.Number && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            && port is >= 1 and <= 65535) return port;
        properties.ReportExpected("port", value, "a whole number from 1 to 65535");
        return null;
    }

    private List<JsonMember> ReadExtra(JsonValue value, bool isOverride, HashSet<string> mentioned)
    {
        var extra = new List<JsonMember>();
        if (value.Kind != JsonKind.Object)
        {
            problems.Add(new Problem(RuleTable.InvalidField, value.Span, "'extra' must be a JSON object"));
            return extra;
        }

        foreach (JsonMember member in ManifestObject.UniqueMembers(value, problems))
        {
            if (member.Value.Kind == JsonKind.Null)
            {
                if (isOverride) problems.Add(new Problem(RuleTable.InvalidField, member.Value.Span,
                    $"{QuotedName.Of(member.Name)} must have a value here: an override replaces values and cannot remove them"));
                continue;
            }

            if (Accept(member, mentioned)) extra.Add(member);
        }
        return extra;
    }

    private bool Accept(JsonMember member, HashSet<string> mentioned)
    {
        ExtraDeclaration? declaration = declarations.FindExtra(member.Name);
        if (declaration is null) return AcceptUndeclared(member);

        if (declaration.Secret || SecretText.HoldsSecret(member.Value))
        {
            ReportSecret(member.Value, declaration.Path);
            return false;
        }

        mentioned.Add(declaration.Path);
        if (ExtraValue.Expected(declaration, member.Value) is not { } expected) return true;
        problems.Add(new Problem(RuleTable.InvalidField, member.Value.Span, $"{QuotedName.Of(member.Name)} must be {expected}"));
        return false;
    }

    /// <summary>A type cannot know every extra, so others pass as they are, unless they look like a slip of the pen.</summary>
    private bool AcceptUndeclared(JsonMember member)
    {
        if (SecretText.LooksSecret(member.Name, member.Value))
        {
            ReportSecret(member.Value, "extra." + member.Name);
            return false;
        }

        IEnumerable<string> candidates = declarations.Extras.Take(MaximumCandidates).Select(static extra => extra.Name);
        if (Suggestion.For(member.Name, candidates, slips: 1) is { } near)
        {
            problems.Add(new Problem(RuleTable.UnknownOrDuplicateProperty, member.NameSpan,
                $"{QuotedName.Of(member.Name)} is not a known extra; did you mean '{near}'? Declare it under 'fields' if it is meant"));
        }
        return true;
    }

    private bool IsSecret(string field, JsonValue value) =>
        SecretText.HoldsSecret(value) || (declarations.Fields.FirstOrDefault(declared => declared.Name == field)?.Secret ?? false);

    private void ReportSecret(JsonValue value, string field)
    {
        string name = QuotedName.LooksLikeName(field) ? field : "extra";
        problems.Add(new Problem(RuleTable.SecretInManifest, value.Span, $"{connectionId}.{name}"));
    }
}
