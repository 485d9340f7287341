using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>
/// The parts that the generated types of connections with the same fields and extras have in common: their properties, under names that
/// are still free there, and the recipe of their type.
/// </summary>
internal sealed class ConnectionLayout
{
    private readonly PropertyNames _names;
    private readonly PropertyModel[] _properties;

    public ConnectionLayout(
        ConnectionType type, IReadOnlyList<ConnectionTypeField> fields, IReadOnlyList<ExtraDeclaration> extras, string className)
    {
        _names = new PropertyNames(className);
        _properties = [.. fields.Select(BuildProperty), .. extras.Select(BuildProperty)];
        Recipe = RecipeModelBuilder.Build(type);
        ConnectionType? known = ConnectionTypeTable.BuiltIn.Find(type.Id) is { } builtIn && builtIn == type ? type : null;
        ConnectionType? basis = known ?? (type.BasedOn is { } name ? ConnectionTypeTable.BuiltIn.Find(name) : null);
        TypeNames = known is not null ? default : new(type.Aliases.Concat(type.UriSchemes));
        BasedOn = known is null ? type.BasedOn : null;
        ConnectionString = ReferenceEquals(type.ConnectionString, basis?.ConnectionString)
            ? default
            : new(type.ConnectionString.Select(static part => $"{part.Keyword}={part.Template}"));
        SecretExtras = new(extras.Where(static extra => extra.Secret).Select(static extra => extra.Name));
        DeclaredExtras = new(extras.Select(static extra => extra.Name).Where(extra => basis?.FindExtra(extra) is null));
        Defaults =
        [
            .. from extra in extras
               where extra.Default is not null
               let value = JsonDocument.Parse(extra.Default!, JsonReaderOptions.Strict).Root!
               select new KeyValuePair<string, JsonValue>(extra.Name, value),
        ];
    }

    public RecipeModel Recipe { get; }

    /// <summary>The other names of the type; empty if the runtime knows the type.</summary>
    public EquatableArray<string> TypeNames { get; }

    public EquatableArray<string> SecretExtras { get; }

    /// <summary>The extras that the runtime doesn't know from the type.</summary>
    public EquatableArray<string> DeclaredExtras { get; }

    /// <summary>The built-in type that a type of the project's own is based on; null if the runtime knows the type.</summary>
    public string? BasedOn { get; }

    /// <summary>The keywords and templates of a type of the project's own; empty if they are those of the type it is based on.</summary>
    public EquatableArray<string> ConnectionString { get; }

    /// <summary>The values of extras where the manifest sets none.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Defaults { get; }

    /// <summary>Determines whether a class can have these properties: no member may have the name of its class.</summary>
    public bool Fits(string className) => !_names.Contains(className);

    /// <summary>Gets the properties. They aren't nullable if the connection has a value or promises one.</summary>
    public EquatableArray<PropertyModel> GetProperties(ManifestFields values) => new(Array.ConvertAll(_properties, property =>
        !property.IsGuaranteed && values.Mentioned.Contains(property.Source) ? property with { IsGuaranteed = true } : property));

    /// <summary>Finds the fields that the properties promise and the manifest doesn't set. The runtime has to insist on them.</summary>
    public IEnumerable<string> FindRequiredFields(EquatableArray<PropertyModel> properties, ManifestFields values) => properties
        .Where(property => property.IsGuaranteed && !IsSet(values, property.Source))
        .Select(static property => property.Source);

    private bool IsSet(ManifestFields values, string source) => source switch
    {
        "host" => values.Host is not null,
        "port" => values.Port is not null,
        "schema" => values.Schema is not null,
        "login" => values.Login is not null,
        _ => values.Extra.Any(member => ExtraDeclaration.GetPath(member.Name) == source)
            || Defaults.Any(extra => ExtraDeclaration.GetPath(extra.Key) == source),
    };

    private PropertyModel BuildProperty(ConnectionTypeField field)
    {
        PropertyKind kind = field.Name == "port" ? PropertyKind.Port : field.Secret ? PropertyKind.Secret : PropertyKind.String;
        return new PropertyModel(_names.Take(field.Title), field.Name, kind, field.Required, field.Description, null, default);
    }

    private PropertyModel BuildProperty(ExtraDeclaration extra)
    {
        string name = _names.Take(extra.Title);
        return new PropertyModel(
            name,
            extra.Path,
            extra.IsEnum ? PropertyKind.Enum : GetKind(extra),
            extra.Required || extra.Default is not null,
            extra.Description,
            extra.IsEnum ? _names.TakeEnum(name) : null,
            extra.IsEnum ? new(BuildEnumMembers(extra)) : default);
    }

    private static PropertyKind GetKind(ExtraDeclaration extra) => extra.Type switch
    {
        ExtraType.Uri when extra.IsProtected => PropertyKind.SecretUri,
        _ when extra.IsProtected => PropertyKind.Secret,
        ExtraType.Integer => PropertyKind.Integer,
        ExtraType.Number => PropertyKind.Number,
        ExtraType.Boolean => PropertyKind.Boolean,
        ExtraType.Duration => PropertyKind.Duration,
        ExtraType.Uri => PropertyKind.Uri,
        ExtraType.Array => PropertyKind.Array,
        _ => PropertyKind.String,
    };

    private static IEnumerable<EnumMemberModel> BuildEnumMembers(ExtraDeclaration extra)
    {
        var names = new UniqueNames(StringComparer.Ordinal);
        foreach (string value in extra.Enum) yield return new EnumMemberModel(names.Take(MemberNames.ToPascalCase(value)), value);
    }
}
