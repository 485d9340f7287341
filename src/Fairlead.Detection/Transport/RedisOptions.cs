using Fairlead.Core.ConnectionStrings;

namespace Fairlead.Detection.Transport;

/// <summary>
/// The options of Redis configurations, <c>cache.contoso.com:6379,password=…,abortConnect=false</c>, which are clear text unless they say
/// <c>ssl=true</c>.
/// </summary>
internal static class RedisOptions
{
    /// <summary>The port on which Azure's caches take TLS, which the client knows.</summary>
    public const string TlsPort = ":6380";

    private static readonly KeywordIndex<string> Table = new KeywordIndex<string>().Add("",
        "password", "abortconnect", "abortonconnectfail", "allowadmin", "synctimeout", "asynctimeout", "connectretry", "connecttimeout",
        "defaultdatabase", "keepalive", "channelprefix", "configcheckseconds", "resolvedns", "servicename", "tiebreaker");

    public static bool Contains(string text, int start, int end) => end - start is > 7 and < 20 && Table.TryFind(text, start, end, out _);
}
