namespace Fairlead.Testing.Conformance;

/// <summary>A requirement for backends, with its test.</summary>
/// <param name="Name">The requirement.</param>
/// <param name="Needs">The abilities of the backends that have to pass it.</param>
/// <param name="RunAsync">Runs the test.</param>
internal sealed record ConformanceCase(string Name, BackendAbilities Needs, Func<ConformanceRun, Task> RunAsync);
