using Fairlead.Backends;

namespace Fairlead.Tests.TestInfrastructure;

internal sealed class FakeEnvironment : IEnvironmentVariables
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public string this[string name]
    {
        set => _variables[name] = value;
    }

    public IReadOnlyCollection<string> Names => _variables.Keys;

    public string? Get(string name) => _variables.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
}
