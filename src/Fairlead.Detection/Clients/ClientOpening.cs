namespace Fairlead.Detection.Clients;

/// <summary>
/// A place of an API that tells a client where to connect: parameters of a method or constructor, or a property or field (then without
/// parameters). The type is a metadata name; a member counts in derived types and implementations too.
/// </summary>
internal sealed record ClientOpening(string TypeName, string Member, string[] Parameters, ClientKind Kind)
{
    public const string ConstructorName = ".ctor";
}
