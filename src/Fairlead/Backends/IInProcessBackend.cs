namespace Fairlead.Backends;

/// <summary>A backend of ours that has its values at hand, such as the environment, and answers on the caller's thread.</summary>
internal interface IInProcessBackend
{
    /// <summary>Looks one connection up. Returns null if that would read something that can block, such as a file.</summary>
    BackendAnswer? FindAtOnce(BackendRequest request);
}
