using System.Collections.Immutable;
using Fairlead.Core.Connections;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>
/// The facts for the code fix of FLD3001: the declared id to write instead, and what stands in front of it in the literal, such as
/// <c>Name=</c>.
/// </summary>
internal sealed record ReplaceConnectionId(string ConnectionId, string Prefix)
{
    private const string IdKey = nameof(ReplaceConnectionId);
    private const int LongestPrefix = 40; // "Name = ConnectionStrings : "
    private const string PrefixKey = nameof(ReplaceConnectionId) + nameof(Prefix);

    /// <summary>Adds nothing where what stands in front may be more than a word.</summary>
    public ImmutableDictionary<string, string?> AddTo(ImmutableDictionary<string, string?> properties) =>
        IsPrefix(Prefix) ? properties.Add(IdKey, ConnectionId).Add(PrefixKey, Prefix) : properties;

    /// <summary>Returns null if the diagnostic carries no id, or one that would not be safe to write into a literal.</summary>
    public static ReplaceConnectionId? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(IdKey, out string? id) && id is not null && ManifestIds.FindDefect(id) is null
        && diagnostic.Properties.TryGetValue(PrefixKey, out string? prefix) && prefix is not null && IsPrefix(prefix)
            ? new ReplaceConnectionId(id, prefix)
            : null;

    private static bool IsPrefix(string prefix) =>
        prefix.Length <= LongestPrefix && prefix.All(static c => char.IsLetter(c) || c is '=' or ':' or ' ');
}
