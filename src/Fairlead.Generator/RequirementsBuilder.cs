using Fairlead.Core.Manifest;
using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>Turns what a project's manifests say into what the program needs from its environment.</summary>
internal static class RequirementsBuilder
{
    public static RequirementsModel? Build(ManifestDocument manifest, ProjectModel project) =>
        !project.WantsLockFile && !project.WantsEnvironmentExample ? null : new RequirementsModel(
            new(manifest.Connections.Concat(manifest.LibraryConnections)
                .OrderBy(static connection => connection.Id, StringComparer.Ordinal)
                .Select(connection => Build(connection, manifest))),
            new(manifest.Deployments.Select(static deployment => deployment.Name)),
            project.WantsLockFile,
            project.WantsEnvironmentExample);

    private static RequirementModel Build(ManifestConnection connection, ManifestDocument manifest)
    {
        string[] required = [.. manifest.FindLibrary(connection)?.GetRequiredFields(connection.Id) ?? ModelBuilder.RequiredFields(connection)];
        IEnumerable<string> secrets = connection.Fields.Where(static field => field.Secret).Select(static field => field.Name)
            .Concat(connection.Extras.Where(static extra => extra.Secret).Select(static extra => extra.Path));
        return new RequirementModel(
            connection.Id,
            connection.Type.Id,
            ConnectionText.Summary(connection),
            new(required),
            new(secrets.Distinct(StringComparer.Ordinal)),
            new(manifest.Deployments.Where(deployment => deployment.Links(connection)).Select(static deployment => deployment.Name)))
        {
            Parameters = new(connection.Parameters.All.Select(static parameter => parameter.Name)),
            Instances = connection.IsTemplate ? new(connection.Parameters.ListIds()) : default,
        };
    }
}
