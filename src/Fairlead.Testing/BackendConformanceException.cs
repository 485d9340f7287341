namespace Fairlead.Testing;

/// <summary>The exception that is thrown when a backend fails a case of the conformance kit.</summary>
/// <param name="message">What the backend did.</param>
public sealed class BackendConformanceException(string message) : Exception(message);
