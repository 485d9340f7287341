using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>The properties of a connection's generated type, under names that are still free in it.</summary>
internal sealed class PropertyBuilder(ManifestConnection connection, string className)
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "Connection", "Definition", "Fake", "NotSet", "ToConnectionString", "ToUri", "CreateHttpMessageHandler",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    private readonly UniqueNames _names = new(StringComparer.Ordinal);

    public static bool IsGuaranteed(ManifestConnection connection, ConnectionTypeField field) =>
        field.Required || connection.Values.Mentioned.Contains(field.Name);

    public static bool IsGuaranteed(ManifestConnection connection, ExtraDeclaration extra) =>
        extra.Required || extra.Default is not null || connection.Values.Mentioned.Contains(extra.Path);

    public List<PropertyModel> Build()
    {
        var properties = new List<PropertyModel>(connection.Fields.Count + connection.Extras.Count);
        foreach (ConnectionTypeField field in connection.Fields) properties.Add(OfField(field));
        foreach (ExtraDeclaration extra in connection.Extras) properties.Add(OfExtra(extra));
        return properties;
    }

    private PropertyModel OfField(ConnectionTypeField field)
    {
        PropertyKind kind = field.Name == "port" ? PropertyKind.Port : field.Secret ? PropertyKind.Secret : PropertyKind.String;
        return new PropertyModel(Take(field.Title), field.Name, kind, IsGuaranteed(connection, field), field.Description, null, default);
    }

    private PropertyModel OfExtra(ExtraDeclaration extra)
    {
        string name = Take(extra.Title);
        bool isEnum = extra.Enum.Count > 0 && !extra.Secret;
        return new PropertyModel(
            name,
            extra.Path,
            isEnum ? PropertyKind.Enum : KindOf(extra),
            IsGuaranteed(connection, extra),
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
        bool isTaken = name == className || Reserved.Contains(name) || _names.Contains(name);
        return _names.Take(isTaken ? name + "Extra" : name);
    }
}
