namespace Fairlead.Vault;

/// <summary>A login and a password that the server created, and how long they are valid.</summary>
internal sealed class VaultLease
{
    public required string Login { get; init; }

    public required Secret Password { get; init; }

    /// <summary>Gets the lease's id; null for credentials without one, such as those of a static role.</summary>
    public string? Id { get; init; }

    /// <summary>Gets how long it is valid from its start; null if unknown.</summary>
    public TimeSpan? Life { get; init; }

    public bool IsRenewable { get; init; }

    /// <summary>Gets the token that it was obtained with. The lease ends with it.</summary>
    public required VaultToken? Token { get; init; }

    public DateTimeOffset? OwnEnd { get; set; }

    public DateTimeOffset? RenewAt { get; set; }

    /// <summary>Gets or sets whether it can no longer be renewed.</summary>
    public bool IsSpent { get; set; }

    /// <summary>Gets when it ends, by itself or with its token; null if unknown.</summary>
    public DateTimeOffset? ExpiresAt => Token?.ExpiresAt is { } end && (OwnEnd is null || end < OwnEnd) ? end : OwnEnd;

    /// <summary>Counts the time from the moment of the request.</summary>
    public void Extend(TimeSpan? life, DateTimeOffset now)
    {
        OwnEnd = now + life;
        RenewAt = now + life * VaultToken.RenewalPart;
    }
}
