using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// What FLD1003 and FLD1004 tell their code fix: how many characters of the literal go away before the reported secret and after it, with the secret.
/// </summary>
internal sealed record RemoveCredential(int Before, int After)
{
    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(nameof(Before), Before.ToString(CultureInfo.InvariantCulture))
        .Add(nameof(After), After.ToString(CultureInfo.InvariantCulture));

    /// <summary>Null when the diagnostic offers no fix.</summary>
    public static RemoveCredential? From(Diagnostic diagnostic) =>
        Read(diagnostic, nameof(Before)) is { } before && Read(diagnostic, nameof(After)) is { } after ? new RemoveCredential(before, after) : null;

    /// <summary>The characters that go away.</summary>
    public TextSpan Around(TextSpan secret) => TextSpan.FromBounds(Math.Max(0, secret.Start - Before), secret.End + After);

    private static int? Read(Diagnostic diagnostic, string key) =>
        diagnostic.Properties.TryGetValue(key, out string? value)
        && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
}
