namespace Fairlead.Testing;

/// <summary>A backend does not do what every backend must.</summary>
/// <param name="message">What it does instead.</param>
public sealed class BackendConformanceException(string message) : Exception(message);
