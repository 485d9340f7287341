using Fairlead.Core.Manifest;
using Fairlead.Detection.CredentialApis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Credentials;

/// <summary>
/// The sinks that a project lists, under a key in .editorconfig and in additional files, one a line. All of them count everywhere in the
/// project.
/// </summary>
internal static class ListedSinks
{
    /// <summary>Members that take a credential, each <c>Namespace.Type.Method(parameter)</c> or <c>Namespace.Type.Property</c>.</summary>
    public static readonly FairleadOption<IReadOnlyList<string>> MembersOption = FairleadOption.List("credential_sinks");

    public static IReadOnlyList<CredentialSink> Read(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var entries = new HashSet<string>(MembersOption.Read(options.AnalyzerConfigOptionsProvider.GlobalOptions), StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees) entries.UnionWith(MembersOption.Read(options, tree));
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (IsList(file) && file.GetText(cancellationToken) is { } text)
                entries.UnionWith(FindEntries(text).Select(static entry => entry.Entry));
        }
        return [.. entries.Select(SinkEntryParser.Parse).Where(static sink => sink is not null).Select(static sink => sink!)];
    }

    public static bool IsList(AdditionalText file) => ManifestFileNames.ListsCredentialSinks(file.Path);

    /// <summary>Finds where a list names what can be no member.</summary>
    public static IEnumerable<(string Entry, TextSpan Span)> FindUnreadable(SourceText text) =>
        FindEntries(text).Where(static entry => SinkEntryParser.Parse(entry.Entry) is null);

    /// <summary>Lines without what follows a # and without blank ones.</summary>
    private static IEnumerable<(string Entry, TextSpan Span)> FindEntries(SourceText text)
    {
        foreach (TextLine line in text.Lines)
        {
            string content = line.ToString();
            int comment = content.IndexOf('#');
            if (comment >= 0) content = content.Substring(0, comment);
            string entry = content.Trim();
            if (entry.Length > 0)
                yield return (entry, new TextSpan(line.Start + content.IndexOf(entry, StringComparison.Ordinal), entry.Length));
        }
    }
}
