using Microsoft.Extensions.Logging;

namespace Fairlead.Testing;

/// <summary>What the backend under test is created with.</summary>
public sealed class BackendTestContext
{
    /// <summary>
    /// Gets the address at which the backend reaches its service; null if the fixture has no
    /// <see cref="BackendFixture.ServiceAddress"/>.
    /// </summary>
    public Uri? Address { get; init; }

    /// <summary>
    /// Gets the PEM file of the certificate authority to trust, for a backend with <see cref="BackendAbilities.Certificates"/>; null for
    /// the system's.
    /// </summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Gets the clock, which stands still unless a case moves it.</summary>
    public required TimeProvider TimeProvider { get; init; }

    /// <summary>Gets the factory for the backend's loggers. The kit searches the log for secrets.</summary>
    public required ILoggerFactory LoggerFactory { get; init; }
}
