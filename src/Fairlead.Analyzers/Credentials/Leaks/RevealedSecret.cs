namespace Fairlead.Analyzers.Credentials.Leaks;

/// <summary>A value that is a secret, as messages name it; certain when an API says so and not only a name.</summary>
internal sealed record RevealedSecret(string Name, bool IsCertain);
