using Microsoft.Extensions.Logging;

namespace Fairlead.Protection;

/// <summary>Masks secrets in everything that is logged, before any provider sees it.</summary>
internal sealed class RedactingLoggerFactory(ILoggerFactory inner, Func<SecretRegistry> findRegistry) : ILoggerFactory
{
    // The registry logs itself, so it is not there yet while the factory is being made.
    private readonly Lazy<SecretRegistry> _registry = new(findRegistry);

    public ILogger CreateLogger(string categoryName) => new RedactingLogger(inner.CreateLogger(categoryName), _registry);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();
}
