using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>
/// The edits that problems of a manifest offer. They change what is wrong and leave every other character, comments included.
/// </summary>
internal static class ManifestEdits
{
    /// <summary>Gives a property or an id another name; nothing when there is none to give.</summary>
    public static IReadOnlyList<ProblemEdit> ToRename(JsonMember member, string? name) =>
        name is null ? [] : [new ProblemEdit($"Change to '{name}'", member.NameSpan, JsonWriter.WriteString(name))];

    /// <summary>Writes another text for a text.</summary>
    public static IReadOnlyList<ProblemEdit> ToChange(JsonValue value, string? text) =>
        text is null ? [] : [new ProblemEdit($"Change to '{text}'", value.Span, JsonWriter.WriteString(text))];

    /// <summary>Writes another value, as JSON.</summary>
    public static ProblemEdit ToReplace(JsonValue value, string json) => new($"Change to {json}", value.Span, json);

    /// <summary>Adds <c>conn_type</c> in front of a connection's other properties.</summary>
    public static IReadOnlyList<ProblemEdit> ToAddType(JsonValue connection, string type)
    {
        if (connection.Kind != JsonKind.Object) return [];
        string property = $"\"conn_type\": \"{type}\"";
        return connection.Members.Count == 0
            ? [new ProblemEdit($"Add {property}", connection.Span, $"{{ {property} }}")]
            : [new ProblemEdit($"Add {property}", new SourceSpan(connection.Members[0].NameSpan.Start, 0), property + ", ")];
    }

    /// <summary>Removes a property with its value; nothing where that may hold a secret, which would be kept nowhere.</summary>
    public static IReadOnlyList<ProblemEdit> ToRemove(JsonMember member) =>
        ManifestSecrets.IsPairOrAddress(member.Name) || ManifestSecrets.LooksSecret(member.Name, member.Value)
        ? []
        : [new ProblemEdit(
            $"Remove {QuotedName.QuoteInProse(member.Name)} and its value",
            SourceSpan.FromBounds(member.NameSpan.Start, member.Value.Span.End), null)];

    public static ProblemEdit ToRemove(JsonValue element) =>
        new($"Remove {(element.Text is { } text ? QuotedName.QuoteInProse(text) : "this value")}", element.Span, null);
}
