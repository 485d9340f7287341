using System.Runtime.CompilerServices;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;

namespace Fairlead.Templates;

/// <summary>The instances of a template: their ids, and what the manifest says of each.</summary>
internal sealed class TemplateInstances
{
    private static readonly ConditionalWeakTable<ConnectionDefinition, TemplateInstances> OfDefinitions = [];

    private readonly ConnectionDefinition _template;

    private TemplateInstances(ConnectionDefinition template)
    {
        _template = template;
        Parameters = new TemplateParameters(template.Id, [.. template.Parameters.Select(ToParameter)]);
    }

    public TemplateParameters Parameters { get; }

    /// <summary>Gets the instances of a template.</summary>
    /// <exception cref="InvalidOperationException">A parameter is declared in a way that the manifest's rules refuse.</exception>
    public static TemplateInstances For(ConnectionDefinition template) =>
        OfDefinitions.GetValue(template, static template => new TemplateInstances(template));

    /// <exception cref="ArgumentNullException">A value is null.</exception>
    /// <exception cref="ArgumentException">The template does not allow a value.</exception>
    public string GetId(IReadOnlyList<string> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] is null) throw new ArgumentNullException(FindName(i));
            if (i < Parameters.All.Count && Parameters.All[i].FindDefect(values[i]) is { } defect)
                throw new ArgumentException(Describe($"{Show(values[i])}: '{Parameters.All[i].Name}' {defect}"), FindName(i));
        }
        return Parameters.FindDefect(values) is { } other
            ? throw new ArgumentException(Describe($"this: {other}"))
            : Parameters.GetId(values);
    }

    /// <summary>Returns null where the template does not allow a value.</summary>
    public string? FindId(IReadOnlyList<string?> values)
    {
        string[] given = [.. values.OfType<string>()];
        return given.Length == values.Count && Parameters.FindDefect(given) is null ? Parameters.GetId(given) : null;
    }

    /// <summary>Gets what the manifest says of an instance: what it says of the template, with the values filled in.</summary>
    public ConnectionDefinition CreateDefinition(string id, IReadOnlyList<string> values) => new()
    {
        Id = id,
        ConnType = _template.ConnType,
        TypeNames = _template.TypeNames,
        Description = Fill(_template.Description, values),
        Host = Fill(_template.Host, values),
        Login = Fill(_template.Login, values),
        Schema = Fill(_template.Schema, values),
        Port = _template.Port,
        Extra = Fill(_template.Extra, values),
        SecretExtras = _template.SecretExtras,
        DeclaredExtras = _template.DeclaredExtras,
        ExtraDefaults = _template.ExtraDefaults,
        BasedOn = _template.BasedOn,
        ConnectionString = _template.ConnectionString,
        Validate = _template.Validate,
        RequiredFields = _template.RequiredFields,
        Owners = _template.Owners,
        Expires = _template.Expires,
        RotateEvery = _template.RotateEvery,
        LastRotated = _template.LastRotated,
        Restricted = _template.Restricted,
        Deployments = _template.Deployments.ToDictionary(change => change.Key, change => Fill(change.Value, values)),
    };

    /// <summary>Gets what a deployment changes of an instance.</summary>
    public DeploymentConnection Fill(DeploymentConnection change, IReadOnlyList<string> values) => new()
    {
        Linked = change.Linked,
        Description = Fill(change.Description, values),
        Host = Fill(change.Host, values),
        Login = Fill(change.Login, values),
        Schema = Fill(change.Schema, values),
        Port = change.Port,
        Extra = Fill(change.Extra, values),
    };

    private string? Fill(string? text, IReadOnlyList<string> values) => TemplateText.Fill(text, name =>
    {
        for (int i = 0; i < Parameters.All.Count; i++)
        {
            if (Parameters.All[i].Name == name) return values[i];
        }
        return null;
    });

    private string? FindName(int index) => index < Parameters.All.Count ? Parameters.All[index].Name : null;

    private string Describe(string what) => $"The connection template '{QuotedName.Show(_template.Id)}' has no instance for {what}";

    private static string Show(string value) => QuotedName.LooksLikeName(value) && value.All(char.IsAscii) ? $"'{value}'" : "this value";

    private TemplateParameter ToParameter(ConnectionParameter declared)
    {
        ValuePattern? pattern = ValuePattern.Default;
        if (declared.Pattern is not null && ValuePattern.TryParse(declared.Pattern, out pattern) is { } defect)
            throw Broken(declared, $"its pattern {defect.Message}");
        var parameter = new TemplateParameter(declared.Name)
        {
            Pattern = pattern!, Allowed = declared.AllowedValues, Default = declared.Default, Description = declared.Description,
        };
        return parameter.FindAllowedDefect() is { } value ? throw Broken(declared, $"a value that it lists {value.Defect}") : parameter;
    }

    private InvalidOperationException Broken(ConnectionParameter declared, string defect) =>
        new($"The parameter '{QuotedName.Show(declared.Name)}' of the connection template '{QuotedName.Show(_template.Id)}' "
            + $"cannot be used: {defect}");
}
