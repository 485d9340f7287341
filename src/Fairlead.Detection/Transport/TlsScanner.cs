using Fairlead.Core.ConnectionStrings;
using Fairlead.Detection.Text.ConnectionStrings;
using Fairlead.Detection.Text.Urls;

namespace Fairlead.Detection.Transport;

/// <summary>
/// The options that switch TLS off or leave it unverified in the connection strings and URLs of a text: FLD2005, and FLD2006 where a
/// password is sent along. It starts from equals signs after an option's name and asks what is around them.
/// </summary>
internal static class TlsScanner
{
    public static void Scan(string text, InternalHostSuffixes internalHosts, ref List<TransportFinding>? findings)
    {
        int from = 0;
        for (int equals = text.IndexOf('='); equals >= 0; equals = IndexOfEquals(text, Math.Max(equals + 1, from)))
        {
            if (!TlsOptionTable.MayEnd(text, equals, from) || FindStartOfOption(text, equals, from) is not (>= 0 and var name)) continue;
            if (name > 0 && text[name - 1] is '?' or '&')
            {
                from = TlsQueries.Scan(text, name - 1, from, internalHosts, ref findings);
                continue;
            }

            ConnectionStringRegion region = ConnectionStringRegion.FindAround(text, equals, from);
            if (TlsConnectionString.Read(text, region) is { } connection && connection.Judge(text, internalHosts) is { } finding)
                (findings ??= []).Add(finding);
            from = Math.Max(region.End, equals + 1);
        }
    }

    private static int IndexOfEquals(string text, int start) => start < text.Length ? text.IndexOf('=', start) : -1;

    /// <summary>
    /// Finds where the option's name before an equals sign begins. Returns -1 if there is none. Names may have spaces, and prose may come
    /// before.
    /// </summary>
    private static int FindStartOfOption(string text, int equals, int from)
    {
        int end = equals;
        while (end > from && text[end - 1] == ' ') end--;
        int start = end;
        while (start > from && ConnectionStringKeywords.IsKeywordCharacter(text[start - 1])) start--;
        for (int word = start; word < end; word = FindNextWord(text, word, end))
        {
            if (TlsOptionTable.Find(text, word, end) is not null || RedisOptions.Contains(text, word, end)) return word;
        }
        return -1;
    }

    private static int FindNextWord(string text, int word, int end)
    {
        while (word < end && text[word] != ' ') word++;
        while (word < end && text[word] == ' ') word++;
        return word;
    }
}
