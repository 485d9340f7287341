using Fairlead.Core.Json;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Core.Manifest;

/// <summary>Gives every deployment the changes of those it inherits, its own in front.</summary>
internal static class DeploymentInheritance
{
    /// <summary>Far more than anybody nests, and it bounds the work: what is inherited is copied into every deployment.</summary>
    private const int MaximumAncestors = 50;

    public static List<ManifestDeployment> Apply(List<DeclaredDeployment> declared)
    {
        Dictionary<string, DeclaredDeployment> byName = declared.ToDictionary(static d => d.Deployment.Name, StringComparer.Ordinal);
        foreach (DeclaredDeployment deployment in declared)
        {
            if (deployment.Inherits is { } parent) Check(deployment, parent, byName);
        }
        return [.. declared.Select(deployment => Flatten(deployment, byName))];
    }

    private static void Check(DeclaredDeployment deployment, string parent, Dictionary<string, DeclaredDeployment> byName)
    {
        if (!byName.ContainsKey(parent))
        {
            string name = QuotedName.LooksLikeName(parent) ? $"the deployment '{parent}'" : "a deployment";
            bool suggests = deployment.Manifest.Problems.Count < DeploymentParser.MaximumSuggestions;
            string? near = suggests ? Suggestions.Find(parent, byName.Keys) : null;
            string suggestion = near is null ? "" : $"; did you mean '{near}'?";
            Report(deployment, near, $"This inherits {name}, which the manifest does not declare{suggestion}");
        }
        else if (GetLineage(deployment, byName).Skip(MaximumAncestors).Any())
        {
            Report(deployment, null, "Deployments inherit one another over more than 50 steps here");
        }
        else if (GetLineage(deployment, byName).Skip(1).Contains(deployment))
        {
            Report(deployment, null,
                $"The deployment '{QuotedName.Show(deployment.Deployment.Name)}' inherits itself by way of " +
                $"'{QuotedName.Show(parent)}'; remove one 'inherits'");
        }
    }

    private static void Report(DeclaredDeployment deployment, string? near, string message)
    {
        JsonMember inherits = deployment.InheritsMember!;
        deployment.Manifest.Problems.Add(new Problem(RuleTable.UnknownDeploymentTarget, inherits.Value.Span, message)
            { Edits = [.. ManifestEdits.ToChange(inherits.Value, near), .. ManifestEdits.ToRemove(inherits)] });
    }

    private static ManifestDeployment Flatten(DeclaredDeployment deployment, Dictionary<string, DeclaredDeployment> byName)
    {
        var changes = new Dictionary<string, DeploymentChange>(StringComparer.Ordinal);
        foreach (DeclaredDeployment ancestor in GetLineage(deployment, byName).Take(MaximumAncestors).Distinct().Reverse())
        {
            foreach (KeyValuePair<string, DeploymentChange> change in ancestor.Deployment.Changes)
                changes[change.Key] = changes.TryGetValue(change.Key, out DeploymentChange? inherited)
                    ? inherited.ChangedBy(change.Value)
                    : change.Value;
        }
        IReadOnlyList<ManifestBackend>? backends = GetLineage(deployment, byName).Take(MaximumAncestors)
            .Select(static ancestor => ancestor.Deployment.Backends).FirstOrDefault(static backends => backends is not null);
        string? inherits = deployment.Inherits is { } parent && byName.ContainsKey(parent) ? parent : null;
        return deployment.Deployment with { Changes = changes, Inherits = inherits, Backends = backends };
    }

    /// <summary>Gets the deployment, the one it inherits, and so on; in a circle it ends with the first one that comes again.</summary>
    private static IEnumerable<DeclaredDeployment> GetLineage(DeclaredDeployment deployment, Dictionary<string, DeclaredDeployment> byName)
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
