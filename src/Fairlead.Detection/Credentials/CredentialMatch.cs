using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// A credential that a text holds: by which rule, where, and what it is with its article ("a password", "a GitHub personal access token").
/// It never holds the secret, so it may be logged.
/// </summary>
internal sealed record CredentialMatch(Rule Rule, SourceSpan Span, string What)
{
    /// <summary>
    /// What can be cut out of the text, so that it goes on saying where to connect and no longer says the secret: a pair of a connection string, the
    /// user information of a URI. Null where nothing can.
    /// </summary>
    public SourceSpan? Removable { get; init; }
}
