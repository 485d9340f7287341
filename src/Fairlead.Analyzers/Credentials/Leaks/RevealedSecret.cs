using Fairlead.Detection.Credentials.Leaks;

namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>A value that is a secret, as messages name it, and what tells so.</summary>
internal sealed record RevealedSecret(string Name, SecretCertainty Certainty);
