using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;

namespace Fairlead.Clients.Tests.Databases;

/// <summary>
/// Threads that open connections in every way while the login is rotated. The next rotation waits until each of them has used one since
/// the last, so that none is refused twice.
/// </summary>
public sealed class RotationLoad(DbDataSource source, string query, int threads, int seed)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly long[] _opened = new long[threads];
    private readonly ConcurrentQueue<Exception> _failedOpens = [];
    private long _endedCommands;
    private volatile bool _isOver;

    /// <summary>How often a connection was opened.</summary>
    public long Opened => _opened.Sum();

    /// <summary>What callers saw who opened a connection.</summary>
    public IReadOnlyCollection<Exception> FailedOpens => _failedOpens;

    /// <summary>How many commands met the end of a session, which a rotation without an overlap brings about.</summary>
    public long EndedCommands => Interlocked.Read(ref _endedCommands);

    /// <summary>Rotates under load.</summary>
    public async Task RunAsync(int rotations, Func<int, Task> rotateAsync)
    {
        Task[] workers =
        [
            .. Enumerable.Range(0, threads).Select(worker => Task.Factory.StartNew(
                () => Work(worker), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)),
        ];
        try
        {
            await WaitForAllAsync();
            for (int i = 0; i < rotations && _failedOpens.IsEmpty; i++)
            {
                await rotateAsync(i);
                await WaitForAllAsync();
            }
        }
        finally
        {
            _isOver = true;
            await Task.WhenAll(workers);
        }
    }

    private async Task WaitForAllAsync()
    {
        long[] before = [.. _opened];
        var watch = Stopwatch.StartNew();
        while (Enumerable.Range(0, threads).Any(i => Volatile.Read(ref _opened[i]) < before[i] + 2) && _failedOpens.IsEmpty)
        {
            if (watch.Elapsed > LongestWait) throw new TimeoutException("A thread opens no connections any more");
            await Task.Delay(1);
        }
    }

    private void Work(int worker)
    {
        var random = new Random((seed * 1000) + worker);
        while (!_isOver)
        {
            try
            {
                if (random.Next(5) == 0) ExecuteOnDataSource();
                else ExecuteOn(OpenAsync(random.Next(4)));
                Interlocked.Increment(ref _opened[worker]);
            }
            catch (DbException e) when (IsEndedSession(e))
            {
                Interlocked.Increment(ref _endedCommands);
            }
            catch (Exception e)
            {
                _failedOpens.Enqueue(e);
            }
        }
    }

    private Task<DbConnection> OpenAsync(int way) => way switch
    {
        0 => Task.FromResult(source.OpenConnection()),
        1 => source.OpenConnectionAsync().AsTask(),
        2 => OpenCreated(),
        _ => OpenCreatedAsync(),
    };

    private Task<DbConnection> OpenCreated()
    {
        DbConnection connection = source.CreateConnection();
        connection.Open();
        return Task.FromResult(connection);
    }

    private async Task<DbConnection> OpenCreatedAsync()
    {
        DbConnection connection = source.CreateConnection();
        await connection.OpenAsync();
        return connection;
    }

    private void ExecuteOn(Task<DbConnection> opening)
    {
        using DbConnection connection = opening.GetAwaiter().GetResult();
        using DbCommand command = connection.CreateCommand();
        command.CommandText = query;
        if (command.ExecuteScalar() is null) throw new InvalidOperationException("The query gave nothing");
    }

    private void ExecuteOnDataSource()
    {
        using DbCommand command = source.CreateCommand(query);
        if (command.ExecuteScalar() is null) throw new InvalidOperationException("The query gave nothing");
    }

    /// <summary>
    /// PostgreSQL's 57P01, MariaDB's 1927 (killed) and the broken connection that follows either. A refused login and a disposed pool are
    /// neither.
    /// </summary>
    private static bool IsEndedSession(DbException e) =>
        e.SqlState is "57P01" or "70100" || e.InnerException is IOException || e.Data["Server Error Code"] is 1927 or 2006 or 2013;
}
