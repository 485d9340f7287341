namespace Fairlead.Detection.TransportApis;

/// <summary>
/// A place of an API that decides how a connection is protected: a parameter of a method or constructor, or a property, field or event
/// (then without parameter). The type is a metadata name; a member counts in derived types and in implementations of an interface too.
/// <see cref="Secure"/> is what to write instead: the name of a member of the same enumeration; null where a switch is turned round, or
/// where nothing is better than what the API does by itself.
/// </summary>
internal sealed record TransportSink(
    string TypeName, string Member, string? ParameterName, TransportWeakness Weakness, InsecureValuePattern Insecure, string? Secure)
{
    public const string ConstructorName = ".ctor";

    public static IEnumerable<TransportSink> Type(string typeName, params TransportSink[] members) =>
        members.Select(member => member with { TypeName = typeName });

    /// <summary>The same members on several types, as forks and versions of one library have them.</summary>
    public static IEnumerable<TransportSink> Types(string[] typeNames, params TransportSink[] members) =>
        typeNames.SelectMany(typeName => Type(typeName, members));

    /// <summary>A property, field or event.</summary>
    public static TransportSink Property(string name, TransportWeakness weakness, InsecureValuePattern pattern, string? strong = null) =>
        new("", name, ParameterName: null, weakness, pattern, strong);

    public static TransportSink Method(
        string name, string parameter, TransportWeakness weakness, InsecureValuePattern pattern, string? strong = null) =>
        new("", name, parameter, weakness, pattern, strong);

    public static TransportSink Constructor(
        string parameter, TransportWeakness weakness, InsecureValuePattern pattern, string? strong = null) =>
        Method(ConstructorName, parameter, weakness, pattern, strong);

    /// <summary>A method whose mere call is weak.</summary>
    public static TransportSink Call(string name, TransportWeakness weakness) =>
        new("", name, ParameterName: null, weakness, InsecureValuePattern.Use, Secure: null);
}
