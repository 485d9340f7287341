using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>
/// Takes a connection out of a manifest, with what deployments say of it. Every other character stays, comments included.
/// </summary>
internal static class ConnectionRemoval
{
    /// <summary>
    /// The text without the connection. Returns null if it does not declare it, is broken, or holds a secret of the connection, which would
    /// be lost.
    /// </summary>
    public static string? Remove(string manifest, string id)
    {
        JsonDocument json = JsonDocument.Parse(manifest, JsonReaderOptions.Relaxed);
        if (json.Error is not null || json.Root?["connections"]?[id] is null) return null;
        if (HoldsSecret(manifest, json.Root, id)) return null;

        string text = manifest;
        while (JsonDocument.Parse(text, JsonReaderOptions.Relaxed).Root is { } root
            && FindMentions(root, id).Cast<SourceSpan?>().FirstOrDefault() is { } mention)
        {
            IReadOnlyList<SourceSpan> spans = JsonRemoval.GetSpans(text, mention);
            if (spans.Count == 0) return null;
            foreach (SourceSpan span in spans.OrderByDescending(static span => span.Start)) text = text.Remove(span.Start, span.Length);
        }
        return text;
    }

    private static bool HoldsSecret(string manifest, JsonValue root, string id)
    {
        List<SourceSpan> mentions = [.. FindMentions(root, id)];
        return ManifestParser.Parse(manifest, ConnectionTypeTable.BuiltIn).Problems.Any(problem =>
            problem.Rule == RuleTable.SecretInManifest
                && mentions.Exists(mention => mention.Start <= problem.Span.Start && problem.Span.End <= mention.End));
    }

    private static IEnumerable<SourceSpan> FindMentions(JsonValue root, string id)
    {
        foreach (SourceSpan declared in FindMembers(root["connections"], id)) yield return declared;
        foreach (JsonMember deployment in root["deployments"]?.Members ?? [])
        {
            foreach (SourceSpan overridden in FindMembers(deployment.Value["overrides"], id)) yield return overridden;
            foreach (string list in new[] { "links", "excludes" })
                foreach (JsonValue element in deployment.Value[list]?.Elements ?? [])
                    if (element.Text == id) yield return element.Span;
        }
    }

    private static IEnumerable<SourceSpan> FindMembers(JsonValue? container, string name) => (container?.Members ?? [])
        .Where(member => member.Name == name)
        .Select(static member => SourceSpan.FromBounds(member.NameSpan.Start, member.Value.Span.End));
}
