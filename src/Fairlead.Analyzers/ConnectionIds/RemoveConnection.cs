using System.Collections.Immutable;
using Fairlead.Core.Connections;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>The facts for the code fix of FLD3007: the connection that nothing uses.</summary>
internal sealed record RemoveConnection(string ConnectionId)
{
    private const string IdKey = nameof(RemoveConnection);

    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty.Add(IdKey, ConnectionId);

    /// <summary>Returns null if the diagnostic carries no id.</summary>
    public static RemoveConnection? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(IdKey, out string? id) && id is not null && ManifestIds.FindDefect(id) is null
            ? new RemoveConnection(id)
            : null;
}
