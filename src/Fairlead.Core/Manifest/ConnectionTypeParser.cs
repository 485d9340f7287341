using System.Globalization;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Reads one connection type of a project's own. A part that is wrong is reported and left out; the type itself stays.</summary>
internal sealed class ConnectionTypeParser(List<Problem> problems)
{
    private static readonly string[] Properties =
    [
        "display_name", "based_on", "aliases", "uri_schemes", "default_port", "tls", "client_packages", "fields", "extras",
        "connection_string", "uri",
    ];

    private static readonly string[] FieldProperties = ["title", "description", "required", "default"];
    private static readonly string[] UriProperties = ["scheme", "path"];

    private static readonly Dictionary<string, TlsExpectation> TlsNames = new(StringComparer.Ordinal)
    {
        ["not_applicable"] = TlsExpectation.NotApplicable, ["when_offered"] = TlsExpectation.WhenOffered,
        ["required"] = TlsExpectation.Required,
    };

    public static IEnumerable<string> TlsExpectationNames => TlsNames.Keys;

    /// <param name="member">The declaration.</param>
    /// <param name="known">The types that it may be based on.</param>
    public ConnectionType Parse(JsonMember member, IReadOnlyList<ConnectionType> known)
    {
        var properties = new ManifestObject(member.Value, "a connection type", Properties, problems);
        ConnectionType basis = ReadBasis(properties, known);
        List<ConnectionTypeField> fields = ReadFields(properties["fields"], basis.Fields);
        List<ExtraDeclaration> extras = ReadExtras(properties["extras"], basis.Extras);
        var type = basis with
        {
            Id = member.Name,
            Source = member.Value,
            BasedOn = basis.BasedOn ?? (ConnectionTypeTable.BuiltIn.Find(basis.Id) == basis ? basis.Id : null),
            DisplayName = properties.ReadText("display_name") is { } name && name.Trim().Length > 0 ? name : member.Name,
            Aliases = ReadNames(properties, "aliases"),
            UriSchemes = properties["uri_schemes"] is null ? basis.UriSchemes : ReadNames(properties, "uri_schemes"),
            DefaultPort = ReadPort(properties) ?? basis.DefaultPort,
            Tls = ReadTls(properties) ?? basis.Tls,
            ClientPackages = properties["client_packages"] is null ? basis.ClientPackages : ReadPackages(properties),
            Fields = fields,
            Extras = extras,
        };
        HashSet<string> sources = [.. fields.Select(static field => field.Name), .. extras.Select(static extra => extra.Path)];
        return WithUri(WithConnectionString(type, properties["connection_string"], sources), properties["uri"], sources);
    }

    /// <summary>Reads what the generated property is called. Returns null if the property is left out or is no name.</summary>
    public static string? ReadTitle(ManifestObject properties)
    {
        if (properties.ReadText("title") is not { } title) return null;
        if (MemberNames.IsMemberName(title)) return title;
        properties.ReportExpected("title", properties["title"]!, "the name of a property, such as \"Database\"");
        return null;
    }

    private static ConnectionType ReadBasis(ManifestObject properties, IReadOnlyList<ConnectionType> known)
    {
        var none = new ConnectionType("", "");
        if (properties.ReadText("based_on") is not { } name) return none;
        var table = new ConnectionTypeTable(known);
        if (table.Find(name) is { } basis) return basis;
        properties.ReportUnknownName("based_on", "connection type", properties["based_on"]!, table.Types.Select(static type => type.Id));
        return none;
    }

    private static IReadOnlyList<string> ReadNames(ManifestObject properties, string name) =>
        [.. properties.ReadTexts(name).Select(static value => value.Text!).Where(static text => text.Length > 0)];

    private static IReadOnlyList<ClientPackage> ReadPackages(ManifestObject properties) =>
        [.. ReadNames(properties, "client_packages").Select(static id => new ClientPackage(id))];

    private static int? ReadPort(ManifestObject properties)
    {
        if (properties["default_port"] is not { } value) return null;
        if (value.Kind == JsonKind.Number && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            && port is >= 1 and <= 65535) return port;
        properties.ReportExpected("default_port", value, "a whole number from 1 to 65535", SuggestedValues.FindNumber(value));
        return null;
    }

    private static TlsExpectation? ReadTls(ManifestObject properties)
    {
        if (properties.ReadText("tls") is not { } name) return null;
        if (TlsNames.TryGetValue(name, out TlsExpectation tls)) return tls;
        properties.ReportUnknownName("tls", "expectation", properties["tls"]!, TlsNames.Keys);
        return null;
    }

    private List<ConnectionTypeField> ReadFields(JsonValue? declarations, IReadOnlyList<ConnectionTypeField> basis)
    {
        var fields = new List<ConnectionTypeField>(basis);
        foreach (JsonMember member in FindMembers(declarations, "fields"))
        {
            if (GenericConnectionTypes.Generic.Fields.FirstOrDefault(field => field.Name == member.Name) is not { } generic)
            {
                string? near = Suggestions.Find(member.Name, GenericConnectionTypes.Generic.Fields.Select(static field => field.Name));
                problems.Add(new Problem(RuleTable.UnknownOrDuplicateProperty, member.NameSpan,
                    $"{QuotedName.Quote(member.Name)} is not a field of a " +
                    $"connection{(near is null ? "; declare it under 'extras'" : $"; did you mean '{near}'?")}")
                    { Edits = ManifestEdits.ToRename(member, near) });
                continue;
            }

            int index = fields.FindIndex(field => field.Name == member.Name);
            ConnectionTypeField field = ReadField(member, index < 0 ? generic : fields[index]);
            if (index < 0) fields.Add(field);
            else fields[index] = field;
        }
        return fields;
    }

    private ConnectionTypeField ReadField(JsonMember member, ConnectionTypeField basis)
    {
        var properties = new ManifestObject(member.Value, $"the declaration of '{member.Name}'", FieldProperties, problems);
        return basis with
        {
            Title = ReadTitle(properties) ?? basis.Title,
            Description = properties.ReadText("description") ?? basis.Description,
            Required = properties["required"] is null ? basis.Required : properties.ReadBoolean("required"),
            Default = ReadDefault(properties, member.Name) ?? basis.Default,
        };
    }

    private string? ReadDefault(ManifestObject properties, string field)
    {
        if (properties.Find("default") is not { } member) return null;
        if (field == "password" || ManifestSecrets.HoldsSecret(member.Value))
        {
            problems.Add(new Problem(RuleTable.SecretInManifest, member.Value.Span, $"{field}.default"));
            return null;
        }
        if (field != "port") return properties.ReadText("default");
        properties.ReportExpected("default", member.Value, "left out here: the type's 'default_port' sets it");
        return null;
    }

    private List<ExtraDeclaration> ReadExtras(JsonValue? declarations, IReadOnlyList<ExtraDeclaration> basis)
    {
        var extras = new List<ExtraDeclaration>(basis);
        foreach (JsonMember member in FindMembers(declarations, "extras"))
        {
            if (member.Name.Length == 0)
            {
                problems.Add(new Problem(
                    RuleTable.InvalidField, member.NameSpan, "An extra needs a name") { Edits = ManifestEdits.ToRemove(member) });
                continue;
            }

            ExtraDeclaration extra = ExtraDeclarationParser.Read(member, isOfType: true, problems);
            int index = extras.FindIndex(candidate => candidate.Name == member.Name);
            if (index < 0) extras.Add(extra);
            else extras[index] = extras[index].ReplaceBy(extra);
        }
        return extras;
    }

    private ConnectionType WithConnectionString(ConnectionType type, JsonValue? recipe, HashSet<string> sources)
    {
        if (recipe is null) return type;
        var parts = new List<ConnectionStringPart>();
        foreach (JsonMember member in FindMembers(recipe, "connection_string"))
        {
            if (member.Value.Kind != JsonKind.String)
            {
                problems.Add(new Problem(RuleTable.InvalidField, member.Value.Span,
                    $"{QuotedName.Quote(member.Name)} must be a template such as \"{{host}}[,{{port}}]\""));
                continue;
            }

            var part = new ConnectionStringPart(member.Name, member.Value.Text!);
            TemplatePiece? unknown = part.Pieces.FirstOrDefault(piece => piece.Source is not null && !sources.Contains(piece.Source));
            if (unknown is null) parts.Add(part);
            else ReportUnknownSource(member.Value, unknown.Source!, sources);
        }
        return type with { ConnectionString = parts, ConnectionStringFormat = ConnectionStringFormat.AdoNet };
    }

    private ConnectionType WithUri(ConnectionType type, JsonValue? recipe, HashSet<string> sources)
    {
        if (recipe is null) return type;
        var properties = new ManifestObject(recipe, "an address", UriProperties, problems);
        string scheme = properties.ReadText("scheme") ?? "https";
        if (!System.Uri.CheckSchemeName(scheme))
        {
            properties.ReportExpected("scheme", properties["scheme"]!, "the scheme of a URI, such as \"https\"");
            scheme = "https";
        }

        string? path = properties.ReadText("path");
        if (path is not null && !sources.Contains(path))
        {
            ReportUnknownSource(properties["path"]!, path, sources);
            path = null;
        }
        return type with { Uri = new UriRecipe(scheme) { PathSource = path }, Shapes = type.Shapes | ConnectionShapes.Uri };
    }

    private void ReportUnknownSource(JsonValue place, string source, HashSet<string> sources) =>
        problems.Add(new Problem(RuleTable.InvalidField, place.Span,
            $"{QuotedName.Quote(source)} is neither a field of the type nor one of its extras{Suggestions.GetPhrase(source, sources)}"));

    private IEnumerable<JsonMember> FindMembers(JsonValue? value, string property)
    {
        if (value is null) return [];
        if (value.Kind == JsonKind.Object) return ManifestObject.UniqueMembers(value, problems);
        problems.Add(new Problem(RuleTable.InvalidField, value.Span, $"'{property}' must be a JSON object"));
        return [];
    }
}
