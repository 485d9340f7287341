namespace Fairlead;

/// <summary>The outcome of a backend's lookup.</summary>
public enum BackendOutcome
{
    /// <summary>The backend certainly does not have the connection.</summary>
    NotFound,

    /// <summary>The backend has the connection, or some of its fields.</summary>
    Found,

    /// <summary>The program is not allowed to read the connection, if it exists.</summary>
    Denied,

    /// <summary>The backend could not be reached, or did not answer in time.</summary>
    Unavailable,

    /// <summary>A value was found but could not be parsed.</summary>
    Malformed,
}
