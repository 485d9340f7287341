using Fairlead.Core.Connections;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Reads one entry of <c>connections</c>. A part that is wrong is reported and left out; the connection itself stays.</summary>
internal sealed class ConnectionParser(ConnectionTypeTable types, OpenManifest manifest)
{
    private static readonly string[] Properties =
    [
        "conn_type", "description", "host", "port", "schema", "login", "password", "extra",
        "parameters", "fields", "sharing", "owners", "tags", "allowed", "rotate_every", "last_rotated", "expires",
    ];

    /// <summary>What is shorter is a slip: "90" is 90 seconds.</summary>
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    private readonly List<Problem> _problems = manifest.Problems;
    private readonly Dictionary<string, FieldDeclarations> _declarationsOfTypes = new(StringComparer.Ordinal);

    public ManifestConnection Parse(string id, SourceSpan idSpan, string memberName, JsonValue source)
    {
        var properties = new ManifestObject(source, "a connection", Properties, _problems);
        ConnectionType type = ReadType(properties, source, idSpan);
        FieldDeclarations declared = properties["fields"] is { } fields
            ? FieldDeclarations.Read(fields, type, _problems)
            : GetDeclarations(type);
        IReadOnlyList<TemplateParameter> parameters = properties.Find("parameters") is { } member
            ? new ParametersParser(_problems).Read(id, member)
            : [];
        ManifestFields values = new FieldValuesParser(id, declared, parameters, manifest).Parse(properties).WithDefaults(type);
        return new ManifestConnection
        {
            Id = id,
            File = manifest.File,
            IdSpan = idSpan,
            Source = source,
            MemberName = memberName,
            Type = type,
            Values = values,
            Parameters = new TemplateParameters(id, parameters),
            Fields = WithFieldsBeyond(declared.Fields, values),
            Extras = declared.Extras,
            Sharing = ReadSharing(properties),
            Owners = [.. properties.ReadTexts("owners").Select(static owner => owner.Text!)],
            Tags = [.. properties.ReadTexts("tags").Select(static tag => tag.Text!)],
            Allowed = [.. properties.ReadTexts("allowed").Select(static who => who.Text!)],
            RotateEvery = ReadRotation(properties),
            LastRotated = ReadDay(properties, "last_rotated"),
            Expires = ReadDay(properties, "expires"),
        };
    }

    /// <summary>Shared by all connections of the type that declare nothing of their own.</summary>
    private FieldDeclarations GetDeclarations(ConnectionType type)
    {
        if (!_declarationsOfTypes.TryGetValue(type.Id, out FieldDeclarations? declarations))
            _declarationsOfTypes.Add(type.Id, declarations = new FieldDeclarations(type.Fields, type.Extras));
        return declarations;
    }

    /// <summary>
    /// An unknown type is read as the type it was probably meant to be, so that code that uses the connection stays green.
    /// </summary>
    private ConnectionType ReadType(ManifestObject properties, JsonValue source, SourceSpan idSpan)
    {
        if (properties["conn_type"] is not { } value)
        {
            _problems.Add(new Problem(
                RuleTable.InvalidField, idSpan, "'conn_type' is missing: name the connection's type, 'generic' if no other fits")
                { Edits = ManifestEdits.ToAddType(source, GuessType(properties)) });
            return GenericConnectionTypes.Generic;
        }

        if (value.Kind != JsonKind.String || !QuotedName.LooksLikeName(value.Text!))
        {
            properties.ReportExpected("conn_type", value, "the name of a connection type");
            return GenericConnectionTypes.Generic;
        }

        if (types.Find(value.Text!) is { } type) return type;

        string? meant = Suggestions.Find(value.Text!, types.Names);
        string advice = meant is null ? "; use 'generic' for a service that no type describes" : $"; did you mean '{meant}'?";
        _problems.Add(new Problem(RuleTable.UnknownConnectionType, value.Span, value.Text!, advice)
            { Edits = ManifestEdits.ToChange(value, meant ?? GenericConnectionTypes.Generic.Id) });
        return meant is null ? GenericConnectionTypes.Generic : types.Find(meant)!;
    }

    /// <summary>Guesses the type that the scheme of a host tells.</summary>
    private string GuessType(ManifestObject properties)
    {
        string host = properties["host"]?.Text ?? "";
        int delimiter = host.IndexOf("://", StringComparison.Ordinal);
        string scheme = delimiter < 0 ? "" : host.Substring(0, delimiter).ToLowerInvariant();
        return types.Types.FirstOrDefault(type => type.UriSchemes.Contains(scheme))?.Id ?? GenericConnectionTypes.Generic.Id;
    }

    /// <summary>Adds the fields that the connection sets beyond those of its type, under Airflow's name for it.</summary>
    private static IReadOnlyList<ConnectionTypeField> WithFieldsBeyond(IReadOnlyList<ConnectionTypeField> fields, ManifestFields values)
    {
        List<ConnectionTypeField>? all = null;
        foreach (ConnectionTypeField generic in GenericConnectionTypes.Generic.Fields)
        {
            if (!values.Mentioned.Contains(generic.Name) || FieldDeclarations.Find(fields, generic.Name) is not null) continue;
            all ??= [.. fields];
            all.Add(generic);
        }
        return all ?? fields;
    }

    private static ConnectionSharing ReadSharing(ManifestObject properties)
    {
        switch (properties.ReadText("sharing"))
        {
            case null or "linked": return ConnectionSharing.Linked;
            case "restricted": return ConnectionSharing.Restricted;
            default:
                properties.ReportExpected("sharing", properties["sharing"]!, "'linked' or 'restricted'",
                    SuggestedValues.FindText(properties["sharing"]!, ["linked", "restricted"]));
                return ConnectionSharing.Linked;
        }
    }

    private static TimeSpan? ReadRotation(ManifestObject properties)
    {
        if (properties.ReadText("rotate_every") is not { } text) return null;
        if (Duration.TryParse(text, out TimeSpan duration) && duration >= OneDay) return duration;
        properties.ReportExpected(
            "rotate_every", properties["rotate_every"]!, "a duration of a day or more such as \"90.00:00:00\", which is 90 days");
        return null;
    }

    private static DateTime? ReadDay(ManifestObject properties, string name)
    {
        if (properties.ReadText(name) is not { } text) return null;
        if (ConnectionLifetime.TryParseDay(text, out DateTime day)) return day;
        properties.ReportExpected(name, properties[name]!, "a date such as \"2027-01-31\"");
        return null;
    }
}
