namespace Fairlead.Backends;

/// <summary>The environment of the process, as something that a test can replace.</summary>
internal interface IEnvironmentVariables
{
    IReadOnlyCollection<string> Names { get; }

    /// <summary>The variable's value; null when it is not set or empty, which many tools cannot tell apart.</summary>
    string? Get(string name);
}

/// <summary>The real environment.</summary>
internal sealed class ProcessEnvironmentVariables : IEnvironmentVariables
{
    public IReadOnlyCollection<string> Names => [.. Environment.GetEnvironmentVariables().Keys.Cast<string>()];

    public string? Get(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
