using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Core.Text;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>
/// What connections with the same fields and extras have in common: the properties of their generated types, under names that are still free
/// there, and what they turn into. It never changes, and many connections are of few types, so that it is made once for all that declare nothing
/// of their own, for as long as there is the type.
/// </summary>
internal sealed class ConnectionLayout
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "Connection", "Definition", "Fake", "NotSet", "ToConnectionString", "ToDisplayString", "ToConfiguration", "ToUri", "CreateHttpMessageHandler",
        "CreateSslClientAuthenticationOptions",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    private static readonly ConditionalWeakTable<ConnectionType, ConnectionLayout> OfTypes = new();

    private readonly UniqueNames _names = new(StringComparer.Ordinal);
    private readonly string _className;
    private readonly PropertyModel[] _properties;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly RecipeModel _recipe;
    private readonly ConcurrentDictionary<string, MembersModel> _members = new(StringComparer.Ordinal);

    private ConnectionLayout(ConnectionType type, IReadOnlyList<ConnectionTypeField> fields, IReadOnlyList<ExtraDeclaration> extras, string className)
    {
        _className = className;
        _properties = [.. fields.Select(OfField).Concat(extras.Select(OfExtra))];
        foreach (PropertyModel property in _properties) _indexes.Add(property.Source, _indexes.Count);
        _recipe = RecipeOf(type);
        ConnectionType? known = ConnectionTypeTable.BuiltIn.Find(type.Id) is { } builtIn && builtIn == type ? type : null;
        ConnectionType? basis = known ?? (type.BasedOn is { } name ? ConnectionTypeTable.BuiltIn.Find(name) : null);
        TypeNames = known is not null ? default : new(type.Aliases.Concat(type.UriSchemes));
        BasedOn = known is null ? type.BasedOn : null;
        ConnectionString = ReferenceEquals(type.ConnectionString, basis?.ConnectionString) || type.ConnectionString.Count == 0 ? default
            : new(type.ConnectionString.Select(static part => $"{part.Keyword}={part.Template}"));
        SecretExtras = new(extras.Where(static extra => extra.Secret).Select(static extra => extra.Name));
        DeclaredExtras = new(extras.Select(static extra => extra.Name).Where(name => basis?.FindExtra(name) is null));
        Defaults = [.. extras.Where(static extra => extra.Default is not null)
            .Select(static extra => new KeyValuePair<string, JsonValue>(extra.Name, JsonDocument.Parse(extra.Default!, JsonReaderOptions.Strict).Root!))];
    }

    /// <summary>What else the type is called; nothing where the runtime knows the type.</summary>
    public EquatableArray<string> TypeNames { get; }

    public EquatableArray<string> SecretExtras { get; }

    /// <summary>The extras that the runtime doesn't know from the type.</summary>
    public EquatableArray<string> DeclaredExtras { get; }

    /// <summary>The built-in type that a type of the project's own is based on; null where the runtime knows the type.</summary>
    public string? BasedOn { get; }

    /// <summary>The keywords and templates of a type of the project's own; nothing where they are the basis's.</summary>
    public EquatableArray<string> ConnectionString { get; }

    /// <summary>The extras that have a value where the manifest sets none.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Defaults { get; }

    public static ConnectionLayout Of(ManifestConnection connection)
    {
        ConnectionType type = connection.Type;
        if (ReferenceEquals(connection.Fields, type.Fields) && ReferenceEquals(connection.Extras, type.Extras))
        {
            ConnectionLayout shared = OfTypes.GetValue(type, static type => new ConnectionLayout(type, type.Fields, type.Extras, className: ""));
            if (shared.Fits(connection.ClassName)) return shared;
        }
        return new ConnectionLayout(type, connection.Fields, connection.Extras, connection.ClassName);
    }

    /// <summary>The members, of which properties are non-nullable where there is a value or the connection promises one.</summary>
    public MembersModel MembersOf(ManifestConnection connection)
    {
        var promises = new char[_properties.Length];
        for (int i = 0; i < promises.Length; i++) promises[i] = _properties[i].IsGuaranteed ? '!' : '?';
        foreach (string name in connection.Values.Mentioned.Names)
        {
            if (_indexes.TryGetValue(name, out int mentioned)) promises[mentioned] = '!';
        }
        return _members.GetOrAdd(new string(promises), WithPromises);
    }

    /// <summary>What the properties promise and the manifest does not hold: the runtime has to insist on it.</summary>
    public IEnumerable<string> RequiredFields(MembersModel members, ManifestFields values) => members.Properties
        .Where(property => property.IsGuaranteed && !IsHeld(values, property.Source))
        .Select(static property => property.Source);

    /// <summary>Whether a class of this name can have these properties too: a member may not be called like its class.</summary>
    private bool Fits(string className) => !_names.Contains(className);

    private MembersModel WithPromises(string promises) =>
        new(new(_properties.Select((property, i) => promises[i] == '!' ? property with { IsGuaranteed = true } : property)), _recipe);

    private bool IsHeld(ManifestFields values, string source) => source switch
    {
        "host" => values.Host is not null,
        "port" => values.Port is not null,
        "schema" => values.Schema is not null,
        "login" => values.Login is not null,
        _ => values.Extra.Any(member => ExtraDeclaration.GetPath(member.Name) == source) || Defaults.Any(extra => ExtraDeclaration.GetPath(extra.Key) == source),
    };

    private PropertyModel OfField(ConnectionTypeField field)
    {
        PropertyKind kind = field.Name == "port" ? PropertyKind.Port : field.Secret ? PropertyKind.Secret : PropertyKind.String;
        return new PropertyModel(Take(field.Title), field.Name, kind, field.Required, field.Description, null, default);
    }

    private PropertyModel OfExtra(ExtraDeclaration extra)
    {
        string name = Take(extra.Title);
        bool isEnum = extra.Enum.Count > 0 && !extra.IsProtected;
        return new PropertyModel(
            name,
            extra.Path,
            isEnum ? PropertyKind.Enum : KindOf(extra),
            extra.Required || extra.Default is not null,
            extra.Description,
            isEnum ? Take(name + "Option") : null,
            isEnum ? new(EnumMembers(extra)) : default);
    }

    private static PropertyKind KindOf(ExtraDeclaration extra) => extra.Type switch
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

    private static IEnumerable<EnumMemberModel> EnumMembers(ExtraDeclaration extra)
    {
        var names = new UniqueNames(StringComparer.Ordinal);
        foreach (string value in extra.Enum) yield return new EnumMemberModel(names.Take(MemberNames.ToPascalCase(value)), value);
    }

    private string Take(string name)
    {
        bool isTaken = name == _className || Reserved.Contains(name) || _names.Contains(name);
        return _names.Take(isTaken ? name + "Extra" : name);
    }

    private static RecipeModel RecipeOf(ConnectionType type) => new(
        type.Shapes,
        type.ConnectionStringFormat,
        new(type.ConnectionString.Select(static part => new RecipePartModel(part.Keyword, part.Template, Spelling(part.Spelling), part.UnitMilliseconds))),
        type.Uri is not { } uri ? null : new AddressModel(
            uri.Scheme, uri.SchemeSource, Spelling(uri.Schemes), uri.PathSource, uri.Scheme == "https" ? type.DefaultPort : null, uri.IsFilePath,
            type.Extras.Contains(WebExtras.Query) ? WebExtras.Query.Path : null));

    private static EquatableArray<SpellingModel> Spelling(IReadOnlyList<ValueSpelling> spelling) =>
        spelling.Count == 0 ? default : new(spelling.Select(static spelled => new SpellingModel(spelled.Value, spelled.Spelled)));
}
