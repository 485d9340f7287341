using Fairlead.Core.Text;

namespace Fairlead.Detection.SecretFormats;

/// <summary>A secret that was found: what it is and where. It never holds the secret, so it may be logged.</summary>
internal sealed record SecretMatch(SecretPattern Pattern, SourceSpan Span);
