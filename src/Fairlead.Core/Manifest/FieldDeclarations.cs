using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;

namespace Fairlead.Core.Manifest;

/// <summary>
/// The declarations that a connection's values are judged by: the fields and extras of its type, refined by the connection's own
/// <c>fields</c>. There an entry named like one of the connection's fields ("password") may make it required or describe it;
/// any other entry declares an extra.
/// </summary>
internal sealed class FieldDeclarations(IReadOnlyList<ConnectionTypeField> fields, IReadOnlyList<ExtraDeclaration> extras)
{
    private static readonly string[] FieldProperties = ["required", "description"];

    private Dictionary<string, ExtraDeclaration>? _extrasByName;

    public IReadOnlyList<ConnectionTypeField> Fields { get; } = fields;

    public IReadOnlyList<ExtraDeclaration> Extras { get; } = extras;

    public static FieldDeclarations Read(JsonValue declarations, ConnectionType type, List<Problem> problems)
    {
        if (declarations.Kind != JsonKind.Object)
        {
            problems.Add(new Problem(RuleTable.InvalidField, declarations.Span, "'fields' must be a JSON object of declarations by name"));
            return new FieldDeclarations(type.Fields, type.Extras);
        }

        var fields = new List<ConnectionTypeField>(type.Fields);
        List<ExtraDeclaration> own = [];
        foreach (JsonMember member in ManifestObject.UniqueMembers(declarations, problems))
        {
            if (member.Name.Length == 0 || ManifestSecrets.IsPairOrAddress(member.Name))
                problems.Add(new Problem(
                    RuleTable.InvalidField, member.NameSpan, "A field needs a name") { Edits = ManifestEdits.ToRemove(member) });
            else if (Find(GenericConnectionTypes.Generic.Fields, member.Name) is { } generic)
                Refine(fields, generic, member.Value, problems);
            else
                own.Add(ExtraDeclarationParser.Read(member, isOfType: false, problems));
        }
        return new FieldDeclarations(fields, WithOwn(type.Extras, own));
    }

    public static ConnectionTypeField? Find(IReadOnlyList<ConnectionTypeField> fields, string name)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields[i].Name == name) return fields[i];
        }
        return null;
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

    /// <summary>
    /// Gets the type's extras, each replaced by the connection's own of that name, then the rest of the connection's own.
    /// </summary>
    private static List<ExtraDeclaration> WithOwn(IReadOnlyList<ExtraDeclaration> extras, List<ExtraDeclaration> own)
    {
        Dictionary<string, ExtraDeclaration> rest = own.ToDictionary(static extra => extra.Name, StringComparer.Ordinal);
        var all = new List<ExtraDeclaration>(extras.Count + own.Count);
        foreach (ExtraDeclaration extra in extras)
        {
            all.Add(rest.TryGetValue(extra.Name, out ExtraDeclaration? replacement) ? extra.ReplaceBy(replacement) : extra);
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
}
