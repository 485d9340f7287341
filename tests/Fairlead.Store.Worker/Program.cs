using System.Globalization;
using Fairlead;
using Fairlead.Store;

// Fairlead.Store.Worker COMMAND [ID...], with the store's options in the environment: STORE_PATH or STORE_HOST, STORE_PORT, STORE_USER;
// FAIRLEAD_STORE_KEY.
string command = args[0];
string[] ids = args[1..];
var options = new StoreBackendOptions
{
    Path = Environment.GetEnvironmentVariable("STORE_PATH"), Host = Environment.GetEnvironmentVariable("STORE_HOST"),
    Database = "postgres", Username = Environment.GetEnvironmentVariable("STORE_USER"), ChangedBy = "worker", HistoryCount = 1_000_000,
};
if (Environment.GetEnvironmentVariable("STORE_PORT") is { } port) options.Port = int.Parse(port, CultureInfo.InvariantCulture);
if (Environment.GetEnvironmentVariable("STORE_TIMEOUT") is { } timeout)
    options.Timeout = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
await using StoreBackend store = StoreBackend.Create(options);
switch (command)
{
    // Counts each connection up for ever and says which versions the store has acknowledged.
    case "count":
        while (true)
        {
            foreach (string id in ids) await CountAsync(id);
        }

    // Writes a connection whenever it is told to.
    case "obey":
        Console.WriteLine("ready");
        while (Console.ReadLine() is { Length: > 0 } id) await CountAsync(id);
        return 0;

    case "rotate":
        StoreKeyRotation rotation = await store.RotateKeyAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rotated {rotation.KeyId} {rotation.EncryptedCount}"));
        return 0;

    // Keeps a connection long, so that the disk fills.
    case "fill":
        for (int i = 0; i < 10_000; i++)
        {
            BackendAnswer answer = await FindAsync(ids[0]);
            if (answer.Outcome is not (BackendOutcome.Found or BackendOutcome.NotFound))
                return Report(answer.Outcome.ToString(), answer.Reason);
            BackendWriteResult result = await WriteAsync(ids[0], new string('x', 50_000), answer.Version);
            if (result.Outcome != BackendWriteOutcome.Succeeded) return Report(result.Outcome.ToString(), result.Reason);
            Console.WriteLine($"ack {ids[0]} {result.Version}");
        }
        return 1;

    case "find":
        BackendAnswer found = await FindAsync(ids[0]);
        return Report(found.Outcome.ToString(), found.Reason);

    case "write":
        BackendWriteResult written = await WriteAsync(ids[0], "h", null);
        return Report(written.Outcome.ToString(), written.Reason);

    default:
        return 2;
}

async Task CountAsync(string id)
{
    BackendAnswer answer = await FindAsync(id);
    if (answer.Outcome is not (BackendOutcome.Found or BackendOutcome.NotFound))
    {
        Console.WriteLine($"failed {answer.Outcome} {answer.Reason}");
        await Task.Delay(50);
        return;
    }
    int next = int.Parse(answer.Version ?? "0", CultureInfo.InvariantCulture) + 1;
    BackendWriteResult result = await WriteAsync(id, next.ToString(CultureInfo.InvariantCulture), answer.Version);
    if (result.Outcome == BackendWriteOutcome.Succeeded) Console.WriteLine($"ack {id} {result.Version}");
    else if (result.Outcome != BackendWriteOutcome.Conflict) Console.WriteLine($"failed {result.Outcome} {result.Reason}");
}

ValueTask<BackendAnswer> FindAsync(string id) => store.FindAsync(new BackendRequest(id), CancellationToken.None);

// Login and password belong together: a torn row would mix two of them.
ValueTask<BackendWriteResult> WriteAsync(string id, string text, string? version) => store.WriteAsync(
    new BackendWrite(
        new BackendRequest(id),
        new Dictionary<string, Secret>
        {
            ["conn_type"] = new("generic"), ["login"] = new(text), ["password"] = new("fake-password-of-" + text),
        },
        version),
    CancellationToken.None);

int Report(string outcome, string? reason)
{
    Console.WriteLine($"{outcome}: {reason}");
    return 0;
}
