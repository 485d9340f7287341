namespace Fairlead.Testing.Conformance;

/// <summary>One thing that a backend must do.</summary>
/// <param name="Name">What it must do.</param>
/// <param name="Needs">The abilities of backends that it is for.</param>
/// <param name="RunAsync">Tries it.</param>
internal sealed record ConformanceCase(string Name, BackendAbilities Needs, Func<ConformanceRun, Task> RunAsync);
