namespace Fairlead.Backends;

/// <summary>The environment of the process, as something that a test can replace.</summary>
internal interface IEnvironmentVariables
{
    /// <summary>Finds the names of the variables that begin with a text, in ordinal order.</summary>
    IReadOnlyList<string> FindNames(string start);

    /// <summary>The variable's value; null when it is not set or empty, which many tools cannot tell apart.</summary>
    string? Get(string name);
}
