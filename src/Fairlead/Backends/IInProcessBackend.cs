namespace Fairlead.Backends;

/// <summary>A backend of ours that has its values at hand, such as the environment, and answers on the caller's thread.</summary>
internal interface IInProcessBackend
{
    /// <summary>Whether a lookup reads nothing that can block.</summary>
    bool AnswersAtOnce(BackendRequest request);

    BackendAnswer Find(BackendRequest request);
}
