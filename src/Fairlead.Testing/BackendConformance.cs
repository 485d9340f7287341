using Fairlead.Testing.Conformance;

namespace Fairlead.Testing;

/// <summary>
/// The conformance kit: what every secrets backend must do, as named cases for any test framework.
/// <code>
/// public sealed class AcmeBackendTests(AcmeFixture fixture) : IClassFixture&lt;AcmeFixture&gt;
/// {
///     public static TheoryData&lt;string&gt; Cases => [.. BackendConformance.GetCases(BackendAbilities.Http)];
///
///     [Theory, MemberData(nameof(Cases))]
///     public Task Conforms(string name) => BackendConformance.RunAsync(name, fixture);
/// }
/// </code>
/// </summary>
public static class BackendConformance
{
    private static readonly IReadOnlyList<ConformanceCase> Cases =
        [.. ReadingCases.All, .. WritingCases.All, .. TrafficCases.All, .. HttpFaultCases.All, .. TlsCases.All];

    /// <summary>Gets the names of the cases that a backend with these abilities has to pass.</summary>
    /// <param name="abilities">What the backend can do besides reading.</param>
    public static IEnumerable<string> GetCases(BackendAbilities abilities) =>
        Cases.Where(known => (known.Needs & ~abilities) == 0).Select(static known => known.Name);

    /// <summary>Runs one case.</summary>
    /// <param name="name">The name of the case, from <see cref="GetCases"/>.</param>
    /// <param name="fixture">The backend under test.</param>
    /// <exception cref="BackendConformanceException">The backend fails the case; the message says what it did.</exception>
    /// <exception cref="ArgumentException">There is no case of this name.</exception>
    public static async Task RunAsync(string name, BackendFixture fixture)
    {
        ArgumentNullException.ThrowIfNull(fixture);
        ConformanceCase found = Cases.FirstOrDefault(known => known.Name == name)
            ?? throw new ArgumentException("There is no case of this name", nameof(name));
        await using var run = new ConformanceRun(fixture);
        await run.RunAsync(found).ConfigureAwait(false);
    }
}
