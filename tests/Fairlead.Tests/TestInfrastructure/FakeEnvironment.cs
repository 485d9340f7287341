using Fairlead.Backends;

namespace Fairlead.Tests.TestInfrastructure;

internal sealed class FakeEnvironment : IEnvironmentVariables
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public string this[string name]
    {
        set => _variables[name] = value;
    }

    public IReadOnlyList<string> FindNames(string start) =>
        [.. _variables.Keys.Where(name => name.StartsWith(start, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public string? Get(string name) => _variables.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
}
