using Fairlead.Core.Rules;
using Fairlead.Detection.Secrets;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// Every credential that a text holds by itself, wherever it stands: known formats, connection strings, URIs. One verdict for literals,
/// comments and configuration files. Pure, thread-safe and linear; a text without findings allocates nothing.
/// </summary>
internal static class CredentialScanner
{
    /// <summary>The credentials of a text in their order; no two overlap.</summary>
    public static IReadOnlyList<CredentialMatch> Scan(string text)
    {
        IReadOnlyList<SecretMatch> known = SecretScanner.Scan(text);
        return known.Count == 0
            ? EmbeddedPairs.Scan(text)
            : [.. known.Select(static match => new CredentialMatch(RuleTable.KnownSecretFormat, match.Span, match.Pattern.Title))];
    }
}
