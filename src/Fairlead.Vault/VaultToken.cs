namespace Fairlead.Vault;

/// <summary>The token that the program uses, and how long it is valid. Renewing moves its end.</summary>
internal sealed class VaultToken(string value, TimeSpan? life, bool isRenewable, bool isOwn, DateTimeOffset now)
{
    /// <summary>The part of its life after which a token or lease is renewed or replaced.</summary>
    public const double RenewalPart = 2.0 / 3;

    private long _expiresAt = life is { } end ? (now + end).UtcTicks : long.MaxValue;
    private long _renewAt = life is { } end ? (now + end * RenewalPart).UtcTicks : long.MaxValue;

    public string Value { get; } = value;

    /// <summary>Gets how long it is valid from its start; null if unlimited or unknown.</summary>
    public TimeSpan? Life { get; } = life;

    public bool IsRenewable { get; } = isRenewable;

    /// <summary>Gets whether this program got it by signing in, so nobody else uses it.</summary>
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

    /// <summary>Postpones the next renewal; null cancels it.</summary>
    public void Postpone(DateTimeOffset? renewAt) => Interlocked.Exchange(ref _renewAt, renewAt?.UtcTicks ?? long.MaxValue);

    private static DateTimeOffset? Read(ref long ticks) =>
        Interlocked.Read(ref ticks) is < long.MaxValue and var found ? new DateTimeOffset(found, TimeSpan.Zero) : null;
}
