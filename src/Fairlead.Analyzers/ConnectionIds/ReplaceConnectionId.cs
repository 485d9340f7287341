using System.Collections.Immutable;
using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>What FLD3001 tells its code fix: the declared id to write instead.</summary>
internal sealed record ReplaceConnectionId(string ConnectionId)
{
    public ImmutableDictionary<string, string?> ToProperties() =>
        ImmutableDictionary<string, string?>.Empty.Add(nameof(ConnectionId), ConnectionId);

    /// <summary>Null when the diagnostic carries no id, or one that would not be safe to write into a literal.</summary>
    public static ReplaceConnectionId? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(nameof(ConnectionId), out string? id) && id is not null && ManifestIds.DefectOf(id) is null
            ? new ReplaceConnectionId(id)
            : null;
}
