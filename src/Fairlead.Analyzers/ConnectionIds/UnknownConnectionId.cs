using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fairlead.Core.Connections;
using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.ConnectionIds;

/// <summary>FLD3001: an id that no manifest of the project declares.</summary>
internal sealed class UnknownConnectionId(ProjectConnections project, DiagnosticFactory messages)
{
    private readonly ConcurrentDictionary<(string Id, string Prefix, string ConnType), Finding> _findings = new();

    /// <param name="id">The id, which is unknown.</param>
    /// <param name="text">The whole text that names it, which may begin with <c>Name=</c>.</param>
    /// <param name="position">What the text is given to.</param>
    /// <param name="location">Where it is spelled.</param>
    public Diagnostic Report(string id, string text, ConnectionIdPosition position, Location location)
    {
        string prefix = text.EndsWith(id, StringComparison.Ordinal) ? text.Substring(0, text.Length - id.Length) : "";
        string connType = position.ConnTypes.IsEmpty ? "generic" : project.TypeId(position.ConnTypes[0]);
        Finding finding = _findings.GetOrAdd((id, prefix, connType), Find);
        return messages.Create(Descriptors.UnknownConnectionId, location, finding.Properties, finding.Name, finding.Phrase);
    }

    // What is no name might be a secret that was pasted here.
    private Finding Find((string Id, string Prefix, string ConnType) unknown)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (Suggestions.Find(unknown.Id, project.Ids) is { } near)
            properties = new ReplaceConnectionId(near, unknown.Prefix).AddTo(properties);
        bool isName = QuotedName.LooksLikePath(unknown.Id);
        if (isName && ManifestIds.FindDefect(unknown.Id) is null && QuotedName.LooksLikeName(unknown.ConnType))
        {
            properties = new DeclareConnection(unknown.Id, unknown.ConnType).AddTo(properties);
        }
        return new Finding(isName ? unknown.Id : QuotedName.Hidden, Suggestions.GetPhrase(unknown.Id, project.Ids), properties);
    }

    private sealed record Finding(string Name, string Phrase, ImmutableDictionary<string, string?> Properties);
}
