namespace Fairlead.Clients.Http;

/// <summary>Whether and how often redirects are followed.</summary>
internal static class RedirectSettings
{
    /// <summary>What <see cref="HttpClient"/> does by itself.</summary>
    private const int DefaultMaximum = 50;

    private const string AllowExtra = "allow_redirects";
    private const string MaximumExtra = "max_redirects";

    /// <summary>Gets how many redirects are followed; zero where none are.</summary>
    public static int GetMaximum(Connection connection)
    {
        int maximum = connection.Extra.GetInt32(MaximumExtra) ?? DefaultMaximum;
        if (maximum < 0) throw new ConnectionFormatException(connection.Id, "extra." + MaximumExtra, "zero or more");
        return connection.Extra.GetBoolean(AllowExtra) == false ? 0 : maximum;
    }
}
