namespace Fairlead;

/// <summary>The outcome of a connection's lookup.</summary>
public enum ConnectionOutcome
{
    /// <summary>No backend has the connection, and the manifest by itself is not enough.</summary>
    NotFound,

    /// <summary>The connection was resolved.</summary>
    Found,

    /// <summary>A backend refused access.</summary>
    Denied,

    /// <summary>A backend could not be reached, or did not answer in time.</summary>
    Unavailable,

    /// <summary>A value was found but could not be parsed.</summary>
    Malformed,

    /// <summary>Values were found, but a required field is not set.</summary>
    Incomplete,

    /// <summary>The manifest does not share the connection with the active deployment.</summary>
    NotLinked,

    /// <summary>The program runs as a deployment that no manifest declares.</summary>
    UnknownDeployment,
}
