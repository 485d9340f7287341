namespace Fairlead;

/// <summary>Specifies how a connection test, or one of its steps, ended.</summary>
public enum ConnectionTestOutcome
{
    /// <summary>Nothing was tried.</summary>
    NotTried,

    /// <summary>It failed. For a test: one of its steps did.</summary>
    Failed,

    /// <summary>It succeeded. For a test: every step that was tried did.</summary>
    Succeeded,
}
