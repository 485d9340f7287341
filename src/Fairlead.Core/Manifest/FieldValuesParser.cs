using System.Globalization;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Reads the field values of a connection, or those of an override of it, by the connection's declarations.</summary>
internal sealed class FieldValuesParser(
    string connectionId, FieldDeclarations declarations, IReadOnlyList<TemplateParameter> parameters, OpenManifest manifest)
{
    /// <summary>Any number of undeclared extras may be set, so each is compared with a bounded number of declared ones.</summary>
    private const int MaximumCandidates = 100;

    /// <summary>Those of a connection that can be in a manifest, description and port included.</summary>
    private const int NumberOfFields = 5;

    private readonly List<Problem> _problems = manifest.Problems;
    private readonly PlaceholderCheck _placeholders = new(parameters, manifest.Problems);

    public ManifestFields Parse(ManifestObject properties, bool isOverride = false)
    {
        JsonValue? extras = properties["extra"];
        var mentioned = new MentionedFields(NumberOfFields + (extras?.Members.Count ?? 0));
        List<JsonMember> extra = extras is null ? [] : ReadExtra(extras, isOverride, mentioned);
        if (properties.Find("password") is { } password && password.Value is not { Kind: JsonKind.String, Text: "" })
            ReportSecret(password, "password");
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
            if (properties.Find(name) is not { } member) return null;
            if (IsSecret(name, member.Value))
            {
                ReportSecret(member, name);
                return null;
            }
            mentioned.Add(name, GetPlace(member.Value));
            _placeholders.Check(name, member.Value);
            return properties.ReadText(name);
        }
    }

    private ManifestPlace GetPlace(JsonValue value) => new(manifest.File, value.Span);

    private int? ReadPort(ManifestObject properties, MentionedFields mentioned)
    {
        if (properties["port"] is not { } value) return null;
        mentioned.Add("port", GetPlace(value));
        if (value.Kind == JsonKind.Number && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            && port is >= 1 and <= 65535) return port;
        if (_placeholders.ReportNumber("port", value)) return null;
        properties.ReportExpected("port", value, "a whole number from 1 to 65535", SuggestedValues.FindNumber(value));
        return null;
    }

    private List<JsonMember> ReadExtra(JsonValue value, bool isOverride, MentionedFields mentioned)
    {
        var extra = new List<JsonMember>();
        if (value.Kind != JsonKind.Object)
        {
            _problems.Add(new Problem(RuleTable.InvalidField, value.Span, "'extra' must be a JSON object"));
            return extra;
        }

        foreach (JsonMember member in ManifestObject.UniqueMembers(value, _problems))
        {
            if (member.Value.Kind == JsonKind.Null)
            {
                if (isOverride) _problems.Add(new Problem(RuleTable.InvalidField, member.Value.Span,
                    $"{QuotedName.Quote(member.Name)} must have a value here: an override replaces values and cannot remove them")
                    { Edits = ManifestEdits.ToRemove(member) });
                continue;
            }

            if (Accept(member, mentioned)) extra.Add(member);
        }
        return extra;
    }

    private bool Accept(JsonMember member, MentionedFields mentioned)
    {
        ExtraDeclaration? declaration = declarations.FindExtra(member.Name);
        if (declaration is null) return AcceptUndeclared(member, mentioned);

        if (declaration.Secret || ManifestSecrets.HoldsSecret(member.Value))
        {
            ReportSecret(member, declaration.Path);
            return false;
        }

        mentioned.Add(declaration.Path, GetPlace(member.Value));
        if (_placeholders.Check(member, declaration) is not { } value) return false;
        if (ExtraValues.DescribeExpected(declaration, value) is not { } expected) return true;
        _problems.Add(new Problem(RuleTable.InvalidField, member.Value.Span, $"{QuotedName.Quote(member.Name)} must be {expected}")
            { Edits = SuggestedValues.Find(declaration, member.Value) is { } edit ? [edit] : [] });
        return false;
    }

    /// <summary>A type cannot know every extra, so others pass as they are, unless they look like a slip of the pen.</summary>
    private bool AcceptUndeclared(JsonMember member, MentionedFields mentioned)
    {
        string path = ExtraDeclaration.GetPath(member.Name);
        if (ManifestSecrets.IsPairOrAddress(member.Name) || ManifestSecrets.LooksSecret(member.Name, member.Value))
        {
            ReportSecret(member, path);
            return false;
        }
        mentioned.Add(path, GetPlace(member.Value));
        _placeholders.Check(member, declaration: null);

        IEnumerable<string> candidates = declarations.Extras.Take(MaximumCandidates).Select(static extra => extra.Name);
        if (Suggestions.Find(member.Name, candidates, slips: 1) is { } near)
        {
            _problems.Add(new Problem(RuleTable.UnknownOrDuplicateProperty, member.NameSpan,
                $"{QuotedName.Quote(member.Name)} is not a known extra; did you mean '{near}'? Declare it under 'fields' if it is meant")
                { Edits = ManifestEdits.ToRename(member, near) });
        }
        return true;
    }

    private bool IsSecret(string field, JsonValue value) =>
        ManifestSecrets.HoldsSecret(value) || FieldDeclarations.Find(declarations.Fields, field) is { Secret: true };

    private void ReportSecret(JsonMember member, string field)
    {
        string name = QuotedName.LooksLikeName(field) ? field : "extra";
        _problems.Add(new Problem(RuleTable.SecretInManifest, member.Value.Span, $"{QuotedName.Show(connectionId)}.{name}"));
    }
}
