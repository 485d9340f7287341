namespace Fairlead.Vault;

/// <summary>A login and a password that the server made, and how long they last.</summary>
internal sealed class VaultLease
{
    public required string Login { get; init; }

    public required Secret Password { get; init; }

    /// <summary>Gets the lease's id; null for credentials without one, as of a static role.</summary>
    public string? Id { get; init; }

    /// <summary>Gets how long it was to last; null when nobody knows.</summary>
    public TimeSpan? Life { get; init; }

    public bool IsRenewable { get; init; }

    /// <summary>Gets the token that it was obtained with, and ends with.</summary>
    public required VaultToken? Token { get; init; }

    public DateTimeOffset? OwnEnd { get; set; }

    public DateTimeOffset? RenewAt { get; set; }

    /// <summary>Gets or sets whether renewing it helps no more.</summary>
    public bool IsSpent { get; set; }

    /// <summary>Gets when it ends, by itself or with its token; null when nobody knows.</summary>
    public DateTimeOffset? ExpiresAt => Token?.ExpiresAt is { } end && (OwnEnd is null || end < OwnEnd) ? end : OwnEnd;

    /// <summary>Counts the time from when the answer was asked for.</summary>
    public void Extend(TimeSpan? life, DateTimeOffset now)
    {
        OwnEnd = now + life;
        RenewAt = now + life * VaultToken.RenewalPart;
    }
}
