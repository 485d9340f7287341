namespace Fairlead;

/// <summary>Masks the secrets that the program has resolved, wherever they stand in a text. A service; thread-safe.</summary>
public interface ISecretRedactor
{
    /// <summary>
    /// Masks every resolved secret in a text: itself, percent-encoded, escaped as JSON or in Base64. Secrets of fewer than five characters
    /// are not covered.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with <c>***</c> in place of secrets; the same object if there are none.</returns>
    string Redact(string text);
}
