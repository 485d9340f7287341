using Fairlead.Core.ConnectionTypes;

namespace Fairlead.Generator.Model;

/// <summary>The generated type of one connection.</summary>
internal sealed record ConnectionModel(
    string Namespace,
    string Id,
    string ClassName,
    string Summary,
    string? Remarks,
    EquatableArray<PropertyModel> Properties,
    EquatableArray<ConnectionStringEntry> ConnectionString,
    ConnectionShapes Shapes,
    DefinitionModel Definition,
    bool HasFake);

internal enum PropertyKind { String, Integer, Number, Boolean, Duration, Uri, Array, Secret, Port, Enum }

/// <summary>
/// A property that shows one field or extra, which Source names: "host", "extra.sslmode". Where there is always a value it is
/// guaranteed, and not nullable. EnumName is the nested enum of its values, if it has one.
/// </summary>
internal sealed record PropertyModel(
    string Name, string Source, PropertyKind Kind, bool IsGuaranteed, string? Description, string? EnumName, EquatableArray<EnumMemberModel> EnumMembers);

internal sealed record EnumMemberModel(string Name, string Value);

/// <summary>One keyword of the connection string and the property with its value.</summary>
internal sealed record ConnectionStringEntry(string Keyword, PropertyModel Property);

/// <summary>What the runtime is told about the connection.</summary>
internal sealed record DefinitionModel(
    string ConnType,
    FieldValues Values,
    EquatableArray<string> SecretExtras,
    EquatableArray<string> RequiredFields,
    bool Restricted,
    EquatableArray<DeploymentValues> Deployments);

/// <summary>Field values, the extra as JSON text. Null is "not set".</summary>
internal sealed record FieldValues(string? Description, string? Host, int? Port, string? Schema, string? Login, string? Extra);

/// <summary>What one deployment changes.</summary>
internal sealed record DeploymentValues(string Deployment, bool? Linked, FieldValues Values);
