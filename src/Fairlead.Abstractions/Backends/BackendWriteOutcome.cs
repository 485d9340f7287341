namespace Fairlead;

/// <summary>What came of a write.</summary>
public enum BackendWriteOutcome
{
    /// <summary>The backend could not be reached or did not answer in time. The write may have happened.</summary>
    Unavailable,

    /// <summary>The connection is written, or deleted.</summary>
    Succeeded,

    /// <summary>Nothing is written: the backend has another version than the writer saw, or has or lacks the connection against expectation.</summary>
    Conflict,

    /// <summary>Nothing is written: the program may not.</summary>
    Denied,

    /// <summary>Nothing is written: what was asked for cannot be stored here, such as an id that is no name or a value that is too large.</summary>
    Rejected,
}
