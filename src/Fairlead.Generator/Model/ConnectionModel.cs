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
    RecipeModel Recipe,
    DefinitionModel Definition,
    bool HasFake)
{
    /// <summary>What makes it a template; null for a connection.</summary>
    public TemplateModel? Template { get; init; }
}

internal enum PropertyKind { String, Integer, Number, Boolean, Duration, Uri, Array, Secret, SecretUri, Port, Enum }

/// <summary>A property that shows one field or extra.</summary>
/// <param name="Name">The name in C#.</param>
/// <param name="Source">The field or extra: "host", "extra.sslmode".</param>
/// <param name="Kind">The kind of its type.</param>
/// <param name="IsGuaranteed">True if there is always a value, so that the property isn't nullable.</param>
/// <param name="Description">The sentence that documents it; null if there is none.</param>
/// <param name="EnumName">The nested enum of its values; null if it has none.</param>
/// <param name="EnumMembers">The members of the enum.</param>
internal sealed record PropertyModel(
    string Name,
    string Source,
    PropertyKind Kind,
    bool IsGuaranteed,
    string? Description,
    string? EnumName,
    EquatableArray<EnumMemberModel> EnumMembers);

internal sealed record EnumMemberModel(string Name, string Value);

/// <summary>The recipe of a connection's type, for connection strings and addresses.</summary>
/// <param name="Shapes">The forms that connections of the type have.</param>
/// <param name="Format">How the parts of a connection string are put together.</param>
/// <param name="ConnectionString">The parts of a connection string; empty if the type has none.</param>
/// <param name="Address">The recipe of an address; null if the type has none.</param>
internal sealed record RecipeModel(
    ConnectionShapes Shapes, ConnectionStringFormat Format, EquatableArray<RecipePartModel> ConnectionString, AddressModel? Address)
{
    /// <summary>True if the connection string is one of ADO.NET.</summary>
    public bool HasDbConnectionString => Format == ConnectionStringFormat.AdoNet && ConnectionString.Count > 0;
}

/// <summary>One keyword of the connection string and the template of its value.</summary>
internal sealed record RecipePartModel(string Keyword, string Template, EquatableArray<SpellingModel> Spelling, int? UnitMilliseconds);

/// <summary>How addresses are put together. The port is the one for https where none is set.</summary>
internal sealed record AddressModel(
    string Scheme,
    string? SchemeSource,
    EquatableArray<SpellingModel> Schemes,
    string? PathSource,
    int? HttpsPort,
    bool IsFilePath,
    string? QuerySource);

/// <summary>A value of a property and how a driver spells it.</summary>
internal sealed record SpellingModel(string Value, string Spelled);

/// <summary>The definition of the connection that the runtime gets.</summary>
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

/// <summary>The owners of the connection and its dates, days as yyyy-MM-dd and an interval in ticks. Null is "not set".</summary>
internal sealed record LifetimeModel(EquatableArray<string> Owners, string? Expires, long? RotateEvery, string? LastRotated);

/// <summary>Field values, the extra as JSON text. Null is "not set".</summary>
internal sealed record FieldValues(string? Description, string? Host, int? Port, string? Schema, string? Login, string? Extra);

/// <summary>The changes of one deployment to a connection.</summary>
internal sealed record DeploymentValues(string Deployment, bool? Linked, FieldValues Values);
