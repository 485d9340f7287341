namespace Fairlead.Operations.Checking;

/// <summary>The verdict on one connection.</summary>
internal enum CheckState
{
    /// <summary>It can be resolved.</summary>
    Set,

    /// <summary>It, or a required field, is set nowhere.</summary>
    Missing,

    /// <summary>A backend refuses access.</summary>
    Denied,

    /// <summary>A backend could not be asked.</summary>
    Unavailable,

    /// <summary>A value could not be parsed, or contradicts the manifest.</summary>
    Malformed,

    /// <summary>It can be resolved, and its day is over.</summary>
    Expired,

    /// <summary>The deployment doesn't have it.</summary>
    NotLinked,

    /// <summary>Nobody can say without reading values.</summary>
    Unknown,
}
