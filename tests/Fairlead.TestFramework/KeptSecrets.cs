using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Fairlead.Detection.Configuration;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Fairlead.TestFramework;

/// <summary>The secrets of a project before a fix, which must all be in its files or in the developer's user secrets afterwards.</summary>
internal sealed class KeptSecrets
{
    private readonly HashSet<string> _secrets = new(StringComparer.Ordinal);

    /// <summary>Finds what the diagnostics of credential rules show, and what the texts hold by themselves.</summary>
    public static async Task<KeptSecrets> FindAsync(
        Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var found = new KeptSecrets();
        foreach (TextDocument document in project.Documents.Concat(project.AdditionalDocuments))
        {
            SourceText text = await document.GetTextAsync(cancellationToken);
            foreach (Diagnostic diagnostic in diagnostics.Where(diagnostic => IsAboutSecrets(diagnostic.Id)
                && diagnostic.GetPath() == document.FilePath))
            {
                // Of an address with a login only the password is secret.
                string shown = text.ToString(diagnostic.Location.SourceSpan);
                if (CredentialScanner.Scan(shown).Count == 0) found.Add(shown);
            }

            string content = text.ToString();
            foreach (CredentialMatch match in CredentialScanner.Scan(content))
                found.Add(content.Substring(match.Span.Start, match.Span.Length));
            if (document is Document) continue;
            foreach (ConfigurationFinding finding in ConfigurationScanner.Scan(document.FilePath!, content))
                found.Add(content.Substring(finding.Span.Start, finding.Span.Length));
        }
        return found;
    }

    /// <summary>Checks a project after a fix. Says how it was applied and never which secret is gone.</summary>
    public async Task AssertKeptAsync(Project project, string how, CancellationToken cancellationToken)
    {
        if (_secrets.Count == 0) return;
        var kept = new System.Text.StringBuilder(Normalize(string.Concat(ReadUserSecrets())));
        foreach (TextDocument document in project.Documents.Concat(project.AdditionalDocuments))
            kept.Append('\n').Append(Normalize((await document.GetTextAsync(cancellationToken)).ToString()));

        string all = kept.ToString();
        int lost = _secrets.Count(secret => !GetForms(secret).Any(form => all.Contains(form, StringComparison.Ordinal)));
        Assert.True(lost == 0,
            $"Fixed by '{how}', {lost} of {_secrets.Count} secrets are kept nowhere. A fix must store a value before it removes it.");
    }

    private void Add(string secret)
    {
        if (Normalize(secret).Length > 0) _secrets.Add(secret);
    }

    /// <summary>As it is written, and as whoever reads the text around it gets it.</summary>
    private static IEnumerable<string> GetForms(string secret)
    {
        yield return Normalize(secret);
        yield return Normalize(Uri.UnescapeDataString(secret));
        if (secret.Contains('\\', StringComparison.Ordinal)) yield return Normalize(Regex.Unescape(secret));
    }

    private static bool IsAboutSecrets(string id) => id.StartsWith("FLD1", StringComparison.Ordinal) || id == "FLD4006";

    /// <summary>Escapes differ from code to JSON; letters and digits don't.</summary>
    private static string Normalize(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    /// <summary>Tests of fixes that store have a home directory of their own.</summary>
    private static IEnumerable<string> ReadUserSecrets()
    {
        string folder = Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "", ".microsoft", "usersecrets");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "secrets.json", SearchOption.AllDirectories).Select(File.ReadAllText)
            : [];
    }
}
