namespace Fairlead.Detection.CredentialApis;

/// <summary>
/// A place of an API that takes a secret: a parameter of a method or constructor, or a property or field (then without parameter).
/// The type is a metadata name such as <c>Acme.Client+Builder`1</c>; one that ends with <c>.*</c> stands for all types of a namespace and
/// of those below it. A member counts in derived types too, and so does an implementation of an interface.
/// </summary>
internal sealed record CredentialSink(string TypeName, string Member, string? ParameterName, SecretKind Kind, SinkCondition Condition)
{
    public const string ConstructorName = ".ctor";
    public const string IndexerName = "this[]";
    public const string AnyTypeSuffix = ".*";

    public bool IsNamespaceWide => TypeName.EndsWith(AnyTypeSuffix, StringComparison.Ordinal);

    public static IEnumerable<CredentialSink> Type(string typeName, params CredentialSink[] members) =>
        members.Select(member => member with { TypeName = typeName });

    public static CredentialSink Constructor(string parameter, SecretKind kind, SinkCondition when = SinkCondition.Always) =>
        Method(ConstructorName, parameter, kind, when);

    public static CredentialSink Method(string name, string parameter, SecretKind kind, SinkCondition when = SinkCondition.Always) =>
        new("", name, parameter, kind, when);

    /// <summary>A property or a field.</summary>
    public static CredentialSink Property(string name, SecretKind kind, SinkCondition when = SinkCondition.Always) =>
        new("", name, ParameterName: null, kind, when);

    /// <summary>What is assigned to an indexer, by the key in its brackets.</summary>
    public static CredentialSink Indexer(SecretKind kind, SinkCondition when) => Property(IndexerName, kind, when);
}
