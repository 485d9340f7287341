using System.Collections.Immutable;
using Fairlead.Core.Connections;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>The facts for the code fix of FLD3006: the connection, and the deployments any of which may link it.</summary>
internal sealed record LinkConnection(string ConnectionId, ImmutableArray<string> Deployments)
{
    private const string IdKey = nameof(LinkConnection);
    private const string DeploymentsKey = nameof(LinkConnection) + nameof(Deployments);

    public ImmutableDictionary<string, string?> AddTo(ImmutableDictionary<string, string?> properties) =>
        properties.Add(IdKey, ConnectionId).Add(DeploymentsKey, string.Join(",", Deployments));

    /// <summary>Returns null if the diagnostic carries none, or what is no id.</summary>
    public static LinkConnection? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(IdKey, out string? id) && id is not null && ManifestIds.FindDefect(id) is null
        && diagnostic.Properties.TryGetValue(DeploymentsKey, out string? names) && names?.Split(',') is { } deployments
        && deployments.All(static name => ManifestIds.FindDefect(name) is null)
            ? new LinkConnection(id, [.. deployments])
            : null;
}
