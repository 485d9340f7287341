namespace Fairlead;

/// <summary>How connections are remembered.</summary>
public sealed class FairleadOptions
{
    /// <summary>
    /// How long a resolved connection is used before the backends are asked again. A backend's own expiry ends it earlier, a change
    /// that a backend reports at once. Default: 5 minutes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive, or longer than 30 days.</exception>
    public TimeSpan TimeToLive
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(30));
            field = value;
        }
    } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets or sets how long before a certificate ends, the program's own or a server's, the log warns of it. Default: 21 days.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan CertificateWarningPeriod
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromDays(21);
}
