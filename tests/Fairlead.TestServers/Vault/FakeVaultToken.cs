namespace Fairlead.TestServers.Vault;

/// <summary>A token of the fake.</summary>
public sealed class FakeVaultToken
{
    /// <summary>Gets the token itself.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the names of its policies; <c>root</c> may do everything.</summary>
    public IReadOnlyList<string> Policies { get; init; } = ["root"];

    /// <summary>Gets how long it lives, and for how long a renewal extends it; zero for ever.</summary>
    public TimeSpan TimeToLive { get; init; }

    /// <summary>Gets how long it lives at most, however often it is renewed; zero without a limit.</summary>
    public TimeSpan MaximumTimeToLive { get; init; }

    public bool IsPeriodic { get; init; }

    public bool IsRenewable { get; init; }

    public bool IsBatch { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; set; }

    internal string Accessor { get; } = Guid.NewGuid().ToString();
}
