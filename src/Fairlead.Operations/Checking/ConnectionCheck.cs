namespace Fairlead.Operations.Checking;

/// <summary>The verdict on one connection in one deployment, with all that there is to say about it. Holds no value.</summary>
internal sealed record ConnectionCheck
{
    public required string ConnectionId { get; init; }

    public required string ConnType { get; init; }

    public required CheckState State { get; init; }

    /// <summary>Why it can't be resolved, in one sentence; null if it can.</summary>
    public string? Reason { get; init; }

    public IReadOnlyList<FieldCheck> Fields { get; init; } = [];

    /// <summary>What each backend that counts said, in order.</summary>
    public IReadOnlyList<BackendAttempt> Attempts { get; init; } = [];

    /// <summary>What to set where, line by line.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>What should be looked at although the connection can be resolved.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How the connection is protected; null if it has no network, or could not be resolved.</summary>
    public string? Tls { get; init; }

    /// <summary>The versions that backends gave with their answers.</summary>
    public string? Version { get; init; }

    public IEnumerable<string> Missing => Fields.Where(static checkedField => checkedField.IsMissing)
        .Select(static checkedField => checkedField.Field);
}
