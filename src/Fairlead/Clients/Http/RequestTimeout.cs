namespace Fairlead.Clients.Http;

/// <summary>How long a request may take.</summary>
internal static class RequestTimeout
{
    public const string Extra = "timeout";

    /// <summary>The longest time that <see cref="HttpClient.Timeout"/> takes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>Gets the timeout of a connection; null where it has none.</summary>
    public static TimeSpan? Get(Connection connection)
    {
        if (connection.Extra.GetTimeSpan(Extra) is not { } timeout) return null;
        if (timeout > TimeSpan.Zero && timeout <= Longest) return timeout;
        throw new ConnectionFormatException(connection.Id, "extra." + Extra, "more than zero and at most 24 days");
    }
}
