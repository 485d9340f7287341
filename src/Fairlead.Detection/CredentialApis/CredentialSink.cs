using Fairlead.Detection.Text.Names;

namespace Fairlead.Detection.CredentialApis;

/// <summary>
/// A place of an API that takes a secret: a parameter of a method or constructor, or a property or field (then without parameter).
/// The type is a metadata name such as <c>Acme.Client+Builder`1</c>; one that ends with <c>.*</c> stands for all types of a namespace and
/// of those below it. A member counts in derived types too, and so does an implementation of an interface.
/// </summary>
internal sealed record CredentialSink(string TypeName, string Member, string? ParameterName, SecretKind Kind, SinkCondition Condition)
{
    /// <summary>Where the argument stands in calls whose parameters are not known.</summary>
    public IReadOnlyList<ArgumentPosition> Positions { get; init; } = [];

    public const string ConstructorName = ApiTable.ConstructorName;
    public const string IndexerName = "this[]";
    public const string AnyTypeSuffix = ".*";

    public bool IsNamespaceWide => TypeName.EndsWith(AnyTypeSuffix, StringComparison.Ordinal);

    /// <summary>A property or a field.</summary>
    public static CredentialSink Property(string name, SecretKind kind, SinkCondition when = SinkCondition.Always) =>
        new("", name, ParameterName: null, kind, when);
}
