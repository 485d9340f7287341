using Fairlead.Backends;
using Microsoft.Extensions.Primitives;

namespace Fairlead.Tests.TestInfrastructure;

/// <summary>
/// A backend that answers what the test says and counts how often it is asked. What is <see cref="Set"/> it answers at once, so that a test
/// need not wait;
/// an <see cref="Answer"/> of the test's own is asked for as one of a stranger's backend.
/// </summary>
internal sealed class FakeBackend(string name = "fake") : ISecretsBackend, IInProcessBackend
{
    private Func<BackendRequest, CancellationToken, ValueTask<BackendAnswer>> _answer = (_, _) => new(BackendAnswer.NotFound(["nowhere"]));
    private bool _answersAtOnce = true;
    private CancellationTokenSource _changed = new();
    private int _calls;

    public string Name => name;

    public int Calls => _calls;

    public BackendRequest? LastRequest { get; private set; }

    public Func<BackendRequest, CancellationToken, ValueTask<BackendAnswer>> Answer
    {
        set => (_answer, _answersAtOnce) = (value, false);
    }

    public static FakeBackend Holding(params (string Name, string Value)[] fields)
    {
        var backend = new FakeBackend();
        backend.Set(fields);
        return backend;
    }

    public static FakeBackend Saying(BackendAnswer answer, string name = "fake")
    {
        var backend = new FakeBackend(name);
        backend.Say(answer);
        return backend;
    }

    public static BackendAnswer FoundFields(params (string Name, string Value)[] fields) =>
        BackendAnswer.Found(null, [.. fields.Select(f => new BackendField(f.Name, new Secret(f.Value), "fake place"))], ["fake place"]);

    public void Set(params (string Name, string Value)[] fields) => Say(FoundFields(fields));

    public void Say(BackendAnswer answer) => (_answer, _answersAtOnce) = ((_, _) => new(answer), true);

    public BackendAnswer? FindAtOnce(BackendRequest request) => _answersAtOnce ? FindAsync(request, CancellationToken.None).Result : null;

    public void SignalChange() => Interlocked.Exchange(ref _changed, new CancellationTokenSource()).Cancel();

    public async ValueTask<BackendAnswer> FindAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        LastRequest = request;
        var token = new CancellationChangeToken(_changed.Token);
        BackendAnswer answer = await _answer(request, cancellationToken);
        return answer is null or { ChangeToken: not null } ? answer! : answer with { ChangeToken = token };
    }
}
