namespace Fairlead;

/// <summary>
/// Tests the connections of some types, instead of the built-in test. Register one with
/// <see cref="Microsoft.Extensions.DependencyInjection.ConnectionTestFairleadBuilderExtensions.AddConnectionProbe{TProbe}"/>.
/// </summary>
public interface IConnectionProbe
{
    /// <summary>Gets the connection types that are tested: built-in ones, or those that a project declares.</summary>
    IReadOnlyCollection<string> ConnTypes { get; }

    /// <summary>Tests a connection, step by step, by <see cref="ConnectionProbeContext.RunStepAsync"/>.</summary>
    /// <param name="context">The connection and the steps so far.</param>
    /// <param name="cancellationToken">Ends the test.</param>
    /// <exception cref="ConnectionProbeException">A step failed.</exception>
    ValueTask ProbeAsync(ConnectionProbeContext context, CancellationToken cancellationToken);
}
