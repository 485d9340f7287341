namespace Fairlead;

/// <summary>The outcome of a write.</summary>
public enum BackendWriteOutcome
{
    /// <summary>The backend could not be reached or did not answer in time. The write may have happened.</summary>
    Unavailable,

    /// <summary>The connection was written or deleted.</summary>
    Succeeded,

    /// <summary>
    /// Nothing was written: the backend has a different version than the writer read, or unexpectedly has or lacks the connection.
    /// </summary>
    Conflict,

    /// <summary>Nothing was written: the program lacks permission.</summary>
    Denied,

    /// <summary>
    /// Nothing was written: the backend can't store it, for example because the id is not a valid name or a value is too large.
    /// </summary>
    Rejected,
}
