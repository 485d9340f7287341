using Fairlead.Core.ConnectionStrings;
using Fairlead.Core.Rules;
using Fairlead.Core.Text;
using Fairlead.Detection.Text.ConnectionStrings;
using Fairlead.Detection.Text.Values;

namespace Fairlead.Detection.Credentials.ConnectionStrings;

/// <summary>
/// FLD1003 and FLD1011: the passwords and keys of connection strings, wherever they stand in a text. It starts from equals signs after a
/// secret's keyword and asks the pairs around them whether this is a connection string.
/// </summary>
internal static class ConnectionStringScanner
{
    /// <param name="text">Any text.</param>
    /// <param name="isConnectionString">The place of the text says that it is one, so that its pairs do not have to.</param>
    /// <param name="matches">Gets what is found.</param>
    public static void Scan(string text, bool isConnectionString, ref List<CredentialMatch>? matches)
    {
        int from = 0;
        for (int equals = text.IndexOf('='); equals >= 0; equals = IndexOfEquals(text, Math.Max(equals + 1, from)))
        {
            if (!ConnectionStringKeywords.MayEndSecret(text, equals, from)) continue;
            if (JaasLogins.TryFindPassword(text, equals, out SourceSpan password))
            {
                if (ConnectionStringValues.IsSecret(text, new ConnectionStringKeyword(KeywordRole.Password), password))
                    (matches ??= []).Add(new CredentialMatch(RuleTable.SecretInConnectionString, password, "a password"));
                from = password.End;
                continue;
            }

            ConnectionStringRegion region = ConnectionStringRegion.FindAround(text, equals, from);
            ConnectionStringEvidence evidence = ConnectionStringEvidence.Read(text, region);
            if (isConnectionString) evidence.Confirm();
            if (evidence is { IsConnectionString: true, IsEmulator: false }) AddSecrets(text, region, evidence, ref matches);
            from = Math.Max(region.End, equals + 1);
        }
    }

    private static int IndexOfEquals(string text, int start) => start < text.Length ? text.IndexOf('=', start) : -1;

    private static void AddSecrets(
        string text, ConnectionStringRegion region, ConnectionStringEvidence evidence, ref List<CredentialMatch>? matches)
    {
        var reader = new PairReader(text, region);
        while (reader.TryRead(out ConnectionStringPair pair))
        {
            ConnectionStringKeyword keyword = pair.HasValue
                ? ConnectionStringKeywords.Find(text, pair.Keyword.Start, pair.Keyword.End)
                : default;
            if (!keyword.IsSecret) continue;
            if (pair.Value.Length == 0) AddEmpty(text, keyword, pair, region, evidence, ref matches);
            else if (WrittenParts.Find(text, pair.Value, isMade: keyword.Role == KeywordRole.Key) is not { } written) continue;
            else if (!ConnectionStringValues.IsSecret(text, keyword, written) || IsWordOfManual(text, region, written)) continue;
            else if (keyword.Role == KeywordRole.Password && DefaultPasswords.DescribeDefault(text, evidence.User, pair.Value) is { } what)
                (matches ??= []).Add(new CredentialMatch(RuleTable.EmptyOrDefaultPassword, pair.Value, what));
            else
                (matches ??= []).Add(new CredentialMatch(RuleTable.SecretInConnectionString, written, keyword.Description));
        }
    }

    /// <summary>A word in an example that a sentence quotes: <c>such as: 'server=…;password=ourpassword'</c>.</summary>
    private static bool IsWordOfManual(string text, ConnectionStringRegion region, SourceSpan value)
    {
        int quote = region.Start - 1;
        return quote >= 2 && text[quote] is '\'' or '`' && text[quote - 1] == ' ' && text[quote - 2] is ':' or (>= 'a' and <= 'z')
            && ValueShapes.IsPlainName(text.Substring(value.Start, value.Length));
    }

    /// <summary>
    /// An empty password is one that somebody can sign in with, where there is a user and no other way to sign in. In a text that is
    /// known to be a connection string the driver has a user of its own; a file needs none.
    /// </summary>
    private static void AddEmpty(
        string text, ConnectionStringKeyword keyword, ConnectionStringPair pair, ConnectionStringRegion region,
        ConnectionStringEvidence evidence, ref List<CredentialMatch>? matches)
    {
        if (keyword.Role != KeywordRole.Password || evidence.HasIdentity) return;
        if (evidence.IsConfirmed ? evidence.HasFile || evidence.User is { Length: 0 } : evidence.User is not { Length: > 0 }) return;
        if (!evidence.HasServer || region.Separator != ';') return;
        int end = pair.Whole.End;
        while (text[end - 1] == region.Separator || char.IsWhiteSpace(text[end - 1])) end--;
        (matches ??= []).Add(new CredentialMatch(
            RuleTable.EmptyOrDefaultPassword, SourceSpan.FromBounds(pair.Keyword.Start, end), "an empty password"));
    }
}
