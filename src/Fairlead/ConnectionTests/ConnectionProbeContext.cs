using System.Net.Sockets;
using Fairlead.ConnectionTests;
using Fairlead.Core.ConnectionTypes;

namespace Fairlead;

/// <summary>Represents a running connection test: the connection, and the steps so far.</summary>
public sealed class ConnectionProbeContext
{
    private readonly List<ConnectionTestStep> _steps = [];
    private readonly List<IDisposable> _resources = [];
    private readonly SecretMask _mask;
    private readonly TimeSpan _stepTimeout;

    internal ConnectionProbeContext(Connection connection, ConnectionType type, TimeSpan stepTimeout, TimeProvider timeProvider)
    {
        Connection = connection;
        TimeProvider = timeProvider;
        _mask = new SecretMask(connection, type);
        _stepTimeout = stepTimeout;
    }

    /// <summary>Gets the connection that is tested.</summary>
    public Connection Connection { get; }

    internal TimeProvider TimeProvider { get; }

    internal IReadOnlyList<ConnectionTestStep> Steps => _steps;

    internal bool HasFailed => _steps.Exists(step => step.Outcome == ConnectionTestOutcome.Failed);

    /// <summary>
    /// Runs one step and records how it ended. A step that takes longer than <see cref="ConnectionTestOptions.StepTimeout"/> fails, even
    /// if it ignores its token. Of an exception other than <see cref="ConnectionProbeException"/> only the type is recorded.
    /// </summary>
    /// <param name="name">The name of the step.</param>
    /// <param name="run">Runs the step and returns what it found, or null.</param>
    /// <param name="cancellationToken">Ends the test.</param>
    /// <returns>A task that completes when the step has succeeded.</returns>
    /// <exception cref="ConnectionProbeException">The step failed, and is recorded. Let the exception end the test.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask RunStepAsync(
        string name, Func<CancellationToken, ValueTask<string?>> run, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(run);
        await TryStepAsync(name, CompleteAsync, cancellationToken).ConfigureAwait(false);

        async ValueTask<(ConnectionTestOutcome, string?)> CompleteAsync(CancellationToken token) =>
            (ConnectionTestOutcome.Succeeded, await run(token).ConfigureAwait(false));
    }

    /// <summary>Runs a step that may also find that it need not be tried.</summary>
    internal async ValueTask TryStepAsync(
        string name, Func<CancellationToken, ValueTask<(ConnectionTestOutcome Outcome, string? Detail)>> run,
        CancellationToken cancellationToken)
    {
        long start = TimeProvider.GetTimestamp();
        using var timeout = new CancellationTokenSource(_stepTimeout, TimeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            // A step may block its thread: a driver's call, or a lookup of the system's.
            Task<(ConnectionTestOutcome, string?)> running = Task.Run(() => run(linked.Token).AsTask(), CancellationToken.None);
            (ConnectionTestOutcome outcome, string? detail) = await running.WaitAsync(linked.Token).ConfigureAwait(false);
            Record(name, outcome, start, detail);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            string reason = timeout.IsCancellationRequested && e is not ConnectionProbeException
                ? $"no answer within {Duration(_stepTimeout)}"
                : ProbeFailures.Describe(e);
            Record(name, ConnectionTestOutcome.Failed, start, reason);
            throw new ConnectionProbeException(_mask.Apply(reason));
        }
        catch (Exception e)
        {
            throw new OperationCanceledException("The connection test was cancelled", e, cancellationToken);
        }
    }

    /// <summary>Records a skipped step.</summary>
    /// <param name="name">The name of the step.</param>
    /// <param name="reason">Why it is skipped.</param>
    public void SkipStep(string name, string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _steps.Add(new ConnectionTestStep { Name = name, Outcome = ConnectionTestOutcome.NotTried, Detail = _mask.Apply(reason) });
    }

    /// <summary>
    /// Looks a host up and connects to one of its addresses: the steps <c>dns</c> and <c>tcp</c>. The test closes the stream.
    /// </summary>
    /// <param name="host">The host name or address.</param>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Ends the test.</param>
    /// <returns>The stream of the connection.</returns>
    /// <exception cref="ConnectionProbeException">A step failed, and is recorded.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        return (await ConnectAsync([new ProbeEndpoint(host, port)], cancellationToken).ConfigureAwait(false)).Stream;
    }

    /// <summary>
    /// Performs the TLS handshake with the connection's settings: the step <c>tls</c>. The chain and the host name are checked. The test
    /// closes the stream.
    /// </summary>
    /// <param name="stream">The stream of the connection.</param>
    /// <param name="host">The host that the server's certificate must name, unless the extra <c>ssl_server_name</c> is set.</param>
    /// <param name="cancellationToken">Ends the test.</param>
    /// <returns>The encrypted stream.</returns>
    /// <exception cref="ConnectionProbeException">The step failed, and is recorded.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public ValueTask<Stream> StartTlsAsync(Stream stream, string host, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(host);
        return StartTlsAsync(stream, new ProbeHandshake(Connection, host), cancellationToken);
    }

    internal async ValueTask<(Stream Stream, ProbeEndpoint Endpoint)> ConnectAsync(
        IReadOnlyList<ProbeEndpoint> endpoints, CancellationToken cancellationToken)
    {
        IReadOnlyList<ProbeAddress> addresses = [];
        if (endpoints.All(endpoint => endpoint.IsAddress)) addresses = [.. endpoints.Select(ProbeAddress.FromLiteral)];
        else
        {
            await RunStepAsync(ConnectionTestSteps.Dns, async token =>
            {
                (addresses, string detail) = await TcpConnector.LookUpAsync(endpoints, token).ConfigureAwait(false);
                return detail;
            }, cancellationToken).ConfigureAwait(false);
        }

        (Socket Socket, ProbeEndpoint Endpoint)? connected = null;
        await RunStepAsync(ConnectionTestSteps.Tcp, async token =>
        {
            (Socket socket, ProbeEndpoint endpoint, string detail) =
                await TcpConnector.ConnectAsync(addresses, _stepTimeout, TimeProvider, token).ConfigureAwait(false);
            Keep(socket);
            connected = (socket, endpoint);
            return detail;
        }, cancellationToken).ConfigureAwait(false);
        return (Keep(new NetworkStream(connected!.Value.Socket, ownsSocket: true)), connected.Value.Endpoint);
    }

    internal async ValueTask<Stream> StartTlsAsync(Stream stream, ProbeHandshake handshake, CancellationToken cancellationToken) =>
        (await TryStartTlsAsync(stream, handshake, static _ => default, isRequired: true, cancellationToken).ConfigureAwait(false))!;

    /// <summary>
    /// Shakes hands after asking the server for it, which answers null or says why not. Returns null where that is no failure.
    /// </summary>
    internal async ValueTask<Stream?> TryStartTlsAsync(
        Stream stream, ProbeHandshake handshake, Func<CancellationToken, ValueTask<string?>> ask, bool isRequired,
        CancellationToken cancellationToken)
    {
        Stream? secure = null;
        await TryStepAsync(ConnectionTestSteps.Tls, async token =>
        {
            string? refusal = await ask(token).ConfigureAwait(false);
            if (refusal is not null)
            {
                return isRequired
                    ? throw new ConnectionProbeException($"the connection asks for TLS, and {refusal}")
                    : (ConnectionTestOutcome.NotTried, refusal);
            }
            (secure, string detail) = await handshake.RunAsync(stream, TimeProvider, token).ConfigureAwait(false);
            Keep(secure);
            return (ConnectionTestOutcome.Succeeded, detail);
        }, cancellationToken).ConfigureAwait(false);
        return secure;
    }

    internal void RecordFailure(string name, Exception exception) =>
        Record(name, ConnectionTestOutcome.Failed, TimeProvider.GetTimestamp(), ProbeFailures.Describe(exception));

    /// <summary>Closes what the steps have opened.</summary>
    internal void Close()
    {
        lock (_resources)
        {
            foreach (IDisposable resource in Enumerable.Reverse(_resources)) resource.Dispose();
            _resources.Clear();
        }
    }

    internal ConnectionTestResult CreateResult(string connType)
    {
        ConnectionTestOutcome outcome = HasFailed ? ConnectionTestOutcome.Failed
            : _steps.Exists(step => step.Outcome == ConnectionTestOutcome.Succeeded) ? ConnectionTestOutcome.Succeeded
            : ConnectionTestOutcome.NotTried;
        return new ConnectionTestResult { ConnectionId = Connection.Id, ConnType = connType, Outcome = outcome, Steps = [.. _steps] };
    }

    private static string Duration(TimeSpan time) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} seconds");

    private void Record(string name, ConnectionTestOutcome outcome, long start, string? detail) => _steps.Add(new ConnectionTestStep
    {
        Name = name, Outcome = outcome, Duration = TimeProvider.GetElapsedTime(start), Detail = detail is null ? null : _mask.Apply(detail),
    });

    private TResource Keep<TResource>(TResource resource) where TResource : IDisposable
    {
        lock (_resources) _resources.Add(resource);
        return resource;
    }
}
