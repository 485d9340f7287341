using System.Collections.Immutable;
using Fairlead.Core.Connections;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// The facts for the code fix of FLD3001: the id that the manifest lacks, and the type of connection that its position takes.
/// </summary>
internal sealed record DeclareConnection(string ConnectionId, string ConnType)
{
    private const string IdKey = nameof(DeclareConnection);
    private const string TypeKey = nameof(DeclareConnection) + nameof(ConnType);

    public ImmutableDictionary<string, string?> AddTo(ImmutableDictionary<string, string?> properties) =>
        properties.Add(IdKey, ConnectionId).Add(TypeKey, ConnType);

    /// <summary>Returns null if the diagnostic carries no id that a manifest can declare.</summary>
    public static DeclareConnection? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(IdKey, out string? id) && id is not null && ManifestIds.FindDefect(id) is null
        && diagnostic.Properties.TryGetValue(TypeKey, out string? type) && type is not null && ManifestIds.FindDefect(type) is null
            ? new DeclareConnection(id, type)
            : null;
}
