using Fairlead.Detection.Text.Names;

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
    public const string ConstructorName = ApiTable.ConstructorName;
}
