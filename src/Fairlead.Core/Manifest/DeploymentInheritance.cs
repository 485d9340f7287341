using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>A deployment with what it changes itself, and the name of the one it inherits.</summary>
internal sealed record DeclaredDeployment(ManifestDeployment Deployment, string? Inherits, SourceSpan InheritsSpan);

/// <summary>Gives every deployment the changes of those it inherits, its own in front.</summary>
internal static class DeploymentInheritance
{
    /// <summary>Far more than anybody nests, and it bounds the work: what is inherited is copied into every deployment.</summary>
    private const int MaximumAncestors = 50;

    public static List<ManifestDeployment> Apply(List<DeclaredDeployment> declared, List<Problem> problems)
    {
        Dictionary<string, DeclaredDeployment> byName = declared.ToDictionary(static d => d.Deployment.Name, StringComparer.Ordinal);
        foreach (DeclaredDeployment deployment in declared)
        {
            if (deployment.Inherits is { } parent && DefectOf(deployment, parent, byName, suggest: problems.Count < DeploymentParser.MaximumSuggestions) is { } defect)
                problems.Add(new Problem(RuleTable.UnknownDeploymentTarget, deployment.InheritsSpan, defect));
        }
        return [.. declared.Select(deployment => Flatten(deployment, byName))];
    }

    private static string? DefectOf(DeclaredDeployment deployment, string parent, Dictionary<string, DeclaredDeployment> byName, bool suggest)
    {
        if (!byName.ContainsKey(parent))
        {
            string name = QuotedName.LooksLikeName(parent) ? $"the deployment '{parent}'" : "a deployment";
            return $"This inherits {name}, which the manifest does not declare{(suggest ? Suggestion.Phrase(parent, byName.Keys) : "")}";
        }
        if (Lineage(deployment, byName).Skip(MaximumAncestors).Any()) return $"Deployments inherit one another over more than 50 steps here";
        return Lineage(deployment, byName).Skip(1).Contains(deployment)
            ? $"The deployment '{deployment.Deployment.Name}' inherits itself by way of '{parent}'; remove one 'inherits'"
            : null;
    }

    private static ManifestDeployment Flatten(DeclaredDeployment deployment, Dictionary<string, DeclaredDeployment> byName)
    {
        var changes = new Dictionary<string, DeploymentChange>(StringComparer.Ordinal);
        foreach (DeclaredDeployment ancestor in Lineage(deployment, byName).Take(MaximumAncestors).Distinct().Reverse())
        {
            foreach (KeyValuePair<string, DeploymentChange> change in ancestor.Deployment.Changes)
                changes[change.Key] = changes.TryGetValue(change.Key, out DeploymentChange? inherited) ? inherited.ChangedBy(change.Value) : change.Value;
        }
        return deployment.Deployment with { Changes = changes };
    }

    /// <summary>The deployment, the one it inherits, and so on; in a circle it ends with the first one that comes again.</summary>
    private static IEnumerable<DeclaredDeployment> Lineage(DeclaredDeployment deployment, Dictionary<string, DeclaredDeployment> byName)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        DeclaredDeployment? current = deployment;
        while (current is not null)
        {
            yield return current;
            if (!seen.Add(current.Deployment.Name)) yield break;
            current = current.Inherits is { } parent && byName.TryGetValue(parent, out DeclaredDeployment? next) ? next : null;
        }
    }
}
