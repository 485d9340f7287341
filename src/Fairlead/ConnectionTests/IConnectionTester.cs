namespace Fairlead;

/// <summary>
/// Tests connections: finds the host, connects, shakes hands by TLS, reads the server's greeting and, where its protocol makes that cheap,
/// signs in. A test changes nothing on the server. Thread-safe; one per program.
/// </summary>
public interface IConnectionTester
{
    /// <summary>Resolves a connection and tests it. Failures are in the result and are not thrown.</summary>
    /// <param name="connectionId">The connection id.</param>
    /// <param name="cancellationToken">Ends the test.</param>
    /// <returns>The steps of the test and how each ended. Never contains a secret.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask<ConnectionTestResult> TestAsync([ConnectionId] string connectionId, CancellationToken cancellationToken = default);

    /// <summary>Tests a resolved connection. Failures are in the result and are not thrown.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Ends the test.</param>
    /// <returns>The steps of the test and how each ended. Never contains a secret.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask<ConnectionTestResult> TestAsync(Connection connection, CancellationToken cancellationToken = default);
}
