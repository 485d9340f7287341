using Fairlead.Diagnostics;
using Fairlead.Protection;
using Fairlead.Resolution;
using Fairlead.Tls;
using Microsoft.Extensions.Logging;

namespace Fairlead.Caching;

/// <summary>What all cache entries of a resolver share.</summary>
internal sealed record CacheServices(
    ConnectionLookup Lookup, CacheTransitions Transitions, FairleadOptions Options, TimeProvider Time, ILogger Logger,
    ResolutionTelemetry Telemetry,
    SecretRegistry Secrets, TlsObservations Tls, CancellationToken Disposed);
