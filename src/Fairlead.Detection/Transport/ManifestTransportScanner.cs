using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Fairlead.Core.Rules;
using Fairlead.Core.Templates;
using Fairlead.Core.Text;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>
/// FLD4010: connections of a manifest that clear text or unverified TLS would carry, as they are in any deployment. A deployment that says
/// that it is for development is left alone. Each place is reported once.
/// </summary>
internal static class ManifestTransportScanner
{
    public static IReadOnlyList<(int File, Problem Problem)> Scan(ManifestDocument manifest, InternalHostSuffixes internalHosts)
    {
        var problems = new List<(int File, Problem Problem)>();
        var seen = new HashSet<ManifestPlace>();
        ILookup<string, (ManifestDeployment Deployment, ManifestFields Overrides)> changes = GetChanges(manifest.Deployments);
        foreach (ManifestConnection connection in manifest.Connections)
        {
            Check(connection, connection.Values, deployment: null);
            foreach ((ManifestDeployment deployment, ManifestFields overrides) in changes[connection.Id])
            {
                if (deployment.Links(connection)) Check(connection, connection.Values.OverriddenBy(overrides), deployment.Name);
            }
        }

        // What a library writes itself was checked there; here it is what this project's deployments change of it.
        foreach (ManifestConnection connection in manifest.LibraryConnections)
        {
            foreach ((ManifestDeployment deployment, ManifestFields overrides) in changes[connection.Id])
            {
                Check(connection, overrides, deployment.Name);
            }
        }
        return problems;

        void Check(ManifestConnection connection, ManifestFields fields, string? deployment)
        {
            var transport = new ConnectionTransportScanner(connection, Mask(connection, fields), internalHosts);
            foreach ((ManifestPlace place, TransportFinding finding) in transport.FindAll())
            {
                if (seen.Add(place)) problems.Add((place.File, ToProblem(finding, deployment, connection)));
            }
        }
    }

    /// <summary>Gets what deployments change of each connection, by its id; those for development are left alone.</summary>
    private static ILookup<string, (ManifestDeployment Deployment, ManifestFields Overrides)> GetChanges(
        IReadOnlyList<ManifestDeployment> deployments) => deployments
        .Where(static deployment => !DevelopmentStages.IsNamedBy(deployment.Name))
        .SelectMany(static deployment =>
            deployment.Changes.Select(change => (Id: change.Key, Deployment: deployment, change.Value.Overrides)))
        .ToLookup(static change => change.Id, static change => (change.Deployment, change.Overrides), StringComparer.Ordinal);

    /// <summary>The fields of a template as an instance could have them, each as long as it is written.</summary>
    private static ManifestFields Mask(ManifestConnection connection, ManifestFields fields) =>
        !connection.IsTemplate ? fields : fields with
    {
        Host = fields.Host is null ? null : TemplateText.Mask(fields.Host),
        Schema = fields.Schema is null ? null : TemplateText.Mask(fields.Schema),
        Extra = [.. fields.Extra.Select(static extra => extra.Value is { Kind: JsonKind.String, Text: { } text }
            ? new JsonMember(extra.Name, extra.NameSpan, new JsonValue(JsonKind.String, extra.Value.Span, TemplateText.Mask(text)))
            : extra)],
    };

    private static Problem ToProblem(TransportFinding finding, string? deployment, ManifestConnection connection)
    {
        string[] names = [.. connection.Parameters.All.Select(static parameter => parameter.Name)];
        string message = TemplateText.Unmask(new Problem(finding.Rule, finding.Span, finding.Arguments).Message, names);
        return new Problem(RuleTable.InsecureConnection, finding.Span,
            deployment is null ? message : $"In the deployment '{QuotedName.Show(deployment)}': {message}")
        {
            Edits = [.. finding.Fix.Take(1)
                .Select(fix => new ProblemEdit(finding.FixTitle, fix.Span, TemplateText.Unmask(fix.NewText, names)))],
        };
    }
}
