using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;

namespace Fairlead.Detection.Transport;

/// <summary>
/// FLD4010: connections of a manifest that clear text or unverified TLS would carry, as they are in any deployment. A deployment that says that it
/// is for development is left alone. Each place is reported once.
/// </summary>
internal static class ManifestTransport
{
    public static IReadOnlyList<(int File, Problem Problem)> Scan(ManifestDocument manifest, InternalHostSuffixes internalHosts)
    {
        var problems = new List<(int File, Problem Problem)>();
        var seen = new HashSet<ManifestPlace>();
        foreach (ManifestConnection connection in manifest.Connections)
        {
            foreach ((string? deployment, ManifestFields fields) in ViewsOf(connection, manifest.Deployments))
            {
                foreach ((ManifestPlace place, TransportFinding finding) in new ConnectionTransport(connection, fields, internalHosts).Findings())
                {
                    if (seen.Add(place)) problems.Add((place.File, ToProblem(finding, deployment)));
                }
            }
        }
        return problems;
    }

    /// <summary>The connection as it is declared, and as each deployment that changes it has it.</summary>
    private static IEnumerable<(string? Deployment, ManifestFields Fields)> ViewsOf(ManifestConnection connection, IReadOnlyList<ManifestDeployment> deployments)
    {
        yield return (null, connection.Values);
        foreach (ManifestDeployment deployment in deployments)
        {
            if (DevelopmentStage.IsNamedBy(deployment.Name) || !deployment.Links(connection)) continue;
            if (deployment.Changes.TryGetValue(connection.Id, out DeploymentChange? change))
                yield return (deployment.Name, connection.Values.OverriddenBy(change.Overrides));
        }
    }

    private static Problem ToProblem(TransportFinding finding, string? deployment)
    {
        string message = new Problem(finding.Rule, finding.Span, finding.Arguments).Message;
        return new Problem(RuleTable.InsecureConnection, finding.Span, deployment is null ? message : $"In the deployment '{deployment}': {message}")
        {
            Edits = [.. finding.Fix.Take(1).Select(fix => new ProblemEdit(finding.FixTitle, fix.Span, fix.NewText))],
        };
    }
}
