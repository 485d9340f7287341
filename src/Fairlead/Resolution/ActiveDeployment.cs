using Fairlead.Backends;
using Fairlead.Core.Text;

namespace Fairlead.Resolution;

/// <summary>The deployment that the program runs as: FAIRLEAD_DEPLOYMENT, else the host environment when a manifest declares one of that name.</summary>
internal sealed class ActiveDeployment
{
    public const string Variable = "FAIRLEAD_DEPLOYMENT";

    public ActiveDeployment(IEnvironmentVariables environment, string? hostEnvironment, IReadOnlyList<string> declared)
    {
        if (environment.Get(Variable) is { } requested)
        {
            Name = Find(requested, declared);

            // Without declared deployments nothing depends on the name.
            if (Name is null && declared.Count == 0) Name = requested;
            if (Name is null) Defect = $"{Variable} is '{QuotedName.Show(requested)}', but the declared deployments are {string.Join(", ", declared.Select(QuotedName.Show))}";
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

    private static string? Find(string name, IReadOnlyList<string> declared) =>
        declared.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
}
