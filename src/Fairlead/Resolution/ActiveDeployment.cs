using Fairlead.Backends;
using Fairlead.Core.Text;

namespace Fairlead.Resolution;

/// <summary>
/// The deployment that the program runs as: FAIRLEAD_DEPLOYMENT, else the host environment when a manifest declares one of that name.
/// </summary>
internal sealed class ActiveDeployment
{
    public const string Variable = "FAIRLEAD_DEPLOYMENT";

    public ActiveDeployment(IEnvironmentVariables environment, string? hostEnvironment, ManifestCatalog manifests)
    {
        IReadOnlyList<string> declared = manifests.Deployments;
        if (environment.Get(Variable) is { } requested)
        {
            Name = Find(requested, declared);
            if (Name is not null) return;

            // The variable may hold anything; what is no name is not repeated.
            string set = QuotedName.LooksLikeName(requested) ? $"{Variable} is '{requested}'" : $"{Variable} does not contain a name";
            string names = string.Join(", ", declared.Select(QuotedName.Show));
            if (declared.Count > 0) Defect = $"{set}, but the declared deployments are {names}{Suggest(requested, declared)}";
            if (declared.Count == 0 && manifests.HasManifests)
            {
                Remark = $"{set}, but the manifest declares no deployments, so it changes nothing there";
            }

            // Without declared deployments nothing in the manifest depends on the name, but a backend's paths may.
            if (declared.Count == 0) Name = requested;
        }
        else if (hostEnvironment is not null)
        {
            Name = Find(hostEnvironment, declared);
        }
    }

    /// <summary>The name as the manifest spells it; null when there is no deployment.</summary>
    public string? Name { get; }

    /// <summary>Why no connection can be resolved; null when all is well.</summary>
    public string? Defect { get; }

    /// <summary>What is probably a mistake, although connections can be resolved; null when all is well.</summary>
    public string? Remark { get; }

    private static string? Find(string name, IReadOnlyList<string> declared) =>
        declared.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A slip of the pen, also in a name that is cut short: 'prod' or 'prodd' for 'production'.</summary>
    private static string Suggest(string requested, IReadOnlyList<string> declared)
    {
        string? meant = Suggestions.Find(requested, declared)
            ?? declared.FirstOrDefault(name =>
                name.Length > requested.Length && Suggestions.Find(requested, [name[..requested.Length]]) is not null);
        return meant is null ? "" : $"; did you mean '{meant}'?";
    }
}
