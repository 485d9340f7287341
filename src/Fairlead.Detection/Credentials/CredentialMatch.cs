using Fairlead.Core.Rules;
using Fairlead.Core.Text;

namespace Fairlead.Detection.Credentials;

/// <summary>
/// A credential that a text holds: by which rule, where, and what it is with its article ("a password", "a GitHub personal access token").
/// It never holds the secret, so it may be logged.
/// </summary>
internal sealed record CredentialMatch(Rule Rule, SourceSpan Span, string What);
