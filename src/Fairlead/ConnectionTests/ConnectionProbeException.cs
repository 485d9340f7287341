namespace Fairlead;

/// <summary>The exception that ends a connection test with the reason why a step failed.</summary>
public sealed class ConnectionProbeException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">Why the step failed. It is shown to people and must not contain a secret.</param>
    public ConnectionProbeException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception with its cause.</summary>
    /// <param name="message">Why the step failed. It is shown to people and must not contain a secret.</param>
    /// <param name="innerException">The cause, which is not shown.</param>
    public ConnectionProbeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
