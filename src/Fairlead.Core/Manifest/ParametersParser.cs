using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>
/// Reads <c>parameters</c>, which makes a connection a template. A parameter whose declaration is wrong takes what the default pattern
/// allows, so that code that uses the template stays green and nothing unsafe is let in.
/// </summary>
internal sealed class ParametersParser(List<Problem> problems)
{
    private const int MostParameters = 8;

    private static readonly string[] Properties = ["pattern", "enum", "default", "description"];

    public IReadOnlyList<TemplateParameter> Read(string connectionId, JsonMember member)
    {
        JsonValue declarations = member.Value;
        if (declarations.Kind != JsonKind.Object)
        {
            Report(RuleTable.InvalidField, declarations.Span, "'parameters' must be a JSON object of declarations by name");
            return [];
        }

        var parameters = new List<TemplateParameter>();
        var memberNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonMember declaration in ManifestObject.UniqueMembers(declarations, problems))
        {
            if (!TemplateText.IsName(declaration.Name))
                Report(declaration.NameSpan, "The name of a parameter must be a letter, followed by letters, digits and '_'");
            else if (!memberNames.Add(MemberNames.ToPascalCase(declaration.Name)))
                Report(declaration.NameSpan, $"{QuotedName.Quote(declaration.Name)} is the same C# parameter as another one; rename one");
            else if (parameters.Count == MostParameters)
                Report(declaration.NameSpan, "A template has 8 parameters at most");
            else
                parameters.Add(Read(declaration));
        }

        if (declarations.Members.Count == 0)
            Report(member.NameSpan, "'parameters' declares none; remove it, or name the parameters of the template",
                ManifestEdits.ToRemove(member));
        if (parameters.Count > 0) CheckTogether(connectionId, member, parameters);
        return parameters;
    }

    private void CheckTogether(string connectionId, JsonMember member, List<TemplateParameter> parameters)
    {
        if (!char.IsLetterOrDigit(connectionId[connectionId.Length - 1]))
            Report(member.NameSpan,
                "The id of a template must end with a letter or a digit, or variables of its instances look like those of fields");
        if (!parameters.Exists(static parameter => parameter.IsBroken)
            && new TemplateParameters(connectionId, parameters).FindRunningTogether() is { } two)
        {
            string message = TemplateParameters.DescribeRunningTogether(two);
            Report(member.NameSpan, char.ToUpperInvariant(message[0]) + message.Substring(1));
        }
    }

    private TemplateParameter Read(JsonMember declaration)
    {
        int before = problems.Count;
        var properties = new ManifestObject(declaration.Value, "the declaration of a parameter", Properties, problems);
        IReadOnlyList<JsonValue> allowed = properties.ReadTexts("enum");
        if (properties["enum"] is { Kind: JsonKind.Array, Elements.Count: 0 } empty)
            properties.ReportExpected("enum", empty, "an array of the values that are allowed");
        var parameter = new TemplateParameter(declaration.Name)
        {
            Allowed = [.. allowed.Select(static value => value.Text!)],
            Description = properties.ReadText("description"),
        };
        if (parameter.FindAllowedDefect() is { } defect)
            Report(allowed[defect.Index].Span, $"A value of '{QuotedName.Show(declaration.Name)}' {defect.Defect}");
        if (properties.ReadText("pattern") is { } text)
        {
            JsonMember pattern = properties.Find("pattern")!;
            if (properties["enum"] is not null)
                Report(pattern.NameSpan, "A parameter has either 'pattern' or 'enum'", ManifestEdits.ToRemove(pattern));
            parameter = parameter with { Pattern = ReadPattern(pattern.Value, text) };
        }

        bool isBroken = problems.Count > before;
        if (isBroken) parameter = parameter with { IsBroken = true, Pattern = ValuePattern.Default, Allowed = [] };
        return properties.ReadText("default") is { } value ? WithDefault(parameter, properties["default"]!, value) : parameter;
    }

    private ValuePattern ReadPattern(JsonValue value, string text)
    {
        if (ValuePattern.TryParse(text, out ValuePattern? pattern) is not { } defect) return pattern!;
        Report(value.FindSpan(defect.Position, defect.Length), $"The pattern {defect.Message}");
        return ValuePattern.Default;
    }

    /// <summary>There will be a default, whatever it is: the argument stays optional.</summary>
    private TemplateParameter WithDefault(TemplateParameter parameter, JsonValue value, string text)
    {
        if (!parameter.IsBroken && parameter.FindDefect(text) is { } defect)
        {
            Report(value.Span, $"The default of '{QuotedName.Show(parameter.Name)}' {defect}",
                ManifestEdits.ToChange(value, Suggestions.Find(text, parameter.Allowed)));
            parameter = parameter with { IsBroken = true };
        }
        return parameter with { Default = TemplateValue.FindDefect(text) is null ? text : TemplateValue.Sample };
    }

    private void Report(SourceSpan span, string message, IReadOnlyList<ProblemEdit>? edits = null) =>
        Report(RuleTable.InvalidTemplate, span, message, edits);

    private void Report(Rule rule, SourceSpan span, string message, IReadOnlyList<ProblemEdit>? edits = null) =>
        problems.Add(new Problem(rule, span, message) { Edits = edits ?? [] });
}
