using System.Globalization;
using Fairlead.Analyzers.Suppressions;
using Fairlead.Core.Text;
using Fairlead.Tool.Baselines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Tool.Scanning;

/// <summary>Creates findings from the diagnostics of a compilation, with what a baseline knows them by.</summary>
internal sealed class FindingFactory
{
    private readonly string _root;
    private readonly CSharpCompilation _compilation;
    private readonly Dictionary<string, SourceText> _files;

    public FindingFactory(string root, CSharpCompilation compilation, IEnumerable<(ScannedFile File, SourceText Text)> files)
    {
        _root = root;
        _compilation = compilation;
        _files = files.ToDictionary(static file => file.File.FullPath, static file => file.Text, StringComparer.Ordinal);
    }

    /// <summary>Creates a finding. Returns null for a diagnostic that a build does not show either.</summary>
    public Finding? Create(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == DiagnosticSeverity.Hidden) return null;
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        var finding = new Finding(
            diagnostic.Id,
            diagnostic.Severity,
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            span.Path.Length == 0 ? "" : FileWalk.GetRelativePath(_root, span.Path),
            span.StartLinePosition.Line + 1,
            span.StartLinePosition.Character + 1,
            span.EndLinePosition.Line + 1,
            span.EndLinePosition.Character + 1);
        return AddSuppression(AddSurroundings(finding, diagnostic, span.Path), diagnostic);
    }

    private Finding AddSurroundings(Finding finding, Diagnostic diagnostic, string path)
    {
        TextSpan span = diagnostic.Location.SourceSpan;
        Surroundings? surroundings = diagnostic.Location.SourceTree is { } tree
            ? Surroundings.Create(tree, span, _compilation.GetSemanticModel(tree), CancellationToken.None)
            : _files.TryGetValue(path, out SourceText? text) && span.End <= text.Length
                ? Surroundings.Create(path, text.ToString(), new SourceSpan(span.Start, span.Length))
                : null;
        if (surroundings is null) return finding;
        SourceText written = diagnostic.Location.SourceTree?.GetText() ?? _files[path];
        finding = finding with { Place = surroundings.Place, Context = surroundings.Context, ValueKey =
            ValueKeys.Get(written.ToString(span)) };
        bool isCredential = finding.RuleId.StartsWith("FLD1", StringComparison.Ordinal);
        return isCredential && written.ToString(written.Lines[finding.Line - 1].Span)
            .Contains(GitleaksEntry.AllowComment, StringComparison.Ordinal)
            ? finding with { Acceptance = Acceptance.InSource, Justification = $"A {GitleaksEntry.AllowComment} comment accepts it" }
            : finding;
    }

    private Finding AddSuppression(Finding finding, Diagnostic diagnostic)
    {
        if (!diagnostic.IsSuppressed || finding.IsAccepted) return finding;
        SuppressionInfo? info = diagnostic.GetSuppressionInfo(_compilation);
        SuppressionDescriptor? programmatic =
            info?.ProgrammaticSuppressions.Select(static suppression => suppression.Descriptor).FirstOrDefault();
        return finding with
        {
            Acceptance = programmatic?.Id.EndsWith("Baseline", StringComparison.Ordinal) == true ? Acceptance.InBaseline
                : Acceptance.InSource,
            Justification = programmatic?.Justification.ToString(CultureInfo.InvariantCulture)
                ?? (info?.Attribute is null ? "A pragma accepts it" : "An attribute accepts it"),
        };
    }
}
