namespace Fairlead;

/// <summary>How a lookup of a connection ended. A backend answers with one of the first five.</summary>
public enum ConnectionOutcome
{
    /// <summary>There is a value.</summary>
    Found,

    /// <summary>There certainly is none.</summary>
    NotFound,

    /// <summary>There may be one, but this program may not read it.</summary>
    Denied,

    /// <summary>The place could not be asked just now.</summary>
    Unavailable,

    /// <summary>There is a value, but it makes no sense.</summary>
    Malformed,

    /// <summary>There is a value, but a required field is not set.</summary>
    Incomplete,

    /// <summary>The manifest does not share the connection with the active deployment.</summary>
    NotLinked,

    /// <summary>The program runs as a deployment that no manifest declares.</summary>
    UnknownDeployment,
}
