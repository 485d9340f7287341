using Fairlead.Core.Text;

namespace Fairlead.Detection.Text.Urls;

/// <summary>A name and its value in the query of a URL.</summary>
internal readonly record struct UrlParameter(SourceSpan Name, SourceSpan Value)
{
    private const string XmlAmpersand = "amp;";

    /// <summary>Finds the parameters of a query that begins with its question mark.</summary>
    public static IEnumerable<UrlParameter> FindAll(string text, int query, int end)
    {
        for (int start = query + 1; start < end;)
        {
            int next = start, equals = -1;
            for (; next < end && text[next] is not ('&' or '#'); next++)
            {
                if (text[next] == '=' && equals < 0) equals = next;
            }

            if (equals > start)
                yield return new UrlParameter(SourceSpan.FromBounds(start, equals), SourceSpan.FromBounds(equals + 1, next));
            start = next + 1;
            if (start < end && string.CompareOrdinal(text, start, XmlAmpersand, 0, XmlAmpersand.Length) == 0) start += XmlAmpersand.Length;
        }
    }
}
