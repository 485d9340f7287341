using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Makes one of what two manifests say of a deployment. Where they disagree, the first counts and the second is told.</summary>
internal static class DeploymentMerge
{
    public static DeclaredDeployment Merge(DeclaredDeployment first, DeclaredDeployment second)
    {
        string file = first.Manifest.FileName;
        if (second.Inherits is not null && first.Inherits is not null && second.Inherits != first.Inherits)
            Report(second, second.InheritsMember!.Value.Span,
                $"In '{file}' the deployment '{QuotedName.Show(first.Deployment.Name)}' inherits another; keep one");

        if (first.Deployment.Backends is not null && second.Deployment.Backends is not null)
            Report(second, second.Deployment.BackendsSpan,
                $"In '{file}' the deployment '{QuotedName.Show(first.Deployment.Name)}' has its backends; keep them in one manifest");

        var changes = new Dictionary<string, DeploymentChange>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, DeploymentChange> change in first.Deployment.Changes) changes.Add(change.Key, change.Value);
        foreach (KeyValuePair<string, DeploymentChange> change in second.Deployment.Changes)
        {
            if (changes.TryGetValue(change.Key, out DeploymentChange? other)) Compare(change.Key, other, change.Value, file, second);
            changes[change.Key] = other is null ? change.Value : change.Value.ChangedBy(other);
        }

        ManifestDeployment merged = first.Deployment with
        {
            Description = first.Deployment.Description ?? second.Deployment.Description,
            Changes = changes,
            Backends = first.Deployment.Backends ?? second.Deployment.Backends,
        };
        return first.Inherits is null && second.Inherits is not null
            ? second with { Deployment = merged }
            : first with { Deployment = merged };
    }

    private static void Compare(string id, DeploymentChange first, DeploymentChange second, string file, DeclaredDeployment deployment)
    {
        if (first.Linked is not null && second.Linked is not null && first.Linked != second.Linked)
        {
            Report(deployment, second.LinkedAt,
                $"'{file}' {(first.Linked == true ? "links" : "excludes")} the connection '{QuotedName.Show(id)}' in this " +
                "deployment; keep one");
        }

        foreach (string field in second.Overrides.Mentioned.Names)
        {
            if (!first.Overrides.Mentioned.Contains(field) || second.Overrides.Mentioned.FindPlace(field) is not { } place) continue;
            if (FindValue(first.Overrides, field) != FindValue(second.Overrides, field))
            {
                Report(deployment, place.Span,
                    $"'{file}' overrides '{QuotedName.Show($"{id}.{field}")}' with another value in this deployment; keep one");
            }
        }
    }

    /// <summary>Finds the value as JSON, to be compared with another.</summary>
    private static string? FindValue(ManifestFields fields, string name) => name switch
    {
        "description" => fields.Description,
        "host" => fields.Host,
        "port" => fields.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "schema" => fields.Schema,
        "login" => fields.Login,
        _ => fields.Extra.FirstOrDefault(extra => ExtraDeclaration.GetPath(extra.Name) == name) is { } member
            ? JsonWriter.Write(member.Value)
            : null,
    };

    private static void Report(DeclaredDeployment deployment, SourceSpan span, string message) =>
        deployment.Manifest.Problems.Add(new Problem(RuleTable.ManifestsDisagree, span, message));
}
