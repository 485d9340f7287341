using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Fairlead.Credentials;

/// <summary>What all cached credentials share.</summary>
internal sealed record CredentialCacheServices(TimeProvider TimeProvider, ILogger Logger)
{
    /// <summary>Which entry issued a connection, for as long as someone has the connection.</summary>
    public ConditionalWeakTable<Connection, CredentialEntry> Issued { get; } = [];
}
