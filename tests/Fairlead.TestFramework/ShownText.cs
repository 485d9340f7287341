using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Fairlead.TestFramework;

/// <summary>
/// Everything that users, logs and SARIF files get to see of diagnostics and fixes. No secret of the code under test may stand in it:
/// neither in a message nor in the properties, which compilers write to their logs of errors.
/// </summary>
internal static class ShownText
{
    private const int ShortestSecret = 6;

    /// <summary>The rules that report a secret at its place. What stands there is one.</summary>
    private static readonly string[] RulesAboutSecrets =
        ["FLD1001", "FLD1002", "FLD1003", "FLD1004", "FLD1005", "FLD1006", "FLD1007", "FLD1008", "FLD1011"];

    public static IEnumerable<string> GetTexts(Diagnostic diagnostic)
    {
        yield return diagnostic.GetMessage(CultureInfo.InvariantCulture);
        yield return diagnostic.Descriptor.Title.ToString(CultureInfo.InvariantCulture);
        yield return diagnostic.Descriptor.Description.ToString(CultureInfo.InvariantCulture);
        foreach (Location location in diagnostic.AdditionalLocations.Prepend(diagnostic.Location))
            yield return location.GetLineSpan().Path ?? "";
        foreach ((string key, string? value) in diagnostic.Properties) yield return $"{key}={value}";
    }

    public static IEnumerable<string> GetTexts(CodeAction action) =>
        action.NestedActions.SelectMany(GetTexts).Prepend(action.EquivalenceKey ?? "").Prepend(action.Title);

    /// <summary>The texts that the credential rules report. Words and short values may stand in any message.</summary>
    public static async Task<IReadOnlyList<string>> FindSecretsAsync(
        Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var secrets = new List<string>();
        foreach (Diagnostic diagnostic in diagnostics.Where(diagnostic => RulesAboutSecrets.Contains(diagnostic.Id)))
        {
            TextDocument? document = project.Documents.Concat(project.AdditionalDocuments)
                .FirstOrDefault(document => document.FilePath == diagnostic.GetPath());
            if (document is null) continue;
            SourceText text = await document.GetTextAsync(cancellationToken);
            string secret = text.ToString(diagnostic.Location.SourceSpan).Trim('"', '\'', '@', '$', ' ');
            if (secret.Length >= ShortestSecret && !secret.All(char.IsLetter)) secrets.Add(secret);
        }

        return secrets;
    }

    public static void AssertHides(IEnumerable<string> secrets, IEnumerable<string> texts)
    {
        string[] shown = [.. texts];
        foreach (string secret in secrets)
        {
            if (shown.FirstOrDefault(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)) is { } leak)
                Assert.Fail($"What is reported as a secret is shown again: {leak}");
        }
    }
}
