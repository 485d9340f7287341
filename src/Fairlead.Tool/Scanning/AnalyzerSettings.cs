using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Tool.Scanning;

/// <summary>
/// The options of a project's files: what <c>.editorconfig</c> and <c>.globalconfig</c> say, by the compiler's own rules, and the
/// properties that a build passes on.
/// </summary>
internal sealed class AnalyzerSettings : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet _set;
    private readonly ImmutableDictionary<string, string> _properties;
    private readonly ConcurrentDictionary<string, FileOptions> _files = new(StringComparer.Ordinal);

    private AnalyzerSettings(AnalyzerConfigSet set, ImmutableDictionary<string, string> properties)
    {
        (_set, _properties) = (set, properties);
        GlobalOptions = new Values(set.GlobalConfigOptions.AnalyzerOptions.SetItems(properties));
        TreeOptions = new Severities(this);
    }

    public override AnalyzerConfigOptions GlobalOptions { get; }

    /// <summary>
    /// Gets the files to look at closely, or null for all: the rules leave the others alone as they leave generated code.
    /// </summary>
    public IReadOnlySet<string>? Judged { get; init; }

    /// <summary>Gets the severities that the same files set, for the compilation.</summary>
    public SyntaxTreeOptionsProvider TreeOptions { get; }

    /// <summary>Parses the settings of a repository. Those above a file apply to it, whatever project it belongs to.</summary>
    public static AnalyzerConfigSet ReadFiles(string root, IEnumerable<string> paths, ICollection<ScanProblem> problems)
    {
        var configs = new List<AnalyzerConfig>();
        foreach (string path in paths)
        {
            try
            {
                configs.Add(AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(path)), path));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(new ScanProblem(FileWalk.GetRelativePath(root, path),
                    "The file could not be read, so its settings do not apply"));
            }
        }
        return AnalyzerConfigSet.Create(configs);
    }

    /// <summary>Creates the same settings for a part of the files.</summary>
    public AnalyzerSettings For(IReadOnlySet<string> judged) => new(_set, _properties) { Judged = judged };

    public static AnalyzerSettings Create(AnalyzerConfigSet set, IEnumerable<KeyValuePair<string, string>> properties) =>
        new(set, properties.ToImmutableDictionary(
            static property => "build_property." + property.Key, static property => property.Value, AnalyzerConfigOptions.KeyComparer));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Get(tree.FilePath).Options;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Get(textFile.Path).Options;

    private FileOptions Get(string path) => _files.GetOrAdd(path, static (path, settings) =>
    {
        AnalyzerConfigOptionsResult result = settings._set.GetOptionsForSourcePath(path);
        return new FileOptions(
            new Values(result.AnalyzerOptions.IsEmpty ? ((Values)settings.GlobalOptions).All
                : ((Values)settings.GlobalOptions).All.SetItems(result.AnalyzerOptions)),
            result.TreeOptions);
    }, this);

    private sealed record FileOptions(AnalyzerConfigOptions Options, ImmutableDictionary<string, ReportDiagnostic> Severities);

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public ImmutableDictionary<string, string> All => values;

        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    private sealed class Severities(AnalyzerSettings settings) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
            settings.Judged?.Contains(tree.FilePath) == false ? GeneratedKind.MarkedGenerated
            : settings.Get(tree.FilePath).Options.TryGetValue("generated_code", out string? value)
                ? bool.TryParse(value, out bool isGenerated) && isGenerated ? GeneratedKind.MarkedGenerated : GeneratedKind.NotGenerated
                : GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            settings.Get(tree.FilePath).Severities.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            settings._set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
