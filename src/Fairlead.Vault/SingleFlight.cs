namespace Fairlead.Vault;

/// <summary>
/// Runs work once for all callers that wait for it. If one of them gives up, the others still get the result; if the last one gives up, the
/// work is cancelled, and the next caller starts anew.
/// </summary>
internal sealed class SingleFlight<T>
{
    private readonly object _lock = new();
    private Flight? _current;

    public async Task<T> JoinAsync(Func<CancellationToken, Task<T>> start, CancellationToken cancellationToken)
    {
        Flight flight;
        lock (_lock)
        {
            if (_current is null || _current.Task.IsCompleted) _current = new Flight(start);
            flight = _current;
            flight.Waiting++;
        }
        try
        {
            return await flight.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(flight);
        }
    }

    private void Leave(Flight flight)
    {
        lock (_lock)
        {
            if (--flight.Waiting > 0 || flight.Task.IsCompleted) return;
            if (_current == flight) _current = null;
        }
        flight.Cancel();
    }

    private sealed class Flight
    {
        private readonly CancellationTokenSource _cancellation = new();

        public Flight(Func<CancellationToken, Task<T>> start) => Task = System.Threading.Tasks.Task.Run(() => start(_cancellation.Token));

        public Task<T> Task { get; }

        public int Waiting { get; set; }

        public void Cancel() => _cancellation.Cancel();
    }
}
