namespace Fairlead.Vault;

/// <summary>A token of this program, and how long it lasts. Its end moves when it is renewed.</summary>
internal sealed class VaultToken(string value, TimeSpan? life, bool isRenewable, bool isOwn, DateTimeOffset now)
{
    /// <summary>The part of a lease after which it is renewed or replaced.</summary>
    public const double RenewalPart = 2.0 / 3;

    private long _expiresAt = life is { } end ? (now + end).UtcTicks : long.MaxValue;
    private long _renewAt = life is { } end ? (now + end * RenewalPart).UtcTicks : long.MaxValue;

    public string Value { get; } = value;

    /// <summary>Gets how long it was to live when it was issued; null for ever, or when nobody knows.</summary>
    public TimeSpan? Life { get; } = life;

    public bool IsRenewable { get; } = isRenewable;

    /// <summary>Gets whether this program signed in for it, so that nobody else uses it.</summary>
    public bool IsOwn { get; } = isOwn;

    public DateTimeOffset? ExpiresAt => Read(ref _expiresAt);

    public DateTimeOffset? RenewAt => Read(ref _renewAt);

    public bool HasEnded(DateTimeOffset now) => ExpiresAt <= now;

    public bool IsDue(DateTimeOffset now) => RenewAt <= now;

    public void Extend(TimeSpan? life, DateTimeOffset now)
    {
        Interlocked.Exchange(ref _expiresAt, life is { } end ? (now + end).UtcTicks : long.MaxValue);
        Interlocked.Exchange(ref _renewAt, life is { } whole ? (now + whole * RenewalPart).UtcTicks : long.MaxValue);
    }

    /// <summary>Puts the next attempt off; null makes none.</summary>
    public void Postpone(DateTimeOffset? renewAt) => Interlocked.Exchange(ref _renewAt, renewAt?.UtcTicks ?? long.MaxValue);

    private static DateTimeOffset? Read(ref long ticks) =>
        Interlocked.Read(ref ticks) is < long.MaxValue and var found ? new DateTimeOffset(found, TimeSpan.Zero) : null;
}
