using Fairlead.Core.Git;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers;

/// <summary>
/// The additional files that the <c>.gitignore</c> files among them keep out of the repository. Their findings would depend on whose
/// machine builds. Read when the first file is asked for.
/// </summary>
internal sealed class IgnoredFiles(AnalyzerOptions options)
{
    private readonly Lazy<GitIgnoreRules> _rules = new(() => Read(options));

    public bool Contains(AdditionalText file) => _rules.Value.IsIgnored(file.Path);

    private static GitIgnoreRules Read(AnalyzerOptions options)
    {
        var files = new List<(string Path, string Text)>();
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (GitIgnoreFile.IsIgnoreFile(file.Path) && file.GetText() is { } text) files.Add((file.Path, text.ToString()));
        }
        return GitIgnoreRules.Create(files);
    }
}
