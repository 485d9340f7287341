namespace Fairlead.Operations;

/// <summary>The reasons for which an operation can't be done, as far as callers treat them differently.</summary>
internal enum OperationFailure
{
    /// <summary>What was asked for makes no sense here: an unknown name, a missing argument.</summary>
    Request,

    /// <summary>A file or a backend doesn't allow the work, or is broken.</summary>
    Work,

    /// <summary>The data say no: a conflict, something that exists already, or that is missing.</summary>
    Conflict,
}

/// <summary>An operation that can't be done. The message is for people, and never contains a value.</summary>
internal sealed class OperationException(OperationFailure failure, string message) : Exception(message)
{
    public OperationFailure Failure { get; } = failure;

    public static OperationException Request(string message) => new(OperationFailure.Request, message);

    public static OperationException Work(string message) => new(OperationFailure.Work, message);

    public static OperationException Conflict(string message) => new(OperationFailure.Conflict, message);
}
