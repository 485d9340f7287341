using Fairlead.Core.Manifest;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Builds what a connection template has beyond a connection.</summary>
internal static class TemplateModelBuilder
{
    /// <summary>Builds the model. Returns null for a connection that isn't a template.</summary>
    public static TemplateModel? Build(ManifestConnection connection) => connection.IsTemplate
        ? new TemplateModel(connection.TemplateClassName, new(connection.Parameters.All.Select(BuildParameter)))
        : null;

    private static ParameterModel BuildParameter(TemplateParameter parameter) => new(
        parameter.Name,
        MemberNames.ToArgument(parameter.Name),
        parameter.IsListed || parameter.Pattern == ValuePattern.Default ? null : parameter.Pattern.Text,
        new(parameter.Allowed),
        parameter.Default,
        parameter.Description);
}
