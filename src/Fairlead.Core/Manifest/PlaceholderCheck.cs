using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Checks the placeholders in the fields of a connection, or of an override of it, against its parameters.</summary>
internal sealed class PlaceholderCheck(IReadOnlyList<TemplateParameter> parameters, List<Problem> problems)
{
    /// <summary>
    /// Checks a text. Of a connection without parameters only a host is looked at: no host has braces, and other texts may.
    /// </summary>
    public void Check(string field, JsonValue value)
    {
        // A description may have braces for reasons of its own.
        if (value.Kind != JsonKind.String || field == "description" || (parameters.Count == 0 && field != "host")) return;
        foreach (Placeholder placeholder in TemplateText.Find(value.Text!))
        {
            if (parameters.Any(parameter => parameter.Name == placeholder.Name)) continue;
            string name = QuotedName.LooksLikeName(placeholder.Name) ? $"the placeholder '{{{placeholder.Name}}}'" : "a placeholder";
            string? near = Suggestions.Find(placeholder.Name, parameters.Select(static parameter => parameter.Name));
            string rest = parameters.Count == 0 ? "the connection has no parameters: declare it under 'parameters'"
                : near is null ? "the connection has no such parameter"
                : $"the connection has no such parameter; did you mean '{{{near}}}'?";
            Report(value.FindSpan(placeholder.Position, placeholder.Length), $"'{field}' holds {name}, and {rest}",
                near is null ? [] : [Rename(value, placeholder, near)]);
        }
    }

    /// <summary>
    /// Checks an extra. Returns it as an instance would have it, to be judged by its declaration. Returns null if it cannot have a
    /// placeholder.
    /// </summary>
    public JsonValue? Check(JsonMember extra, ExtraDeclaration? declaration)
    {
        if (parameters.Count == 0) return extra.Value;
        string field = QuotedName.LooksLikePath(extra.Name) ? ExtraDeclaration.GetPath(extra.Name) : "extra";
        if (TemplateText.Find(extra.Name).Any()) Report(extra.NameSpan, "The name of an extra cannot hold a placeholder");
        foreach (JsonValue text in FindTexts(extra.Value)) Check(field, text);
        if (declaration is null || !FindTexts(extra.Value).Any(text => TemplateText.Find(text.Text!).Any(IsKnown))) return extra.Value;

        bool canHoldText = declaration is { Type: ExtraType.String, Enum.Count: 0 } or { Type: ExtraType.Uri or ExtraType.Array };
        if (canHoldText) return WithSamples(extra.Value);
        Report(extra.Value.Span,
            $"'{field}' cannot hold a placeholder: it must be {ExtraValues.DescribeExpected(declaration, extra.Value)}");
        return null;
    }

    /// <summary>Reports a field that is no text. Returns false if it holds no placeholder.</summary>
    public bool ReportNumber(string field, JsonValue value)
    {
        if (value.Kind != JsonKind.String || parameters.Count == 0 || !TemplateText.Find(value.Text!).Any()) return false;
        Report(value.Span, $"'{field}' cannot hold a placeholder: it is a number");
        return true;
    }

    /// <summary>FLD4014 of the parameters that no field and no override uses.</summary>
    public static IEnumerable<Problem> FindUnused(ManifestConnection template, IEnumerable<ManifestFields> overrides)
    {
        if (template.Source["parameters"] is not { } declarations) yield break;
        HashSet<string> used = new(overrides.Prepend(template.Values).SelectMany(FindNames), StringComparer.Ordinal);
        foreach (TemplateParameter parameter in template.Parameters.All.Where(parameter => !used.Contains(parameter.Name)))
        {
            JsonMember? declared = declarations.Members.FirstOrDefault(member => member.Name == parameter.Name);
            if (declared is null) continue;
            string name = QuotedName.Show(parameter.Name);
            yield return new Problem(RuleTable.InvalidTemplate, declared.NameSpan,
                $"No field uses the parameter '{name}': write {{{name}}} where it belongs, "
                + "or in the description if instances differ only in their secrets");
        }
    }

    private static IEnumerable<string> FindNames(ManifestFields fields) =>
        new[] { fields.Description, fields.Host, fields.Schema, fields.Login }.OfType<string>()
            .Concat(fields.Extra.SelectMany(static extra => FindTexts(extra.Value)).Select(static text => text.Text!))
            .SelectMany(TemplateText.Find).Select(static placeholder => placeholder.Name);

    private static IEnumerable<JsonValue> FindTexts(JsonValue value) => value.Kind == JsonKind.String
        ? [value]
        : value.Elements.Concat(value.Members.Select(static member => member.Value)).SelectMany(FindTexts);

    private bool IsKnown(Placeholder placeholder) => parameters.Any(parameter => parameter.Name == placeholder.Name);

    private static JsonValue WithSamples(JsonValue value) => value.Kind == JsonKind.Array
        ? new JsonValue(value.Kind, value.Span) { Elements = [.. value.Elements.Select(WithSamples)] }
        : new JsonValue(value.Kind, value.Span, TemplateText.Fill(value.Text, static _ => TemplateValue.Sample));

    private static ProblemEdit Rename(JsonValue value, Placeholder placeholder, string name)
    {
        int start = placeholder.Position + 1;
        string renamed = value.Text!.Remove(start, placeholder.Name.Length).Insert(start, name);
        return new ProblemEdit($"Change to '{{{name}}}'", value.Span, JsonWriter.WriteString(renamed));
    }

    private void Report(SourceSpan span, string message, IReadOnlyList<ProblemEdit>? edits = null) =>
        problems.Add(new Problem(RuleTable.InvalidTemplate, span, message) { Edits = edits ?? [] });
}
