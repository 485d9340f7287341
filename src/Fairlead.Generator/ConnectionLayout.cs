using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>
/// What connections with the same fields and extras have in common: the properties of their generated types, under names that are still free
/// there, and what they turn into. Many connections are of few types, so it is made once for all of them.
/// </summary>
internal sealed class ConnectionLayout
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "Connection", "Definition", "Fake", "NotSet", "ToConnectionString", "ToConfiguration", "ToUri", "CreateHttpMessageHandler",
        "CreateSslClientAuthenticationOptions",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    private readonly UniqueNames _names = new(StringComparer.Ordinal);
    private readonly string _className;
    private readonly (PropertyModel Nullable, PropertyModel Guaranteed)[] _properties;
    private readonly RecipeModel _recipe;
    private readonly Dictionary<string, MembersModel> _members = new(StringComparer.Ordinal);

    public ConnectionLayout(ManifestConnection connection, string className)
    {
        _className = className;
        _properties = [.. connection.Fields.Select(OfField).Concat(connection.Extras.Select(OfExtra)).Select(static property => (property, property with { IsGuaranteed = true }))];
        _recipe = RecipeOf(connection.Type);
        SecretExtras = new(connection.Extras.Where(static extra => extra.Secret).Select(static extra => extra.Name));
        SpelledExtras = new(connection.Extras.Where(static extra => !extra.Secret && !IsSpelledByVariables(extra.Name)).Select(static extra => extra.Name));
    }

    public EquatableArray<string> SecretExtras { get; }

    public EquatableArray<string> SpelledExtras { get; }

    /// <summary>Whether a class of this name can have these properties too: a member may not be called like its class.</summary>
    public bool Fits(string className) => !_names.Contains(className);

    /// <summary>The members, of which properties are non-nullable where the connection promises a value.</summary>
    public MembersModel MembersOf(ManifestConnection connection)
    {
        var promises = new char[_properties.Length];
        int next = 0;
        foreach (ConnectionTypeField field in connection.Fields) promises[next++] = IsGuaranteed(connection, field) ? '!' : '?';
        foreach (ExtraDeclaration extra in connection.Extras) promises[next++] = IsGuaranteed(connection, extra) ? '!' : '?';

        string key = new(promises);
        if (!_members.TryGetValue(key, out MembersModel? members))
        {
            IEnumerable<PropertyModel> properties = _properties.Select((property, i) => promises[i] == '!' ? property.Guaranteed : property.Nullable);
            _members.Add(key, members = new MembersModel(new(properties), _recipe));
        }
        return members;
    }

    /// <summary>What the properties promise and the manifest does not hold: the runtime has to insist on it.</summary>
    public static IReadOnlyList<string> RequiredFields(ManifestConnection connection)
    {
        List<string>? required = null;
        foreach (ConnectionTypeField field in connection.Fields)
        {
            if (IsGuaranteed(connection, field) && !IsHeld(connection.Values, field.Name)) (required ??= []).Add(field.Name);
        }
        foreach (ExtraDeclaration extra in connection.Extras)
        {
            if (IsGuaranteed(connection, extra) && extra.Default is null && !connection.Values.Extra.Any(member => member.Name == extra.Name))
                (required ??= []).Add(extra.Path);
        }
        return required ?? [];
    }

    private static bool IsGuaranteed(ManifestConnection connection, ConnectionTypeField field) =>
        field.Required || connection.Values.Mentioned.Contains(field.Name);

    private static bool IsGuaranteed(ManifestConnection connection, ExtraDeclaration extra) =>
        extra.Required || extra.Default is not null || connection.Values.Mentioned.Contains(extra.Path);

    private static bool IsHeld(ManifestFields values, string field) => field switch
    {
        "host" => values.Host is not null,
        "port" => values.Port is not null,
        "schema" => values.Schema is not null,
        "login" => values.Login is not null,
        _ => false,
    };

    private PropertyModel OfField(ConnectionTypeField field)
    {
        PropertyKind kind = field.Name == "port" ? PropertyKind.Port : field.Secret ? PropertyKind.Secret : PropertyKind.String;
        return new PropertyModel(Take(field.Title), field.Name, kind, IsGuaranteed: false, field.Description, null, default);
    }

    private PropertyModel OfExtra(ExtraDeclaration extra)
    {
        string name = Take(extra.Title);
        bool isEnum = extra.Enum.Count > 0 && !extra.Secret;
        return new PropertyModel(
            name,
            extra.Path,
            isEnum ? PropertyKind.Enum : KindOf(extra),
            IsGuaranteed: false,
            extra.Description,
            isEnum ? Take(name + "Option") : null,
            isEnum ? new(EnumMembers(extra)) : default);
    }

    private static PropertyKind KindOf(ExtraDeclaration extra) => extra.Type switch
    {
        ExtraType.Integer => PropertyKind.Integer,
        ExtraType.Number => PropertyKind.Number,
        ExtraType.Boolean => PropertyKind.Boolean,
        ExtraType.Duration => PropertyKind.Duration,
        ExtraType.Uri => PropertyKind.Uri,
        ExtraType.Array => PropertyKind.Array,
        _ => extra.Secret ? PropertyKind.Secret : PropertyKind.String,
    };

    private static IEnumerable<EnumMemberModel> EnumMembers(ExtraDeclaration extra)
    {
        var names = new UniqueNames(StringComparer.Ordinal);
        foreach (string value in extra.Enum) yield return new EnumMemberModel(names.Take(MemberNames.Pascal(value)), value);
    }

    private string Take(string name)
    {
        bool isTaken = name == _className || Reserved.Contains(name) || _names.Contains(name);
        return _names.Take(isTaken ? name + "Extra" : name);
    }

    private static RecipeModel RecipeOf(ConnectionType type) => new(
        type.Shapes,
        type.ConnectionStringFormat,
        new(type.ConnectionString.Select(static part => new RecipePartModel(part.Keyword, part.Template, Spelling(part.Spelling)))),
        type.Uri is not { } uri ? null : new AddressModel(
            uri.Scheme, uri.SchemeSource, Spelling(uri.Schemes), uri.PathSource, uri.Scheme == "https" ? type.DefaultPort : null));

    private static EquatableArray<SpellingModel> Spelling(IReadOnlyList<ValueSpelling> spelling) =>
        spelling.Count == 0 ? default : new(spelling.Select(static spelled => new SpellingModel(spelled.Value, spelled.Spelled)));

    private static bool IsSpelledByVariables(string name) => name.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
}
