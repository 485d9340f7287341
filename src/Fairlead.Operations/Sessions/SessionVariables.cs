using Fairlead.Backends;
using Fairlead.Resolution;

namespace Fairlead.Operations.Sessions;

/// <summary>The environment's variables, with the deployment that was asked for in place of the environment's own.</summary>
internal sealed class SessionVariables : IEnvironmentVariables
{
    private readonly SortedDictionary<string, string> _variables;

    public SessionVariables(SessionOptions options)
    {
        _variables = new SortedDictionary<string, string>(
            options.Variables.ToDictionary(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal),
            StringComparer.Ordinal);
        if (options.Deployment is { } deployment) _variables[ActiveDeployment.Variable] = deployment;
    }

    public IReadOnlyList<string> FindNames(string start) =>
        [.. _variables.Keys.Where(name => name.StartsWith(start, StringComparison.Ordinal))];

    public string? Get(string name) => _variables.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
}
