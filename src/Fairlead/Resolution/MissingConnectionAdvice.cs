using Fairlead.Backends;
using Fairlead.Core.Text;

namespace Fairlead.Resolution;

/// <summary>
/// What to do about a connection that is not there, or lacks a field: for each backend of the chain the exact name to set.
/// </summary>
internal sealed class MissingConnectionAdvice(
    IReadOnlyList<ISecretsBackend> backends, ConnectionVariables variables, ManifestCatalog manifests, UserSecretsAdvice? userSecrets)
{
    /// <summary>
    /// What is the same for every connection of the program: that user secrets are not read; null when there is nothing to say.
    /// </summary>
    public string? Note => backends.Any(static backend => backend is ConfigurationBackend) ? userSecrets?.Note : null;

    public IReadOnlyList<string> Describe(BackendRequest request, IReadOnlyList<string> missingFields)
    {
        var lines = new List<string>();
        bool readsVariables = backends.Any(static backend => backend is EnvironmentBackend);
        if (readsVariables && variables.FindMisspelt(request.ConnectionId, missingFields) is { } misspelt)
            lines.Add($"The environment variable {misspelt.Set} is set, and nothing reads it; did you mean {misspelt.Meant}?");
        if (request.Definition is null && Suggestions.Find(request.ConnectionId, manifests.Ids) is { } declared)
            lines.Add($"The manifest does not declare this id; did you mean '{declared}'?");

        foreach (string field in missingFields)
        {
            List<string> places = [.. backends.SelectMany(backend => backend.DescribePlaces(request, field))
                .Distinct(StringComparer.Ordinal)];
            if (!BackendChain.IsSecret(field, request.Definition)) places.Add($"{field} of the connection in its manifest");
            if (places.Count == 0) continue;
            lines.Add(places.Count == 1 ? $"To supply '{field}', set" : $"To supply '{field}', set one of");
            lines.AddRange(places.Select(static place => "  " + place));
        }
        return lines;
    }
}
