using System.Threading;
using Microsoft.Extensions.Primitives;

namespace Fairlead.Tests.TestInfrastructure;

/// <summary>A backend that answers what the test says and counts how often it is asked.</summary>
internal sealed class FakeBackend(string name = "fake") : ISecretsBackend
{
    private CancellationTokenSource _changed = new();
    private int _calls;

    public string Name => name;

    public int Calls => _calls;

    public BackendRequest? LastRequest { get; private set; }

    public Func<BackendRequest, CancellationToken, ValueTask<BackendAnswer>> Answer { get; set; } = (_, _) => new(BackendAnswer.NotFound(["nowhere"]));

    public static FakeBackend Holding(params (string Name, string Value)[] fields)
    {
        var backend = new FakeBackend();
        backend.Set(fields);
        return backend;
    }

    public static FakeBackend Saying(BackendAnswer answer, string name = "fake") => new(name) { Answer = (_, _) => new(answer) };

    public static BackendAnswer FoundFields(params (string Name, string Value)[] fields) =>
        BackendAnswer.Found(null, [.. fields.Select(f => new BackendField(f.Name, new Secret(f.Value), "fake place"))], ["fake place"]);

    public void Set(params (string Name, string Value)[] fields) => Answer = (_, _) => new(FoundFields(fields));

    public void SignalChange() => Interlocked.Exchange(ref _changed, new CancellationTokenSource()).Cancel();

    public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        LastRequest = request;
        var token = new CancellationChangeToken(_changed.Token);
        BackendAnswer answer = await Answer(request, cancellationToken);
        return answer with { ChangeToken = token };
    }
}
