using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Builds the list of values that a program needs from its environment.</summary>
internal static class RequirementsModelBuilder
{
    /// <param name="manifest">The manifests of the project.</param>
    /// <param name="project">Says which files the project wants.</param>
    /// <param name="requiredFields">The required fields of the project's own connections, by id.</param>
    public static RequirementsModel? Build(
        ManifestDocument manifest, ProjectModel project, IReadOnlyDictionary<string, EquatableArray<string>> requiredFields)
    {
        if (!project.WantsLockFile && !project.WantsEnvironmentExample) return null;
        IEnumerable<ManifestConnection> connections = manifest.Connections.Concat(manifest.LibraryConnections)
            .OrderBy(static connection => connection.Id, StringComparer.Ordinal);
        return new RequirementsModel(
            new(connections.Select(connection => BuildRequirement(connection, manifest, GetRequiredFields(connection)))),
            new(manifest.Deployments.Select(static deployment => deployment.Name)),
            project.WantsLockFile,
            project.WantsEnvironmentExample);

        IEnumerable<string> GetRequiredFields(ManifestConnection connection) =>
            manifest.FindLibrary(connection)?.GetRequiredFields(connection.Id) ?? requiredFields[connection.Id];
    }

    private static RequirementModel BuildRequirement(
        ManifestConnection connection, ManifestDocument manifest, IEnumerable<string> requiredFields)
    {
        IEnumerable<string> secrets = connection.Fields.Where(static field => field.Secret).Select(static field => field.Name)
            .Concat(connection.Extras.Where(static extra => extra.Secret).Select(static extra => extra.Path));
        IEnumerable<ManifestDeployment> deployments = manifest.Deployments.Where(deployment => deployment.Links(connection));
        return new RequirementModel(
            connection.Id,
            connection.Type.Id,
            ConnectionTexts.GetSummary(connection),
            new(requiredFields),
            new(secrets.Distinct(StringComparer.Ordinal)),
            new(deployments.Select(static deployment => deployment.Name)))
        {
            Parameters = new(connection.Parameters.All.Select(static parameter => parameter.Name)),
            Instances = connection.IsTemplate ? new(connection.Parameters.ListIds()) : default,
        };
    }
}
