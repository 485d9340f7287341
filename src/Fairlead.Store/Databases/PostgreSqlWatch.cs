using Npgsql;

namespace Fairlead.Store.Databases;

/// <summary>
/// Listens for changes on its own session. It reads what changed since the last time at the start, after each notification, after
/// reconnecting, and every half minute, which also finds out whether the session is still alive.
/// </summary>
internal sealed class PostgreSqlWatch : IAsyncDisposable
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly PostgreSqlDatabase _database;
    private readonly NpgsqlDataSource _dataSource;
    private readonly ChangeTracker _tracker;
    private readonly TimeProvider _timeProvider;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;
    private int _isDisposed;

    public PostgreSqlWatch(PostgreSqlDatabase database, NpgsqlDataSource dataSource, ChangeTracker tracker, TimeProvider timeProvider)
    {
        _database = database;
        _dataSource = dataSource;
        _tracker = tracker;
        _timeProvider = timeProvider;
        _watching = Task.Run(WatchAsync);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1) return;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        TimeSpan pause = FirstPause;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => pause = FirstPause).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                if (_stop.IsCancellationRequested) return;
                StoreException? explained = e as StoreException ?? _database.Explain(e);
                if (explained?.Outcome != BackendOutcome.NotFound) _tracker.SetFailure(explained?.Message ?? e.GetType().Name);
            }
            try
            {
                await Task.Delay(pause, _timeProvider, _stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task ListenAsync(Action connected)
    {
        NpgsqlConnection connection = await _dataSource.OpenConnectionAsync(_stop.Token).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlCommand listen = new($"LISTEN \"{_database.Channel}\"", connection);
            await using (listen.ConfigureAwait(false)) await listen.ExecuteNonQueryAsync(_stop.Token).ConfigureAwait(false);
            while (true)
            {
                await ReadChangesAsync(connection).ConfigureAwait(false);
                _tracker.SetFailure(null);
                connected();
                await connection.WaitAsync(Heartbeat, _stop.Token).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadChangesAsync(NpgsqlConnection connection)
    {
        try
        {
            await _tracker.ReadChangesAsync(connection, _database.Sql, _stop.Token).ConfigureAwait(false);
        }
        catch (PostgresException e) when (_database.Explain(e)?.Outcome == BackendOutcome.NotFound)
        {
            // The store does not exist yet. Whoever creates it sends a notification with the first change.
        }
    }
}
