using System.Runtime.CompilerServices;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.ConnectionTypes;

namespace Fairlead.Resolution;

/// <summary>A connection's type with what the manifest adds to it: how its text is read, and what its fields are called.</summary>
internal sealed class DeclaredType
{
    private static readonly DeclaredType Undeclared = new(GenericConnectionTypes.Generic, isDeclared: false, [], []);
    private static readonly ConditionalWeakTable<ConnectionDefinition, DeclaredType> OfDefinitions = [];
    private static readonly ConditionalWeakTable<ConnectionType, DeclaredType> OfTypes = [];

    private readonly HashSet<string> _declaredExtras;
    private readonly HashSet<string> _secretExtras;

    private DeclaredType(ConnectionType type, bool isDeclared, IEnumerable<string> declaredExtras, IEnumerable<string> secretExtras)
    {
        Type = type;
        IsDeclared = isDeclared;
        Keywords = KeywordTable.Get(type);
        _declaredExtras = new(declaredExtras, StringComparer.Ordinal);
        _secretExtras = [.. secretExtras, .. type.Extras.Where(static extra => extra.Secret).Select(static extra => extra.Name)];
    }

    public ConnectionType Type { get; }

    public bool IsDeclared { get; }

    public KeywordTable Keywords { get; }

    /// <summary>The type of a definition; without one a type that knows the fields as most tools call them.</summary>
    public static DeclaredType For(ConnectionDefinition? definition) =>
        definition is null ? Undeclared : OfDefinitions.GetValue(definition, static definition => Create(definition));

    /// <summary>The type of a connection. One that the manifest doesn't declare has the built-in type that it names.</summary>
    public static DeclaredType For(Connection connection) => connection.Definition is { } definition ? For(definition)
        : ConnectionTypeTable.BuiltIn.Find(connection.ConnType) is { } known ? For(known)
        : Undeclared;

    /// <summary>Whether an extra is the client's affair: nobody declares it, and it isn't for Airflow's own code.</summary>
    public bool IsClientOption(string extra) =>
        IsDeclared && extra != CredentialExtras.Provider && !_declaredExtras.Contains(extra) && !Type.AirflowExtras.Contains(extra);

    /// <summary>The extras that hold secrets. Without a declaration those of the built-in type that the value itself names.</summary>
    public IReadOnlySet<string> FindSecretExtras(string? connType) =>
        IsDeclared || connType is null || ConnectionTypeTable.BuiltIn.Find(connType) is not { } known ? _secretExtras
            : For(known)._secretExtras;

    private static DeclaredType For(ConnectionType type) => OfTypes.GetValue(
        type, static type => new DeclaredType(type, isDeclared: true, type.Extras.Select(static extra => extra.Name), []));

    private static DeclaredType Create(ConnectionDefinition definition)
    {
        ConnectionType? known = ConnectionTypeTable.BuiltIn.Find(definition.ConnType);
        ConnectionType basis = known ?? (definition.BasedOn is { } name ? ConnectionTypeTable.BuiltIn.Find(name) : null)
            ?? GenericConnectionTypes.Generic;
        string[] declared =
        [
            .. basis.Extras.Select(static extra => extra.Name), .. definition.DeclaredExtras, .. definition.SecretExtras,
            .. definition.RequiredFields.Where(static field => field.StartsWith(FieldNames.ExtraPrefix, StringComparison.Ordinal))
                .Select(static field => field[FieldNames.ExtraPrefix.Length..]),
        ];

        // What the manifest sets has its spelling from there, even where nothing declares it.
        IEnumerable<string> spelled = definition.Deployments.Values.Select(static deployment => deployment.Extra).Append(definition.Extra)
            .SelectMany(ReadNames);
        IEnumerable<string> further = declared.Concat(spelled).Except(basis.Extras.Select(static extra => extra.Name));
        return new DeclaredType(basis with
        {
            Id = known?.Id ?? definition.ConnType,
            Aliases = [.. basis.Aliases, .. definition.TypeNames],
            UriSchemes = known is null && definition.BasedOn is null ? definition.TypeNames : basis.UriSchemes,
            ConnectionString = definition.ConnectionString.Count == 0 ? basis.ConnectionString
                : [.. definition.ConnectionString.Select(ReadPart)],
            ConnectionStringFormat = definition.ConnectionString.Count == 0 ? basis.ConnectionStringFormat : ConnectionStringFormat.AdoNet,
            Extras = [.. basis.Extras, .. further.Select(name => Declare(name, definition))],
        }, isDeclared: true, declared, definition.SecretExtras);
    }

    private static ExtraDeclaration Declare(string name, ConnectionDefinition definition) =>
        new(name) { Secret = definition.SecretExtras.Contains(name) };

    private static ConnectionStringPart ReadPart(string part)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        return new ConnectionStringPart(part[..equals], part[(equals + 1)..]);
    }

    private static IEnumerable<string> ReadNames(string? json) =>
        json is not null && ExtraValue.TryReadObject(json, "", out Dictionary<string, ExtraValue>? values) ? values.Keys : [];
}
