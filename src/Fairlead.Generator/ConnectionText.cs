using Fairlead.Core.Manifest;

namespace Fairlead.Generator;

/// <summary>What the documentation says of a connection.</summary>
internal static class ConnectionText
{
    public static string Summary(ManifestConnection connection) => HasDescription(connection) ? connection.Values.Description! : DefaultSummary(connection);

    /// <summary>The type and the id, where the summary does not say them already, who owns the connection, its tags, and the availability.</summary>
    public static string? Remarks(ManifestConnection connection, string? availability)
    {
        string?[] sentences =
        [
            HasDescription(connection) ? DefaultSummary(connection) + "." : null,
            connection.Owners.Count == 0 ? null : $"Owned by {string.Join(", ", connection.Owners)}.",
            connection.Tags.Count == 0 ? null : $"Tags: {string.Join(", ", connection.Tags)}.",
            availability,
        ];
        string remarks = string.Join(" ", sentences.OfType<string>());
        return remarks.Length == 0 ? null : remarks;
    }

    /// <summary>A sentence on the deployments that do not link the connection; null when all do.</summary>
    public static string? Availability(ManifestConnection connection, IReadOnlyList<ManifestDeployment> deployments)
    {
        bool isRestricted = connection.Sharing == ConnectionSharing.Restricted;
        if (deployments.Count == 0 && !isRestricted) return null;

        List<string> without = [.. deployments.Where(deployment => !deployment.Links(connection)).Select(static deployment => deployment.Name)];
        if (isRestricted && without.Count == deployments.Count) return "No deployment links it: resolving it fails.";
        return without.Count switch
        {
            0 => null,
            1 => $"Not linked in the deployment {without[0]}: resolving it there fails.",
            _ => $"Not linked in the deployments {string.Join(", ", without)}: resolving it there fails.",
        };
    }

    private static bool HasDescription(ManifestConnection connection) => !string.IsNullOrWhiteSpace(connection.Values.Description);

    private static string DefaultSummary(ManifestConnection connection) => $"The {connection.Type.DisplayName} connection {connection.Id}";
}
