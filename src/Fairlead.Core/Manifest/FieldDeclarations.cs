using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>
/// What a connection's values are judged by: the fields and extras of its type, refined by the connection's own <c>fields</c>.
/// There an entry named like one of the connection's fields ("password") may make it required or describe it;
/// any other entry declares an extra.
/// </summary>
internal sealed record FieldDeclarations(IReadOnlyList<ConnectionTypeField> Fields, IReadOnlyList<ExtraDeclaration> Extras)
{
    private static readonly string[] ExtraProperties = ["type", "enum", "default", "required", "secret", "description"];
    private static readonly string[] FieldProperties = ["required", "description"];

    private static readonly Dictionary<string, ExtraType> TypeNames = new(StringComparer.Ordinal)
    {
        ["string"] = ExtraType.String, ["integer"] = ExtraType.Integer, ["number"] = ExtraType.Number, ["boolean"] = ExtraType.Boolean,
        ["duration"] = ExtraType.Duration, ["uri"] = ExtraType.Uri, ["array"] = ExtraType.Array,
    };

    private Dictionary<string, ExtraDeclaration>? _extrasByName;

    public static FieldDeclarations Read(JsonValue? declarations, ConnectionType type, List<Problem> problems)
    {
        if (declarations is null) return new FieldDeclarations(type.Fields, type.Extras);
        if (declarations.Kind != JsonKind.Object)
        {
            problems.Add(new Problem(RuleTable.InvalidField, declarations.Span, "'fields' must be a JSON object of declarations by name"));
            return new FieldDeclarations(type.Fields, type.Extras);
        }

        var fields = new List<ConnectionTypeField>(type.Fields);
        List<ExtraDeclaration> own = [];
        foreach (JsonMember member in ManifestObject.UniqueMembers(declarations, problems))
        {
            if (member.Name.Length == 0)
                problems.Add(new Problem(RuleTable.InvalidField, member.NameSpan, "A field needs a name"));
            else if (GenericConnectionTypes.Generic.Fields.FirstOrDefault(field => field.Name == member.Name) is { } generic)
                Refine(fields, generic, member.Value, problems);
            else
                own.Add(ReadExtra(member.Name, member.Value, problems));
        }
        return new FieldDeclarations(fields, WithOwn(type.Extras, own));
    }

    public ExtraDeclaration? FindExtra(string name)
    {
        _extrasByName ??= Extras.ToDictionary(static extra => extra.Name, StringComparer.Ordinal);
        return _extrasByName.TryGetValue(name, out ExtraDeclaration? extra) ? extra : null;
    }

    private static void Refine(List<ConnectionTypeField> fields, ConnectionTypeField generic, JsonValue declaration, List<Problem> problems)
    {
        int index = fields.FindIndex(field => field.Name == generic.Name);
        if (index < 0) fields.Add(ReadField(generic, declaration, problems));
        else fields[index] = ReadField(fields[index], declaration, problems);
    }

    /// <summary>The type's extras, each replaced by the connection's own of that name, then the rest of the connection's own.</summary>
    private static List<ExtraDeclaration> WithOwn(IReadOnlyList<ExtraDeclaration> extras, List<ExtraDeclaration> own)
    {
        Dictionary<string, ExtraDeclaration> rest = own.ToDictionary(static extra => extra.Name, StringComparer.Ordinal);
        var all = new List<ExtraDeclaration>(extras.Count + own.Count);
        foreach (ExtraDeclaration extra in extras)
        {
            all.Add(rest.TryGetValue(extra.Name, out ExtraDeclaration? replacement) ? replacement : extra);
            rest.Remove(extra.Name);
        }
        all.AddRange(own.Where(extra => rest.ContainsKey(extra.Name)));
        return all;
    }

    private static ConnectionTypeField ReadField(ConnectionTypeField field, JsonValue declaration, List<Problem> problems)
    {
        var properties = new ManifestObject(declaration, $"the declaration of '{field.Name}'", FieldProperties, problems);
        return field with
        {
            Required = properties["required"] is null ? field.Required : properties.ReadBoolean("required"),
            Description = properties.ReadText("description") ?? field.Description,
        };
    }

    private static ExtraDeclaration ReadExtra(string name, JsonValue declaration, List<Problem> problems)
    {
        var properties = new ManifestObject(declaration, "a field declaration", ExtraProperties, problems);
        IReadOnlyList<JsonValue> allowed = properties.ReadTexts("enum");
        if (properties["enum"] is { Kind: JsonKind.Array, Elements.Count: 0 } empty)
            properties.ReportExpected("enum", empty, "an array of the texts that are allowed");

        var extra = new ExtraDeclaration(name, ReadType(properties), properties.ReadText("description"))
        {
            Enum = [.. allowed.Select(static text => text.Text!)],
            Required = properties.ReadBoolean("required"),
            Secret = properties.ReadBoolean("secret"),
        };

        if (extra.Type != ExtraType.String && (extra.Enum.Count > 0 || extra.Secret))
        {
            string keyword = extra.Enum.Count > 0 ? "enum" : "secret";
            problems.Add(new Problem(RuleTable.InvalidField, properties["type"]!.Span, $"A field with '{keyword}' must be of type 'string'"));
            extra = extra with { Type = ExtraType.String };
        }

        return properties["default"] is { } value ? WithDefault(extra, value, properties, problems) : extra;
    }

    private static ExtraType ReadType(ManifestObject properties)
    {
        if (properties.ReadText("type") is not { } name) return ExtraType.String;
        if (TypeNames.TryGetValue(name, out ExtraType type)) return type;

        string? meant = Suggestion.For(name, TypeNames.Keys);
        string expected = meant is null ? $"one of '{string.Join("', '", TypeNames.Keys)}'" : $"a known type; did you mean '{meant}'?";
        properties.ReportExpected("type", properties["type"]!, expected);
        return meant is null ? ExtraType.String : TypeNames[meant];
    }

    private static ExtraDeclaration WithDefault(ExtraDeclaration extra, JsonValue value, ManifestObject properties, List<Problem> problems)
    {
        if (extra.Secret || SecretText.LooksSecret(extra.Name, value))
        {
            problems.Add(new Problem(RuleTable.SecretInManifest, value.Span, $"{(QuotedName.LooksLikeName(extra.Name) ? extra.Name : "fields")}.default"));
            return extra;
        }

        if (ExtraValue.Expected(extra, value) is { } expected)
        {
            properties.ReportExpected("default", value, expected);

            // The value that was meant is unknown, but there will be one: the property stays non-nullable.
            return extra with { Required = true };
        }
        return extra with { Default = JsonWriter.Write(value) };
    }
}
