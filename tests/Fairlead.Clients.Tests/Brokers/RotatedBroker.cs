using Fairlead.Tests.TestInfrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Clients.Tests.Brokers;

/// <summary>The login of a broker, in a backend that the test changes.</summary>
internal sealed class RotatedBroker : IDisposable
{
    public const string Id = "broker";
    public const string User = "worker";

    private readonly FakeBackend _backend = new();
    private readonly ServiceProvider _services;

    public RotatedBroker(string password)
    {
        Set(password);
        var services = new ServiceCollection();
        services.AddFairlead().ClearDefaults().AddBackend(_backend);
        _services = services.BuildServiceProvider();
    }

    public IConnectionResolver Connections => _services.GetRequiredService<IConnectionResolver>();

    /// <summary>Changes the password without a word to anybody.</summary>
    public void Set(string password) => _backend.Set(("conn_type", "generic"), ("login", User), ("password", password));

    /// <summary>Changes the password, and says so, as a watched file does.</summary>
    public void SetAndSignal(string password)
    {
        Set(password);
        _backend.SignalChange();
    }

    public void Dispose() => _services.Dispose();
}
