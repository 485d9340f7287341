namespace Fairlead.Caching;

/// <summary>One lookup and those who wait for it.</summary>
internal sealed class Flight() : TaskCompletionSource<ConnectionResolution>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>Whether somebody wants a failure to be logged.</summary>
    public bool IsLogged { get; set; }

    /// <summary>Whether it was asked for by a refresh, whose rate is limited.</summary>
    public bool IsRefresh { get; set; }
}
