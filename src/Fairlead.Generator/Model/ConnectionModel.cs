using Fairlead.Core.ConnectionTypes;

namespace Fairlead.Generator.Model;

/// <summary>The generated type of one connection.</summary>
internal sealed record ConnectionModel(
    string Namespace,
    string Id,
    string ClassName,
    string Summary,
    string? Remarks,
    MembersModel Members,
    DefinitionModel Definition,
    bool HasFake)
{
    /// <summary>What makes it a template; null for a connection.</summary>
    public TemplateModel? Template { get; init; }
}

internal enum PropertyKind { String, Integer, Number, Boolean, Duration, Uri, Array, Secret, SecretUri, Port, Enum }

/// <summary>
/// A property that shows one field or extra, which Source names: "host", "extra.sslmode". Where there is always a value it is
/// guaranteed, and not nullable. EnumName is the nested enum of its values, if it has one.
/// </summary>
internal sealed record PropertyModel(
    string Name, string Source, PropertyKind Kind, bool IsGuaranteed, string? Description, string? EnumName, EquatableArray<EnumMemberModel> EnumMembers);

internal sealed record EnumMemberModel(string Name, string Value);

/// <summary>What the connection can be turned into. No address where the type has none, and no parts where it has no connection string.</summary>
internal sealed record RecipeModel(
    ConnectionShapes Shapes, ConnectionStringFormat Format, EquatableArray<RecipePartModel> ConnectionString, AddressModel? Address)
{
    /// <summary>Whether the connection string is one of ADO.NET.</summary>
    public bool HasDbConnectionString => Format == ConnectionStringFormat.AdoNet && ConnectionString.Count > 0;
}

/// <summary>One keyword of the connection string and the template of its value.</summary>
internal sealed record RecipePartModel(string Keyword, string Template, EquatableArray<SpellingModel> Spelling, int? UnitMilliseconds);

/// <summary>How addresses are put together. The port is the one for https where none is set.</summary>
internal sealed record AddressModel(
    string Scheme, string? SchemeSource, EquatableArray<SpellingModel> Schemes, string? PathSource, int? HttpsPort, bool IsFilePath,
    string? QuerySource);

/// <summary>What stands for a value of a property elsewhere.</summary>
internal sealed record SpellingModel(string Value, string Spelled);

/// <summary>What the runtime is told about the connection.</summary>
internal sealed record DefinitionModel(
    string ConnType,
    EquatableArray<string> TypeNames,
    string? BasedOn,
    EquatableArray<string> ConnectionString,
    FieldValues Values,
    string? ExtraDefaults,
    EquatableArray<string> SecretExtras,
    EquatableArray<string> DeclaredExtras,
    EquatableArray<string> RequiredFields,
    bool Restricted,
    EquatableArray<DeploymentValues> Deployments,
    LifetimeModel Lifetime);

/// <summary>Who answers for the connection, and until when it is good: days as yyyy-MM-dd, an interval in ticks. Null is "not set".</summary>
internal sealed record LifetimeModel(EquatableArray<string> Owners, string? Expires, long? RotateEvery, string? LastRotated);

/// <summary>Field values, the extra as JSON text. Null is "not set".</summary>
internal sealed record FieldValues(string? Description, string? Host, int? Port, string? Schema, string? Login, string? Extra);

/// <summary>What one deployment changes.</summary>
internal sealed record DeploymentValues(string Deployment, bool? Linked, FieldValues Values);
