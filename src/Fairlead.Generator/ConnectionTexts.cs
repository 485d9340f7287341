using Fairlead.Core.Manifest;

namespace Fairlead.Generator;

/// <summary>The sentences about a connection in the documentation of its type.</summary>
internal static class ConnectionTexts
{
    public static string GetSummary(ManifestConnection connection) =>
        HasDescription(connection) ? connection.Values.Description! : GetDefaultSummary(connection);

    /// <summary>
    /// Finds the type and the id, if the summary doesn't say them already, the owners, the tags and the availability of a connection.
    /// Returns null if there is nothing to say.
    /// </summary>
    public static string? FindRemarks(ManifestConnection connection, string? availability)
    {
        string?[] sentences =
        [
            HasDescription(connection) ? GetDefaultSummary(connection) + "." : null,
            connection.Owners.Count == 0 ? null : $"Owned by {string.Join(", ", connection.Owners)}.",
            connection.Tags.Count == 0 ? null : $"Tags: {string.Join(", ", connection.Tags)}.",
            availability,
        ];
        string remarks = string.Join(" ", sentences.OfType<string>());
        return remarks.Length == 0 ? null : remarks;
    }

    /// <summary>Finds a sentence about the deployments that don't link the connection. Returns null if all do.</summary>
    public static string? FindAvailability(ManifestConnection connection, IReadOnlyList<ManifestDeployment> deployments)
    {
        bool isRestricted = connection.Sharing == ConnectionSharing.Restricted;
        if (deployments.Count == 0 && !isRestricted) return null;

        IEnumerable<ManifestDeployment> excluding = deployments.Where(deployment => !deployment.Links(connection));
        List<string> without = [.. excluding.Select(static deployment => deployment.Name)];
        if (isRestricted && without.Count == deployments.Count) return "No deployment links it: resolving it fails.";
        return without.Count switch
        {
            0 => null,
            1 => $"Not linked in the deployment {without[0]}: resolving it there fails.",
            _ => $"Not linked in the deployments {string.Join(", ", without)}: resolving it there fails.",
        };
    }

    private static bool HasDescription(ManifestConnection connection) => !string.IsNullOrWhiteSpace(connection.Values.Description);

    private static string GetDefaultSummary(ManifestConnection connection) =>
        $"The {connection.Type.DisplayName} connection {connection.Id}";
}
