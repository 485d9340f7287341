using Microsoft.Extensions.Primitives;

namespace Fairlead.Tests.TestInfrastructure;

/// <summary>A change token that breaks its contract.</summary>
internal sealed class ThrowingChangeToken : IChangeToken
{
    public bool HasChanged => throw new InvalidOperationException("hunter2");

    public bool ActiveChangeCallbacks => throw new InvalidOperationException("hunter2");

    public IDisposable RegisterChangeCallback(Action<object?> callback, object? state) => throw new InvalidOperationException("hunter2");
}
