using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>Where a weak value is given to a sink, and what it is, as far as the message says more than the sink does.</summary>
internal sealed record InsecureValue(IOperation Operation, string? Detail);
