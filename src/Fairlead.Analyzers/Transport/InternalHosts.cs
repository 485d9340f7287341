using Fairlead.Detection.Text.Urls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fairlead.Analyzers.Transport;

/// <summary>The hosts that a project declares internal, as they hold for one file.</summary>
internal static class InternalHosts
{
    public static readonly FairleadOption<IReadOnlyList<string>> SuffixesOption = FairleadOption.List("internal_host_suffixes");

    public static InternalHostSuffixes Read(AnalyzerOptions options, SyntaxTree tree) => new(SuffixesOption.Read(options, tree));

    public static InternalHostSuffixes Read(AnalyzerOptions options, AdditionalText file) => new(SuffixesOption.Read(options, file));
}
