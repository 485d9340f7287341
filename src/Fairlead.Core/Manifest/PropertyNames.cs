using Fairlead.Core.ConnectionTypes;

namespace Fairlead.Core.Manifest;

/// <summary>The names of the properties of a connection's generated type: each once, and none that the type has anyway.</summary>
/// <param name="className">The type's own name, which no member may have; empty if only its connections know it.</param>
internal sealed class PropertyNames(string className)
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "Connection", "Definition", "Fake", "NotSet", "ToConnectionString", "ToDisplayString", "ToConfiguration", "ToUri",
        "CreateHttpMessageHandler", "CreateSslClientAuthenticationOptions",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    private readonly UniqueNames _names = new(StringComparer.Ordinal);

    public bool Contains(string name) => _names.Contains(name);

    public string Take(string title)
    {
        bool isTaken = title == className || Reserved.Contains(title) || _names.Contains(title);
        return _names.Take(isTaken ? title + "Extra" : title);
    }

    /// <summary>Gets the name of the enum of an extra with a list of values.</summary>
    public string TakeEnum(string property) => Take(property + "Option");

    /// <summary>Finds the property of a field (<c>host</c>) or an extra (<c>extra.sslmode</c>). Returns null if it has none.</summary>
    public static string? Find(ManifestConnection connection, string source)
    {
        var names = new PropertyNames(connection.ClassName);
        foreach (ConnectionTypeField field in connection.Fields)
        {
            string name = names.Take(field.Title);
            if (field.Name == source) return name;
        }
        foreach (ExtraDeclaration extra in connection.Extras)
        {
            string name = names.Take(extra.Title);
            if (extra.Path == source) return name;
            if (extra.IsEnum) names.TakeEnum(name);
        }
        return null;
    }
}
