using Fairlead.Core.Manifest;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Turns a template of the manifest into what is generated for it.</summary>
internal static class TemplateBuilder
{
    /// <summary>Returns null for a connection that is no template.</summary>
    public static TemplateModel? Build(ManifestConnection connection)
    {
        if (!connection.IsTemplate) return null;
        return new TemplateModel(connection.TemplateClassName, new(connection.Parameters.All.Select(static parameter => new ParameterModel(
            parameter.Name,
            MemberNames.ToArgument(parameter.Name),
            parameter.IsListed || parameter.Pattern == ValuePattern.Default ? null : parameter.Pattern.Text,
            new(parameter.Allowed),
            parameter.Default,
            parameter.Description))));
    }
}
