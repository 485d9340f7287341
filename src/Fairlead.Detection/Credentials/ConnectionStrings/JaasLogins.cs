using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials.ConnectionStrings;

/// <summary>Kafka's JAAS configuration: <c>…LoginModule required username="orders" password="…";</c>, its quotes escaped or not.</summary>
internal static class JaasLogins
{
    private const int LookBack = 400;

    private static readonly char[] Ends = ['"', '\'', '\\', '\n'];

    public static bool TryFindPassword(string text, int equals, out SourceSpan password)
    {
        password = default;
        int quote = equals + 1;
        if (quote < text.Length && text[quote] == '\\') quote++;
        if (quote >= text.Length || text[quote] is not ('"' or '\'')) return false;

        int first = Math.Max(0, equals - LookBack);
        if (text.IndexOf("LoginModule ", first, equals - first, StringComparison.Ordinal) < 0) return false;
        int close = text.IndexOfAny(Ends, quote + 1);
        if (close < 0 || text[close] == '\n') return false;
        password = SourceSpan.FromBounds(quote + 1, close);
        return true;
    }
}
