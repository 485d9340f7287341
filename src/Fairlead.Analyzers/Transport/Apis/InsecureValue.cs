using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Transport.Apis;

/// <summary>An insecure value that a sink is given, and what it is, as far as the message says more than the sink does.</summary>
internal sealed record InsecureValue(IOperation Operation, string? Detail);
